package org.jawoord.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Who did what in the administration, and when; appended in the transaction of the act itself. */
@ApplicationScoped
public class Audit {

    private final EntityManager entities;
    private final Clock clock;

    Audit(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Appends an entry; it stands or falls with the act.
     *
     * @param who name of a user or token
     * @param what the act in words, without personal data
     * @param site key of the site that it touched, or null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String who, String what, String site) {
        entities.createNativeQuery("INSERT INTO audit (at, who, what, site) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, clock.instant())
                .setParameter(2, who)
                .setParameter(3, what)
                .setParameter(4, site)
                .executeUpdate();
    }
}
