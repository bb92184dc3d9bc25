package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a service is in the page. */
public enum ServiceKind {
    @JsonProperty("script")
    SCRIPT,
    @JsonProperty("pixel")
    PIXEL,
    @JsonProperty("iframe")
    IFRAME,
    @JsonProperty("beacon")
    BEACON,
    @JsonProperty("cookie")
    COOKIE
}
