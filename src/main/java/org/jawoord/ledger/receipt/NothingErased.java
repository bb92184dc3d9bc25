package org.jawoord.ledger.receipt;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;

/** Stands in where nothing can be erased. */
@DefaultBean
@ApplicationScoped
class NothingErased implements ErasedRecords {

    @Override
    public Optional<Erased> of(Connection connection, String site, UUID id) {
        return Optional.empty();
    }
}
