package org.jawoord.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The pages of the made-up shop: the first one, a product, the basket. Sets no cookie but that of a basket with something in it. */
@Path("/demo")
@OnlyWithDemo
@Produces(MediaType.TEXT_HTML)
public class ShopResource {

    private static final Duration BASKET_KEPT = Duration.ofDays(7);

    private final ShopPages pages;
    private final DemoSite site;

    ShopResource(ShopPages pages, DemoSite site) {
        this.pages = pages;
        this.site = site;
    }

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        static native TemplateInstance home(ShopPage page);

        static native TemplateInstance product(ShopPage page, Product product);

        static native TemplateInstance basket(ShopPage page);
    }

    @GET
    public Response home(
            @QueryParam("lang") Optional<String> lang,
            @CookieParam(Basket.COOKIE) String basket,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return html(Templates.home(page(lang, request, headers, "/demo", "", Basket.of(basket))));
    }

    @GET
    @Path("product/{slug}")
    public Response product(
            @PathParam("slug") String slug,
            @QueryParam("lang") Optional<String> lang,
            @CookieParam(Basket.COOKIE) String basket,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        var product = Product.of(slug).orElseThrow(NotFoundException::new);
        var path = "/demo/product/" + product.slug();
        return html(Templates.product(page(lang, request, headers, path, product.name(), Basket.of(basket)), product));
    }

    @GET
    @Path("basket")
    public Response basket(
            @QueryParam("lang") Optional<String> lang,
            @CookieParam(Basket.COOKIE) String basket,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return html(Templates.basket(page(lang, request, headers, "/demo/basket", "", Basket.of(basket))));
    }

    @POST
    @Path("basket")
    public Response change(
            @FormParam("add") Optional<String> add,
            @FormParam("remove") Optional<String> remove,
            @FormParam("lang") @DefaultValue("nl") String lang,
            @CookieParam(Basket.COOKIE) String cookie,
            @Context UriInfo request) {
        var basket = Basket.of(cookie);
        var more = add.flatMap(Product::of).map(basket::with).orElse(basket);
        var changed = remove.flatMap(Product::of).map(more::without).orElse(more);
        var language = Language.of(Optional.of(lang), java.util.List.of());
        return Response.seeOther(URI.create("/demo/basket?lang=" + language.tag()))
                .cookie(new NewCookie.Builder(Basket.COOKIE)
                        .value(changed.asCookie())
                        .path("/demo")
                        .maxAge(changed.isEmpty() ? 0 : (int) BASKET_KEPT.toSeconds())
                        .sameSite(NewCookie.SameSite.LAX)
                        .secure("https".equals(request.getBaseUri().getScheme()))
                        .build())
                .build();
    }

    private ShopPage page(
            Optional<String> lang, UriInfo request, HttpHeaders headers, String path, String title, Basket basket) {
        site.define();
        var language = Language.of(lang, headers.getAcceptableLanguages());
        return pages.page(request.getBaseUri(), language, path, title, basket);
    }

    private static Response html(TemplateInstance page) {
        return Response.ok(page.render(), "text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
