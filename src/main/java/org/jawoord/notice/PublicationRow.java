package org.jawoord.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A row of {@code publication}: one version of a site; added once, never changed. */
@Entity
@Immutable
@IdClass(PublicationRow.Key.class)
@Table(name = "publication")
class PublicationRow extends PanacheEntityBase {

    @Id
    public String site;

    @Id
    public int version;

    public byte[] notice;

    @Column(name = "published_at")
    public Instant publishedAt;

    /** Name of a user or token; null before this was kept. */
    @Column(name = "published_by")
    public String publishedBy;

    /** Why a change of wording asks nobody again; null where none was declared. */
    public String editorial;

    record Key(String site, int version) implements Serializable {}

    static PublicationRow add(String site, int version, NoticeId notice, Instant now, String who, String editorial) {
        var row = new PublicationRow();
        row.site = site;
        row.version = version;
        row.notice = notice.bytes();
        row.publishedAt = now;
        row.publishedBy = who;
        row.editorial = editorial;
        row.persist();
        return row;
    }

    static Optional<PublicationRow> ofVersion(String site, int version) {
        return find("site = ?1 and version = ?2", site, version).firstResultOptional();
    }

    /** The first version with this notice. */
    static Optional<PublicationRow> first(String site, NoticeId notice) {
        return find("site = ?1 and notice = ?2 order by version", site, notice.bytes())
                .firstResultOptional();
    }

    /** The versions with this notice, oldest first. */
    static List<PublicationRow> all(String site, NoticeId notice) {
        return list("site = ?1 and notice = ?2 order by version", site, notice.bytes());
    }

    /** The latest versions, newest first, at most this many. */
    @SuppressWarnings("unchecked")
    static List<PublicationRow> latest(String site, int atMost) {
        // SQL: the first HQL query of a process takes the start-up several tenths of a second
        return getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM publication WHERE site = ?1 ORDER BY version DESC LIMIT ?2",
                        PublicationRow.class)
                .setParameter(1, site)
                .setParameter(2, atMost)
                .getResultList();
    }

    NoticeId noticeId() {
        return NoticeId.of(notice);
    }
}
