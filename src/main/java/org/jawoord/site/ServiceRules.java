package org.jawoord.site;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jawoord.security.HostNames;

/** How services fit to their categories, and whether their addresses and countries exist. */
final class ServiceRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String ANY_SUBDOMAIN = "://*.";

    private final Map<String, Category> categories;
    private final Findings findings;

    private ServiceRules(SiteDefinition site, Findings findings) {
        this.categories = site.categories().stream().collect(Collectors.toMap(Category::key, c -> c, (a, b) -> a));
        this.findings = findings;
    }

    static void check(SiteDefinition site, Findings findings) {
        var rules = new ServiceRules(site, findings);
        for (int i = 0; i < site.services().size(); i++) {
            var service = site.services().get(i);
            var field = "/services/" + i;
            rules.category(service, field);
            rules.provider(service.provider(), field + "/provider");
            rules.transfers(service, field + "/transfers/");
            rules.matches(service, field + "/matches/");
            rules.preview(service.preview(), field + "/preview");
        }
    }

    private void category(Service service, String field) {
        if (service.category().equals(Category.NECESSARY)) {
            return; // always there, implied when the definition leaves it out
        }
        var category = categories.get(service.category());
        if (category == null) {
            findings.add(field + "/category", "There is no category " + service.category() + ".");
            return;
        }
        findings.require(
                category.isAsked() || !service.storesOnDevice(),
                field + storageField(service),
                "What keeps something on the visitor's device needs consent (ePrivacy art. 5(3)), but the basis of "
                        + category.key() + " is another one.");
    }

    private static String storageField(Service service) {
        if (!service.cookies().isEmpty()) {
            return "/cookies";
        }
        return service.storage().isEmpty() ? "/kind" : "/storage";
    }

    private void provider(Service.Provider provider, String field) {
        if (provider == null) {
            return;
        }
        if (provider.country() != null) {
            country(provider.country(), field + "/country");
        }
        if (provider.privacyUrl() != null) {
            Urls.require(provider.privacyUrl(), field + "/privacyUrl", findings);
        }
    }

    private void transfers(Service service, String field) {
        var own = service.provider() == null ? null : service.provider().country();
        for (int i = 0; i < service.transfers().size(); i++) {
            var country = service.transfers().get(i);
            country(country, field + i);
            findings.require(
                    !country.equals(own), field + i, "This is the provider's own country; name only the others.");
        }
    }

    private void country(String code, String field) {
        findings.require(COUNTRIES.contains(code), field, "ISO 3166-1 knows no country " + code + ".");
    }

    private void matches(Service service, String field) {
        for (int i = 0; i < service.matches().size(); i++) {
            var match = service.matches().get(i);
            if (match.contains(ANY_SUBDOMAIN)) {
                var host = match.substring(match.indexOf(ANY_SUBDOMAIN) + ANY_SUBDOMAIN.length())
                        .split("[/:]", 2)[0];
                findings.require(
                        HostNames.hasOneOwner(host),
                        field + i,
                        "Names under " + host + " belong to different owners, or to nobody; a * can't cover them.");
            } else if (!match.startsWith("/")) {
                Urls.require(match.substring(0, match.indexOf('/', match.indexOf("://") + 3)), field + i, findings);
            }
        }
    }

    private void preview(Service.Preview preview, String field) {
        if (preview != null) {
            Urls.require(preview.imageOf("x"), field + "/image", findings);
            Urls.require(preview.id().replace(Service.Preview.PLACE, "x"), field + "/id", findings);
        }
    }
}
