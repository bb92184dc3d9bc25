package org.jawoord.demo;

import java.util.List;

/**
 * One service of the demo's site in one language, as the page's panel lists it.
 *
 * @param key its key in the site definition
 * @param title its name
 * @param category key of its category
 * @param categoryTitle name of its category
 * @param provider who runs it
 * @param cookies names of its cookies; a name may end in {@code *}
 * @param asked false for what is strictly necessary
 */
public record ShopService(
        String key,
        String title,
        String category,
        String categoryTitle,
        String provider,
        List<String> cookies,
        boolean asked) {

    /** For the panel's script: names hold no spaces (RFC 6265). */
    public String cookieNames() {
        return String.join(" ", cookies);
    }
}
