package org.jawoord.snippet.everywhere;

import com.microsoft.playwright.Page;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each test has a shop of its own and a visitor who was never there. */
abstract class AtTheShop {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    Shop shop;
    Page page;

    @BeforeEach
    void openShop() {
        shop = new Shop();
        page = CHROMIUM.visitor();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /** Another tab of the visitor. */
    Page another() {
        return page.context().newPage();
    }
}
