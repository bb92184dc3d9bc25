package org.jawoord.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row of {@code site}; its columns are described in the migration. */
@Entity
@Table(name = "site")
class SiteRow extends PanacheEntityBase {

    @Id
    @Column(name = "key")
    public String key;

    public String definition;
    public int revision;

    @Column(name = "published_revision")
    public Integer publishedRevision;

    public int version;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Column(name = "archived_at")
    public Instant archivedAt;

    /** What tells a node whether it must read a site again. */
    record State(String key, int revision, int version) {}

    static Optional<SiteRow> byKey(String key) {
        return findByIdOptional(key);
    }

    /** The row, held against other writers until the transaction ends. */
    static Optional<SiteRow> locked(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<SiteRow> inOrder() {
        return listAll(Sort.by("key"));
    }

    // SQL for what the start-up asks: the first HQL query of a process takes it several tenths of a second.
    @SuppressWarnings("unchecked")
    static List<State> liveStates() {
        var rows = (List<Object[]>) getEntityManager()
                .createNativeQuery("SELECT key, revision, version FROM site WHERE archived_at IS NULL", Object[].class)
                .getResultList();
        return rows.stream()
                .map(row -> new State((String) row[0], (Integer) row[1], (Integer) row[2]))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<SiteRow> byKeys(List<String> keys) {
        return getEntityManager()
                .createNativeQuery("SELECT * FROM site WHERE key IN (:keys)", SiteRow.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    /** Adds a site; false when there is one of that key already, also when it was added a moment ago by another. */
    static boolean insertIfAbsent(String key, String definition, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO site (key, definition, revision, version, created_at, changed_at)
                                VALUES (?1, ?2, 1, 0, ?3, ?3) ON CONFLICT DO NOTHING""")
                        .setParameter(1, key)
                        .setParameter(2, definition)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }
}
