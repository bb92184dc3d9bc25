package org.jawoord.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A row of {@code notice}: added once, never changed. */
@Entity
@Immutable
@Table(name = "notice")
class NoticeRow extends PanacheEntityBase {

    @Id
    public byte[] id;

    public String site;
    public String content;

    @Column(name = "created_at")
    public Instant createdAt;

    @SuppressWarnings("unchecked")
    static Optional<String> content(String site, NoticeId id) {
        // SQL: the first HQL query of a process takes the start-up several tenths of a second
        return getEntityManager()
                .createNativeQuery("SELECT content FROM notice WHERE site = ?1 AND id = ?2", String.class)
                .setParameter(1, site)
                .setParameter(2, id.bytes())
                .getResultStream()
                .findFirst();
    }

    /** The site that a notice is of. */
    @SuppressWarnings("unchecked")
    static Optional<String> siteOf(NoticeId id) {
        return getEntityManager()
                .createNativeQuery("SELECT site FROM notice WHERE id = ?1", String.class)
                .setParameter(1, id.bytes())
                .getResultStream()
                .findFirst();
    }

    /** Adds a notice unless it is there: going back to an earlier one needs no second row. */
    static void insertIfAbsent(Notice notice, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO notice (id, site, content, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
                .setParameter(1, notice.id().bytes())
                .setParameter(2, notice.site())
                .setParameter(3, notice.canonicalJson())
                .setParameter(4, now)
                .executeUpdate();
    }
}
