package org.jawoord.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jawoord.catalogue.Catalogue;
import org.jawoord.catalogue.Entry;
import org.jawoord.catalogue.Preset;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Category;
import org.jawoord.site.SiteDefinition;
import org.jawoord.site.Sites;

/**
 * {@code /console/sites/{site}/catalogue}: finds services that sites often use, shows one, and puts it into the site's draft.
 *
 * <p>Answers: 404 no such site or service; 303 it is in the draft, on to the page that publishes; 413 or 422 the draft does
 * not take it: the page again, saying why.
 */
@ConsolePage
@Path("/console/sites/{site}/catalogue")
public class CataloguePageResource {

    private final Pages pages;
    private final CurrentUser user;
    private final Sites sites;
    private final Catalogue catalogue;

    CataloguePageResource(Pages pages, CurrentUser user, Sites sites, Catalogue catalogue) {
        this.pages = pages;
        this.user = user;
        this.sites = sites;
        this.catalogue = catalogue;
    }

    @GET
    public Response search(
            @PathParam("site") String site,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("group") @DefaultValue("") String group,
            @Context HttpHeaders headers) {
        var inDraft = keys(sites.draft(site).definition());
        var entries = catalogue.search(words, "", group);
        return pages.catalogue(
                headers,
                user.get().name(),
                new CataloguePage(site, words, group, catalogue.groups(), entries, inDraft));
    }

    @GET
    @Path("{key}")
    public Response entry(@PathParam("site") String site, @PathParam("key") String key, @Context HttpHeaders headers) {
        return page(site, found(key), headers, 200, "");
    }

    @POST
    @Path("{key}")
    public Response take(
            @PathParam("site") String site,
            @PathParam("key") String key,
            @FormParam("category") @DefaultValue("") String category,
            @Context HttpHeaders headers) {
        var entry = found(key);
        try {
            var service = preset(entry, sites.draft(site).definition()).service();
            service.put("category", category);
            sites.change(
                    site, definition -> with(service, definition), user.get().name());
            return Response.seeOther(URI.create("/console/sites/" + site)).build();
        } catch (ProblemException e) {
            if (e.problem().status() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw e;
            }
            return page(site, entry, headers, e.problem().status(), e.problem().detail());
        }
    }

    private Response page(String site, Entry entry, HttpHeaders headers, int status, String refusal) {
        var definition = sites.draft(site).definition();
        var preset = preset(entry, definition);
        var page = new CatalogueEntryPage(
                site,
                entry,
                preset.service().at("/provider/privacyUrl").asText(),
                preset.service().toPrettyString(),
                categories(definition),
                entry.category(),
                keys(definition).contains(entry.key()),
                String.join(", ", preset.untranslated()),
                refusal);
        return pages.catalogueEntry(headers, status, user.get().name(), page);
    }

    private Entry found(String key) {
        return catalogue
                .find(key)
                .orElseThrow(() -> ProblemException.notFound("The catalogue has no service of this key."));
    }

    private static Preset preset(Entry entry, SiteDefinition definition) {
        var languages = new ArrayList<>(List.of(definition.defaultLanguage()));
        definition.languages().stream()
                .filter(language -> !language.equals(definition.defaultLanguage()))
                .forEach(languages::add);
        return Preset.of(entry, languages);
    }

    private static JsonNode with(ObjectNode service, JsonNode definition) {
        ((ObjectNode) definition).withArray("services").add(service);
        return definition;
    }

    private static List<String> categories(SiteDefinition definition) {
        var keys = definition.categories().stream().map(Category::key).collect(Collectors.toCollection(ArrayList::new));
        if (!keys.contains(Category.NECESSARY)) {
            keys.add(0, Category.NECESSARY);
        }
        return keys;
    }

    private static Set<String> keys(SiteDefinition definition) {
        return definition.services().stream()
                .map(service -> service.key())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
