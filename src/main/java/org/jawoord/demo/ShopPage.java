package org.jawoord.demo;

import java.util.List;
import java.util.Map;

/**
 * What every page of the shop shows.
 *
 * @param language its language
 * @param path its own path, for the links to its other language
 * @param title what stands before the shop's name in the title; empty on the first page
 * @param t the words of the shop, by key
 * @param p the words of the panel, by key
 * @param data what the panel's script needs, as JSON that may stand in a script element
 * @param standIns where the vendors are: an address to append {@code /{host}/{path}} to
 * @param pageView the token of this page view
 * @param separate whether the vendors are on another origin
 * @param known whether this page's origin is one of the site's, so that choices are taken
 * @param services what the panel lists
 * @param basket what the visitor put in the basket
 * @param products what the shop sells
 */
public record ShopPage(
        Language language,
        String path,
        String title,
        Map<String, String> t,
        Map<String, String> p,
        String data,
        String standIns,
        String pageView,
        boolean separate,
        boolean known,
        List<ShopService> services,
        Basket basket,
        List<Product> products) {

    /** What follows a path in links, so that the language stays: no cookie remembers it. */
    public String query() {
        return "?lang=" + language.tag();
    }
}
