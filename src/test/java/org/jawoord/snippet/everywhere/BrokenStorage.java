package org.jawoord.snippet.everywhere;

/** Browsers that keep nothing in their storage for scripts. */
enum BrokenStorage {
    /** Cookies and storage of scripts are switched off, or the page is in a sandbox. */
    BLOCKED("""
            for (const name of ["localStorage", "sessionStorage"])
              Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
            """),
    /** No byte goes in; what is there can be read. */
    FULL("""
            Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
            """);

    /** What makes it so, before a page's own scripts. */
    final String script;

    BrokenStorage(String script) {
        this.script = script;
    }
}
