package org.jawoord.site;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a visitor's Global Privacy Control signal refuses on a site (GPC, W3C: "do not sell or share"): the categories
 * that the definition lists, or those that advertise.
 */
final class GlobalPrivacyControl {

    private static final Set<String> ADVERTISING = Set.of("ad_storage", "ad_user_data", "ad_personalization");
    private static final String MARKETING = "marketing";

    private GlobalPrivacyControl() {}

    /** Keys of what the signal refuses where the owner doesn't say: what is asked, and for advertising. */
    static List<String> refusedByDefault(List<Category> categories) {
        return categories.stream()
                .filter(Category::isAsked)
                .filter(GlobalPrivacyControl::isAdvertising)
                .map(Category::key)
                .toList();
    }

    private static boolean isAdvertising(Category category) {
        return category.key().equals(MARKETING)
                || category.consentMode().stream().anyMatch(ADVERTISING::contains);
    }

    /** Each key that is listed must be that of a category which can be refused, once. */
    static void check(SiteDefinition site, Findings findings) {
        Map<String, Category> categories =
                site.categories().stream().collect(Collectors.toMap(Category::key, Function.identity(), (a, b) -> a));
        var seen = new HashSet<String>();
        for (int i = 0; i < site.gpc().size(); i++) {
            var key = site.gpc().get(i);
            var field = "/gpc/" + i;
            var category = categories.get(key);
            if (category == null && !Category.NECESSARY.equals(key)) {
                findings.add(field, "There is no category " + key + ".");
            } else if (category == null || !category.isAsked()) {
                findings.add(field, "Visitors are not asked for " + key + ", so a signal can't refuse it.");
            }
            findings.require(seen.add(key), field, "The category " + key + " is in this list already.");
        }
    }
}
