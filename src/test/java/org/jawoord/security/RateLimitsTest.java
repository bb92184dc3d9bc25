package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RELIABILITY O6, O7. */
class RateLimitsTest {

    private record Limits(int choicesPerClient, int choicesPerSite, int lookupsPerClient, int shownPerClient)
            implements LimitConfig {}

    @Test
    void aClientGetsTwoSecondsWorthAtOnceAndThenWaits() {
        var limits = new RateLimits(new Limits(3, 0, 0, 0));

        for (int i = 0; i < 6; i++) {
            assertThat(limits.waitForChoice("192.0.2.1", "shop")).isZero();
        }
        assertThat(limits.waitForChoice("192.0.2.1", "shop")).isPositive();
    }

    @Test
    void anotherClientIsNotHeldUp() {
        var limits = new RateLimits(new Limits(1, 0, 0, 0));
        exhaust(limits, "192.0.2.1", "shop");

        assertThat(limits.waitForChoice("192.0.2.2", "shop")).isZero();
    }

    @Test
    void aHouseholdWithManyIpv6AddressesIsOneClient() {
        var limits = new RateLimits(new Limits(1, 0, 0, 0));
        exhaust(limits, "2001:db8:1:2::a", "shop");

        assertThat(limits.waitForChoice("2001:db8:1:2::b", "shop")).isPositive();
    }

    @Test
    void aSiteIsLimitedHoweverManyClientsComeAndOthersAreNot() {
        var limits = new RateLimits(new Limits(0, 2, 0, 0));
        for (int i = 0; i < 4; i++) {
            limits.waitForChoice("192.0.2." + i, "shop");
        }

        assertThat(limits.waitForChoice("192.0.2.9", "shop")).isPositive();
        assertThat(limits.waitForChoice("192.0.2.9", "other")).isZero();
    }

    @Test
    void aReceiptCostsAsMuchAsFiftyLookups() {
        var limits = new RateLimits(new Limits(0, 0, 2 * RateLimits.LOOKUPS_PER_RECEIPT, 0));

        for (int i = 0; i < 4; i++) {
            assertThat(limits.waitForReceipt("192.0.2.1")).isZero();
        }
        assertThat(limits.waitForReceipt("192.0.2.1")).isPositive();
        assertThat(limits.waitForReceipt("192.0.2.2")).isZero();
    }

    @Test
    void showsHaveALimitOfTheirOwn() {
        var limits = new RateLimits(new Limits(1, 0, 0, 2));
        exhaust(limits, "192.0.2.1", "shop");

        for (int i = 0; i < 4; i++) {
            assertThat(limits.waitForShown("192.0.2.1")).isZero();
        }
        assertThat(limits.waitForShown("192.0.2.1")).isPositive();
        assertThat(limits.waitForShown("192.0.2.2")).isZero();
    }

    @Test
    void zeroSwitchesALimitOff() {
        var limits = new RateLimits(new Limits(0, 0, 0, 0));

        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.waitForChoice("192.0.2.1", "shop")).isZero();
            assertThat(limits.waitForLookup("192.0.2.1")).isZero();
            assertThat(limits.waitForShown("192.0.2.1")).isZero();
        }
    }

    private static void exhaust(RateLimits limits, String client, String site) {
        while (limits.waitForChoice(client, site) == 0) {
            // taking what there is
        }
    }
}
