package org.jawoord.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the visitor put in the basket. It is kept in one cookie, which is made when the first product goes in and is deleted with the
 * last one: a basket that was asked for is strictly necessary (ePrivacy Directive art. 5(3)), one that was not is not.
 *
 * @param products in the order in which they were put in
 */
public record Basket(List<Product> products) {

    static final String COOKIE = "shop_basket";

    /** Pieces in one basket: a bound on the cookie, of which browsers keep 4 kB. */
    private static final int MOST = 50;

    /** The basket in a cookie; products that do not exist are left out. */
    static Basket of(String cookie) {
        var slugs = cookie == null ? Stream.<String>empty() : Stream.of(cookie.split("\\.", MOST + 1));
        return new Basket(
                slugs.limit(MOST).flatMap(slug -> Product.of(slug).stream()).toList());
    }

    Basket with(Product product) {
        var more = new ArrayList<>(products);
        if (more.size() < MOST) {
            more.add(product);
        }
        return new Basket(List.copyOf(more));
    }

    Basket without(Product product) {
        var fewer = new ArrayList<>(products);
        fewer.remove(product);
        return new Basket(List.copyOf(fewer));
    }

    /** How many pieces. */
    public int size() {
        return products.size();
    }

    public boolean isEmpty() {
        return products.isEmpty();
    }

    /** What it all costs. */
    public String total(Language language) {
        return Product.euros(products.stream().mapToInt(Product::cents).sum(), language);
    }

    String asCookie() {
        return products.stream().map(Product::slug).collect(Collectors.joining("."));
    }
}
