package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jawoord.notice.Notices;
import org.jawoord.site.Sites;
import org.jawoord.site.StoredSite;

/**
 * How long each site keeps records, by what its visitors are told (GDPR Art. 13(2)(a)): the notice that was published last,
 * not the draft, and for an archived site the last that it had. A notice that says nothing keeps them.
 */
@ApplicationScoped
class Cutoffs {

    private final Sites sites;
    private final Notices notices;
    private final Clock clock;

    Cutoffs(Sites sites, Notices notices, Clock clock) {
        this.sites = sites;
        this.notices = notices;
        this.clock = clock;
    }

    /** Of all sites that don't keep everything. */
    List<Cutoff> all() {
        return sites.all().stream()
                .map(StoredSite::key)
                .map(this::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of one site; empty when it keeps everything. */
    Optional<Cutoff> of(String site) {
        return notices.last(site)
                .map(notice -> notice.lifetime().records())
                .map(period -> new Cutoff(
                        site,
                        clock.instant()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)
                                .minus(Period.parse(period))
                                .toInstant()));
    }
}
