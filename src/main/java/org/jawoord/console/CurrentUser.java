package org.jawoord.console;

import jakarta.enterprise.context.RequestScoped;
import org.jawoord.security.ConsoleUser;

/** Who sent this request; known behind {@link ConsoleGuard}. */
@RequestScoped
class CurrentUser {

    private ConsoleUser user;

    void set(ConsoleUser user) {
        this.user = user;
    }

    ConsoleUser get() {
        if (user == null) {
            throw new IllegalStateException("asked for on a page that needs no log-in");
        }
        return user;
    }
}
