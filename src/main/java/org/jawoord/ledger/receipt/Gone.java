package org.jawoord.ledger.receipt;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The answer instead of a receipt whose record was erased: 410 with the signed statement, for people in a page. */
@Singleton
class Gone {

    private final Receipts receipts;
    private final ErasedPage page;

    Gone(Receipts receipts, ErasedPage page) {
        this.receipts = receipts;
        this.page = page;
    }

    /** The answer; empty when nothing of this ID was erased. There is no linked data about nothing: it comes as JSON. */
    Optional<Response.ResponseBuilder> answer(Representation form, String site, UUID id, HttpHeaders headers)
            throws SQLException {
        return receipts.erasure(site, id)
                .map(statement -> form == Representation.PAGE
                        ? page.of(statement, languages(headers))
                        : Response.ok(statement.bytes(), Representation.JSON.type()))
                .map(answer -> answer.status(Response.Status.GONE));
    }

    /** What the browser asks for, the best first; nothing when it says nothing that can be read. */
    private static List<Locale> languages(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
