package org.jawoord.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jawoord.shared.Problem.Finding;

/** The rules of a definition that its schema can't say: how its parts fit together. Texts: {@link
 * TextRules}, services: {@link ServiceRules}, colours: {@link ThemeRules}. */
final class SiteRules {

    /**
     * Longest lifetime of an answer: 13 months, the bound of TCF and of CNIL for cookies (CRITERIA C8, C13). Compared
     * in days of a year that is not a leap year.
     */
    static final Period MAX_LIFETIME = Period.ofMonths(13);

    /** Shortest retention of records: less is a slip, since a dispute about a consent takes longer to arrive. */
    static final Period MIN_RECORDS = Period.ofMonths(1);

    /** Longest retention of records: no claim in the EU can be brought later than 30 years. Longer is no period but for ever. */
    static final Period MAX_RECORDS = Period.ofYears(30);

    /**
     * Bytes that all keys may take in a choice, as {@code "key":false,}: a choice of at most 4 KiB (contract 4.2) must
     * have room for every switch, and its other fields take less than 500.
     */
    static final int MAX_KEY_BYTES = 3_500;

    private static final int BYTES_BESIDE_KEY = "\"\":false,".length();
    private static final LocalDate SOME_DAY = LocalDate.of(2001, 1, 1);

    /** What a category that nobody can refuse may grant; the rest of Google's types is for the visitor to decide. */
    private static final Set<String> NECESSARY_MAY_GRANT = Set.of("security_storage", "functionality_storage");

    private final SiteDefinition site;
    private final Findings findings = new Findings();

    private SiteRules(SiteDefinition site) {
        this.site = site;
    }

    /** What is wrong; empty when nothing is. */
    static List<Finding> faults(SiteDefinition site) {
        var rules = new SiteRules(site);
        rules.origins();
        rules.privacyStatement();
        rules.lifetimes();
        rules.keys();
        rules.categories();
        ServiceRules.check(site, rules.findings);
        GlobalPrivacyControl.check(site, rules.findings);
        rules.banner();
        return rules.findings.all();
    }

    private void origins() {
        for (int i = 0; i < site.origins().size(); i++) {
            var field = "/origins/" + i;
            OriginRule.fault(site.origins().get(i)).ifPresent(detail -> findings.add(field, detail));
        }
    }

    private void privacyStatement() {
        var statement = site.privacyStatement();
        if (statement == null) {
            return;
        }
        if (statement.date() != null) {
            findings.require(isDay(statement.date()), "/privacyStatement/date", "There is no such day.");
        }
        if (statement.url() != null) {
            var url = statement.url();
            if (url.everywhere() != null) {
                Urls.require(url.everywhere(), "/privacyStatement/url", findings);
            }
            url.byLanguage().forEach((language, u) -> Urls.require(u, "/privacyStatement/url/" + language, findings));
        }
    }

    private void lifetimes() {
        requireLifetime(site.lifetime().accepted(), "/lifetime/accepted");
        requireLifetime(site.lifetime().refused(), "/lifetime/refused");
        if (site.lifetime().records() != null) {
            var end = SOME_DAY.plus(Period.parse(site.lifetime().records()));
            findings.require(
                    !end.isBefore(SOME_DAY.plus(MIN_RECORDS)) && !end.isAfter(SOME_DAY.plus(MAX_RECORDS)),
                    "/lifetime/records",
                    "Records are kept for " + MIN_RECORDS + " to " + MAX_RECORDS
                            + "; without this field, for as long as" + " they may have to be shown.");
        }
    }

    private void requireLifetime(String text, String field) {
        var end = SOME_DAY.plus(Period.parse(text));
        findings.require(end.isAfter(SOME_DAY), field, "An answer must hold for a day at least.");
        findings.require(
                !end.isAfter(SOME_DAY.plus(MAX_LIFETIME)),
                field,
                "An answer holds for at most " + MAX_LIFETIME + ", so that visitors are asked again.");
    }

    private void keys() {
        var first = new HashMap<String, String>();
        int bytes = 0;
        for (int i = 0; i < site.categories().size(); i++) {
            var key = site.categories().get(i).key();
            bytes += key.length() + BYTES_BESIDE_KEY;
            requireUnique(key, "/categories/" + i, first);
        }
        first.putIfAbsent(Category.NECESSARY, "the implied category");
        for (int i = 0; i < site.services().size(); i++) {
            var key = site.services().get(i).key();
            bytes += key.length() + BYTES_BESIDE_KEY;
            requireUnique(key, "/services/" + i, first);
        }
        findings.require(
                bytes <= MAX_KEY_BYTES,
                "/services",
                "All keys together take " + bytes + " bytes of a choice, of at most " + MAX_KEY_BYTES
                        + "; make them shorter or fewer.");
    }

    private void requireUnique(String key, String place, Map<String, String> first) {
        var other = first.putIfAbsent(key, place);
        findings.require(
                other == null,
                place + "/key",
                "The key " + key + " is also that of " + other + "; categories and services share their keys.");
    }

    private void categories() {
        var grants = new HashMap<String, String>();
        for (int i = 0; i < site.categories().size(); i++) {
            var category = site.categories().get(i);
            var field = "/categories/" + i;
            boolean always = category.basis() == LegalBasis.STRICTLY_NECESSARY;
            findings.require(
                    !always || category.isNecessary(),
                    field + "/basis",
                    "Only the category necessary is strictly necessary; others need another basis.");
            findings.require(
                    always || !category.isNecessary(),
                    field + "/basis",
                    "The category necessary is always on, so it can only be strictly necessary.");
            for (int t = 0; t < category.consentMode().size(); t++) {
                var type = category.consentMode().get(t);
                var other = grants.putIfAbsent(type, category.key());
                findings.require(
                        other == null,
                        field + "/consentMode/" + t,
                        "The category " + other + " grants " + type + " already; which one should decide?");
                findings.require(
                        !category.isNecessary() || NECESSARY_MAY_GRANT.contains(type),
                        field + "/consentMode/" + t,
                        "The category necessary can't be refused, so it can't grant " + type + ".");
            }
        }
    }

    private void banner() {
        var banner = site.banner();
        var positions = banner.layout().positions();
        if (positions.isEmpty()) {
            findings.require(
                    banner.position() == null, "/banner/position", "What the owner draws has no position here.");
        } else {
            findings.require(
                    positions.contains(banner.position()),
                    "/banner/position",
                    "A " + banner.layout().name().toLowerCase(Locale.ROOT) + " can be at "
                            + String.join(" or ", positions) + ".");
        }
        ThemeRules.check(banner.theme(), findings);
    }

    private static boolean isDay(String date) {
        try {
            LocalDate.parse(date);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
