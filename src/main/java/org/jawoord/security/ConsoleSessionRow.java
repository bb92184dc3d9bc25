package org.jawoord.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code console_session}; its columns are described in the migration. */
@Entity
@Table(name = "console_session")
class ConsoleSessionRow extends PanacheEntityBase {

    @Id
    @Column(name = "token_hash")
    public byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    public ConsoleUserRow user;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "seen_at")
    public Instant seenAt;

    static void add(byte[] tokenHash, ConsoleUserRow user, Instant now) {
        var row = new ConsoleSessionRow();
        row.tokenHash = tokenHash;
        row.user = user;
        row.createdAt = now;
        row.seenAt = now;
        row.persist();
    }

    static Optional<ConsoleSessionRow> of(byte[] tokenHash) {
        return find("select s from ConsoleSessionRow s join fetch s.user where s.tokenHash = ?1", (Object) tokenHash)
                .firstResultOptional();
    }

    static void remove(byte[] tokenHash) {
        delete("tokenHash = ?1", (Object) tokenHash);
    }

    static void removeOlderThan(Instant seen, Instant created) {
        delete("seenAt < ?1 or createdAt < ?2", seen, created);
    }
}
