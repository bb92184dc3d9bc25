package org.jawoord.demo;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of pottery that the shop sells.
 *
 * @param slug its name in addresses; also the id of its drawing in {@code art.html}
 * @param name what it is called, in both languages
 * @param cents price in euro cents, VAT included
 * @param glaze the tile behind its drawing, a class in {@code shop.css}
 */
public record Product(String slug, String name, int cents, String glaze) {

    private static final Currency EURO = Currency.getInstance("EUR");

    /** All that there is. */
    static final List<Product> ALL = List.of(
            new Product("kan-noord", "Kan Noord", 6450, "mist"),
            new Product("kom-duin", "Kom Duin", 2450, "sand"),
            new Product("mok-veen", "Mok Veen", 1850, "sage"),
            new Product("vaas-riet", "Vaas Riet", 5250, "rose"),
            new Product("theepot-terp", "Theepot Terp", 8900, "ochre"),
            new Product("bord-wad", "Bord Wad", 2950, "stone"));

    static Optional<Product> of(String slug) {
        return ALL.stream().filter(product -> product.slug.equals(slug)).findFirst();
    }

    /** The price as people write it. */
    public String price(Language language) {
        return euros(cents, language);
    }

    /** What it is, in a line; the texts have it under its slug. */
    public String about(Map<String, String> texts) {
        return texts.get(slug);
    }

    static String euros(int cents, Language language) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(EURO);
        return format.format(BigDecimal.valueOf(cents, 2));
    }
}
