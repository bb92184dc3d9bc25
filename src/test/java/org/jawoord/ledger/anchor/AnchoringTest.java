package org.jawoord.ledger.anchor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;

/** Checkpoints with a time that somebody else signed, from a real authority on this machine. */
@QuarkusTest
class AnchoringTest {

    @Inject
    Anchoring anchoring;

    @Test
    void aStampedCheckpointHasATokenOfTheAuthorityOverItsHash() throws Exception {
        var site = siteWithAChoice();
        try (var authority = new LocalAuthority(UnaryOperator.identity())) {

            anchoring.anchor(new HttpTimeStampAuthority(authority.address()), "local");

            var anchors = given().get(site.path("ledger/anchors"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            var token =
                    new TimeStampToken(new CMSSignedData(Base64.getDecoder().decode(anchors.getString("[0].token"))));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority.holder()));
            assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(Anchor.imprint(anchors.getString("[0].checkpoint")));
            assertThat(anchors.getInt("[0].size")).isEqualTo(1);
        }
    }

    @Test
    void aLedgerThatWasStampedTodayIsNotStampedAgain() throws Exception {
        var site = siteWithAChoice();
        try (var authority = new LocalAuthority(UnaryOperator.identity())) {
            var client = new HttpTimeStampAuthority(authority.address());
            anchoring.anchor(client, "local");
            Visitor.on(site).does("reject_all");
            awaitLeaves(site, 2);

            anchoring.anchor(client, "local");

            assertThat(given().get(site.path("ledger/anchors")).jsonPath().getList("$"))
                    .hasSize(1);
        }
    }

    @Test
    void aLedgerWithoutRecordsIsNotStamped() throws Exception {
        var site = TestSite.published();
        awaitLeaves(site, 0);
        try (var authority = new LocalAuthority(UnaryOperator.identity())) {

            anchoring.anchor(new HttpTimeStampAuthority(authority.address()), "local");

            given().get(site.path("ledger/anchors")).then().body("$", empty());
        }
    }

    @Test
    void aTokenOverAnotherHashIsRefused() throws Exception {
        try (var authority = new LocalAuthority(asked -> requestOver(new byte[32]))) {
            var client = new HttpTimeStampAuthority(authority.address());

            assertThatThrownBy(() -> client.stamp(Anchor.imprint("a checkpoint")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("something else");
        }
    }

    @Test
    void anAuthorityThatIsNotThereIsAnErrorAndNoStamp() {
        var client = new HttpTimeStampAuthority(URI.create("http://127.0.0.1:9/tsa"));

        assertThatThrownBy(() -> client.stamp(new byte[32])).isInstanceOf(IOException.class);
    }

    private static byte[] requestOver(byte[] hash) {
        try {
            return new TimeStampRequestGenerator()
                    .generate(TSPAlgorithms.SHA256, hash, BigInteger.ONE)
                    .getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TestSite siteWithAChoice() {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        awaitLeaves(site, 1);
        return site;
    }

    private static void awaitLeaves(TestSite site, int leaves) {
        await().ignoreExceptions().until(() -> given().get(site.path("ledger/checkpoint"))
                .asString()
                .lines()
                .toList()
                .get(1)
                .equals(Integer.toString(leaves)));
    }
}
