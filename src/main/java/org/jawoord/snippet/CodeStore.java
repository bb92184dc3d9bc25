package org.jawoord.snippet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Tables {@code banner_code} and {@code banner_asset}: every banner that was ever published, by hash. What it answers never changes. */
@ApplicationScoped
class CodeStore {

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

    /** A module that some build of the banner loads; reads the database. */
    Optional<Asset> asset(String name, byte[] sha256) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "SELECT code FROM banner_asset WHERE hash = ?1 AND name = ?2", String.class)
                .setParameter(1, sha256)
                .setParameter(2, name)
                .getResultStream()
                .map(code -> new Asset(name, (String) code))
                .findFirst());
    }

    /** The code of a hash that a published notice names; reads the database when it isn't in memory. */
    BannerBundle.Code of(String hash) {
        return cache.get(hash, h -> {
            var row = QuarkusTransaction.joiningExisting().call(() -> (Object[])
                    entities.createNativeQuery("SELECT core, banner, assets FROM banner_code WHERE hash = ?1")
                            .setParameter(1, HexFormat.of().parseHex(h))
                            .getSingleResult());
            return new BannerBundle.Code((String) row[0], (String) row[1], (String) row[2]);
        });
    }
}
