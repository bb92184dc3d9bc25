package org.jawoord.demo;

import static org.jawoord.demo.Kind.BEACON;
import static org.jawoord.demo.Kind.FRAME;
import static org.jawoord.demo.Kind.PIXEL;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jawoord.demo.StandIn.Cookie;

/**
 * The vendors' addresses that the shop's tags use, as the vendors document them. The last row of a host catches the rest of it:
 * whatever reaches a vendor is counted, also what nobody thought of.
 */
final class StandIns {

    private static final List<StandIn> ALL = List.of(
            StandIn.script("ga4", "www.googletagmanager.com", "gtag/js", "gtag.js")
                    .forId("G-"),
            StandIn.script("google-ads", "www.googletagmanager.com", "gtag/js", "gtag.js")
                    .forId("AW-"),
            StandIn.script("gtm", "www.googletagmanager.com", "gtm.js", "gtm.js"),
            StandIn.of(FRAME, "gtm", "www.googletagmanager.com", "").from("ns.html"),
            StandIn.of(BEACON, "ga4", "region1.google-analytics.com", ""),
            StandIn.of(PIXEL, "google-ads", "googleads.g.doubleclick.net", "").setting(new Cookie("IDE", 390)),
            StandIn.of(PIXEL, "gtm", "ad.doubleclick.net", ""),
            StandIn.script("meta-pixel", "connect.facebook.net", "", "fbevents.js"),
            StandIn.of(PIXEL, "meta-pixel", "www.facebook.com", "").setting(new Cookie("fr", 90)),
            StandIn.script("linkedin-insight", "snap.licdn.com", "", "insight.js"),
            StandIn.of(PIXEL, "linkedin-insight", "px.ads.linkedin.com", "").setting(new Cookie("bcookie", 365)),
            StandIn.script("tiktok-pixel", "analytics.tiktok.com", "i18n/pixel/events.js", "tiktok.js"),
            StandIn.of(BEACON, "tiktok-pixel", "analytics.tiktok.com", "").setting(new Cookie("_ttp", 390)),
            StandIn.script("hotjar", "static.hotjar.com", "", "hotjar.js"),
            StandIn.of(BEACON, "hotjar", "content.hotjar.io", ""),
            StandIn.of(FRAME, "youtube", "www.youtube.com", "embed/")
                    .from("youtube.html")
                    .setting(new Cookie("VISITOR_INFO1_LIVE", 180), new Cookie("YSC", 0)),
            StandIn.of(BEACON, "youtube", "www.youtube.com", ""));

    private StandIns() {}

    /** Who answers for this address; nobody for a host that the shop has no tag of. */
    static Optional<StandIn> at(String host, String path, String id) {
        return ALL.stream()
                .filter(standIn -> standIn.answers(host, path, id))
                .max(Comparator.comparingInt(standIn -> standIn.path().length()));
    }

    static List<StandIn> all() {
        return ALL;
    }
}
