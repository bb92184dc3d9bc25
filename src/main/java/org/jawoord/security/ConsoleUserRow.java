package org.jawoord.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code console_user}; its columns are described in the migration. */
@Entity
@Table(name = "console_user")
class ConsoleUserRow extends PanacheEntityBase {

    /** May do everything. The only role so far. */
    static final String OWNER = "owner";

    /** Any number; two starts or two claims at a time must not make two first owners. */
    private static final long FIRST_OWNER_LOCK = 7_266_001;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;

    @Column(name = "password_hash")
    public String passwordHash;

    public String role;

    @Column(name = "created_at")
    public Instant createdAt;

    static Optional<ConsoleUserRow> named(String name) {
        return find("name", name).firstResultOptional();
    }

    static ConsoleUserRow add(String name, String passwordHash, Instant now) {
        var row = new ConsoleUserRow();
        row.name = name;
        row.passwordHash = passwordHash;
        row.role = OWNER;
        row.createdAt = now;
        row.persist();
        return row;
    }

    static boolean isEmpty() {
        // SQL: the first HQL query of a process takes the start-up several tenths of a second
        return getEntityManager()
                .createNativeQuery("SELECT 1 FROM console_user LIMIT 1")
                .getResultList()
                .isEmpty();
    }

    /** Whether there is nobody yet; until the transaction ends, nobody else gets an answer to this. */
    static boolean isEmptyAndLocked() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, FIRST_OWNER_LOCK)
                .getSingleResult();
        return isEmpty();
    }

    ConsoleUser user() {
        return new ConsoleUser(id, name);
    }
}
