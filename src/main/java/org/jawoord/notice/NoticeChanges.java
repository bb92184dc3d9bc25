package org.jawoord.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/**
 * What one notice asks that another didn't, kept for each pair of ids. An id is the hash of its content, so nothing in
 * here can be stale.
 */
@Singleton
class NoticeChanges {

    private static final Logger LOG = Logger.getLogger(NoticeChanges.class);

    /** Characters of titles that are kept, and what a pair takes beside them: about 30 000 pairs without a change. */
    private static final long MAX_CHARACTERS = 8L * 1024 * 1024;

    private static final int PER_PAIR = 256;

    private final LiveNotices live;
    private final Cache<Pair, List<String>> titles = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((Pair pair, List<String> changed) ->
                    PER_PAIR + changed.stream().mapToInt(String::length).sum())
            .build();

    NoticeChanges(LiveNotices live) {
        this.live = live;
    }

    private record Pair(NoticeId answered, NoticeId current) {}

    /** As {@link #between}, when memory knows it; null otherwise. Never blocks. */
    List<String> known(NoticeId answered, Notice current) {
        if (current.id().equals(answered)) {
            return List.of();
        }
        var pair = new Pair(answered, current.id());
        var found = titles.getIfPresent(pair);
        if (found == null) {
            found = live.inMemory(current.site(), answered)
                    .map(earlier -> current.changes(earlier.revs()))
                    .orElse(null);
            if (found != null) {
                titles.put(pair, found);
            }
        }
        return found;
    }

    /**
     * Titles of what {@code current} asks and the notice that was answered didn't, or not so; empty when a choice on
     * that one answers this one. Reads the database when memory doesn't know the notice.
     *
     * @throws ProblemException 503: the database does not answer, so nothing may be granted
     */
    List<String> between(NoticeId answered, Notice current) {
        var known = known(answered, current);
        if (known != null) {
            return known;
        }
        var earlier = read(current.site(), answered);
        if (earlier == null) {
            return current.changes(Map.of()); // not a notice of this site: it asked nothing here
        }
        var changed = current.changes(earlier.revs());
        titles.put(new Pair(answered, current.id()), changed);
        return changed;
    }

    private Notice read(String site, NoticeId id) {
        try {
            return live.byId(site, id).orElse(null);
        } catch (RuntimeException e) {
            if (!ProblemMapper.isDatabase(e)) {
                throw e;
            }
            LOG.warnf("answered notice not read: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The database does not answer, so nothing may fire. Try again.",
                    ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }
}
