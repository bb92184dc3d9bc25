package org.jawoord.snippet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jawoord.notice.CodeHash;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/** Tables {@code banner_code} and {@code banner_asset}: every banner that was ever published, by hash. What it answers never changes. */
@ApplicationScoped
class CodeStore {

    private static final Logger LOG = Logger.getLogger(CodeStore.class);

    /** Versions of the banner in use at one time: one a release that some site hasn't republished since. */
    private static final int IN_MEMORY = 20;

    private final EntityManager entities;
    private final Clock clock;
    private final Cache<String, BannerBundle.Code> cache =
            Caffeine.newBuilder().maximumSize(IN_MEMORY).build();

    CodeStore(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void keep(BannerBundle.Code code) {
        entities.createNativeQuery(
                        "INSERT INTO banner_code (hash, core, banner, assets, added_at) VALUES (?1, ?2, ?3, ?4, ?5)"
                                + " ON CONFLICT DO NOTHING")
                .setParameter(1, HexFormat.of().parseHex(code.hash()))
                .setParameter(2, code.core())
                .setParameter(3, code.banner())
                .setParameter(4, code.assets())
                .setParameter(5, clock.instant())
                .executeUpdate();
        cache.put(code.hash(), code);
    }

    void keep(Asset asset) {
        entities.createNativeQuery("INSERT INTO banner_asset (hash, name, code, added_at) VALUES (?1, ?2, ?3, ?4)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, asset.sha256())
                .setParameter(2, asset.name())
                .setParameter(3, asset.code())
                .setParameter(4, clock.instant())
                .executeUpdate();
    }

    /**
     * A module that some build of the banner loads; reads the database.
     *
     * @throws ProblemException 500: what is stored under this hash has another
     */
    @SuppressWarnings("unchecked")
    Optional<Asset> asset(String name, byte[] sha256) {
        Optional<Asset> stored = QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "SELECT code FROM banner_asset WHERE hash = ?1 AND name = ?2", String.class)
                .setParameter(1, sha256)
                .setParameter(2, name)
                .getResultStream()
                .map(code -> new Asset(name, (String) code))
                .findFirst());
        if (stored.isPresent() && !Arrays.equals(stored.get().sha256(), sha256)) {
            throw refused("module " + name + " " + HexFormat.of().formatHex(sha256));
        }
        return stored;
    }

    /**
     * The code of a hash that a published notice names; reads the database when it isn't in memory.
     *
     * @throws ProblemException 500: it isn't stored, or what is has another hash
     */
    BannerBundle.Code of(String hash) {
        return cache.get(hash, h -> stored(h)
                .filter(code -> CodeHash.fits(h, code.core(), code.banner(), code.assets()))
                .orElseThrow(() -> refused("code " + h)));
    }

    @SuppressWarnings("unchecked")
    private Optional<BannerBundle.Code> stored(String hash) {
        return QuarkusTransaction.joiningExisting().call(() -> ((Stream<Object[]>)
                        entities.createNativeQuery("SELECT core, banner, assets FROM banner_code WHERE hash = ?1")
                                .setParameter(1, HexFormat.of().parseHex(hash))
                                .getResultStream())
                .map(row -> new BannerBundle.Code((String) row[0], (String) row[1], (String) row[2]))
                .findFirst());
    }

    /** Whoever can write to the database must not be able to run a script of theirs in the pages of every owner. */
    private static ProblemException refused(String what) {
        LOG.errorf("not served: the banner's %s is missing or isn't stored as it was; verify-ledger says more", what);
        return new ProblemException(Problem.of(
                500, "The code that belongs here is missing or was changed in the database. It isn't served."));
    }
}
