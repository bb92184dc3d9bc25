package org.jawoord.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.EntryBundle;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.MerkleTree;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;
import org.jawoord.proof.TilePath;
import org.jawoord.proof.TileSubtrees;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;

/** The ledger as a monitor of transparency logs reads it: over HTTP, with nothing but the public keys. */
@QuarkusTest
class LedgerTest {

    @Test
    void anEmptySiteHasASignedCheckpointOfNothing() throws InvalidProof {
        var site = TestSite.published();

        assertThat(checkpointOf(site, 0).root()).isEqualTo(MerkleHash.empty());
    }

    @Test
    void everyChoiceBecomesALeaf() throws InvalidProof {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        Visitor.on(site).does("reject_all").does("withdraw");

        assertThat(checkpointOf(site, 3).size()).isEqualTo(3);
    }

    @Test
    void theTilesGiveTheRootThatWasSigned() throws InvalidProof {
        var site = TestSite.published();
        for (int i = 0; i < 300; i++) {
            Visitor.on(site).does("accept_all");
        }

        var checkpoint = checkpointOf(site, 300);

        var tree = new TileSubtrees(
                checkpoint.size(), (level, n, width) -> bytes(site, new TilePath(false, level, n, width)));
        assertThat(MerkleTree.root(checkpoint.size(), tree)).isEqualTo(checkpoint.root());
    }

    @Test
    void theEntriesAreTheDataOfTheLeaves() throws InvalidProof {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all").does("withdraw");
        checkpointOf(site, 2);

        var entries = EntryBundle.parse(bytes(site, new TilePath(true, 0, 0, 2)));

        var hashes = new ArrayList<Byte>();
        entries.forEach(entry -> addTo(hashes, MerkleHash.leaf(entry)));
        var tile = new ArrayList<Byte>();
        addTo(tile, bytes(site, new TilePath(false, 0, 0, 2)));
        assertThat(hashes).isEqualTo(tile);
    }

    @Test
    void aTileThatTheTreeDoesNotHaveIsNotThere() throws InvalidProof {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        checkpointOf(site, 1);

        for (var path : List.of("0/000.p/2", "0/000", "1/000.p/1", "0/001.p/1", "0/x", "64/000", "0/000.p/01")) {
            given().get(site.path("ledger/tile/" + path))
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void aNewKeySignsEveryLedgerAlsoOneThatDoesNotGrow() throws InvalidProof {
        var site = TestSite.published();
        checkpointOf(site, 0);

        String kid = TestSite.asAdmin()
                .post("/admin/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("kid");

        var published = KeySet.parse(given().get("/v1/keys").asString());
        var key = published.find(kid).orElseThrow();
        await().ignoreExceptions().until(() -> {
            var note =
                    SignedNote.parse(given().get(site.path("ledger/checkpoint")).asByteArray());
            var name = Checkpoint.parse(note.text()).origin();
            return !note.verify(List.of(new NoteKey(name, key))).isEmpty();
        });
    }

    @Test
    void anUnknownSiteHasNoLedger() {
        given().get("/v1/sites/nobodys/ledger/checkpoint").then().statusCode(404);
    }

    private static Checkpoint checkpointOf(TestSite site, long size) throws InvalidProof {
        await().ignoreExceptions().until(() -> read(site).size() == size);
        return read(site);
    }

    /** The checkpoint, when one of the published keys signed it. */
    private static Checkpoint read(TestSite site) throws InvalidProof {
        var note = SignedNote.parse(given().get(site.path("ledger/checkpoint"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        var keys = new ArrayList<NoteKey>();
        for (var vkey : given().get(site.path("ledger/keys")).asString().lines().toList()) {
            keys.add(NoteKey.parse(vkey));
        }
        assertThat(note.verify(keys)).isNotEmpty();
        return Checkpoint.parse(note.text());
    }

    private static byte[] bytes(TestSite site, TilePath tile) {
        return given().get(site.path("ledger/tile/" + tile.format()))
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Cache-Control", org.hamcrest.Matchers.containsString("immutable"))
                .extract()
                .asByteArray();
    }

    private static void addTo(List<Byte> all, byte[] bytes) {
        for (byte b : bytes) {
            all.add(b);
        }
    }
}
