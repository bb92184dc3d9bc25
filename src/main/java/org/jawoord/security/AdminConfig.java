package org.jawoord.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How administrators prove who they are. */
@ConfigMapping(prefix = "jawoord.admin")
public interface AdminConfig {

    /** Shortest token that is taken, in characters: 32 hex digits are 128 bits. */
    int MIN_TOKEN_LENGTH = 32;

    /** {@code JAWOORD_ADMIN_TOKEN}: bearer token of the admin API; without it the API answers 401 to everybody. */
    Optional<String> token();

    /** {@code JAWOORD_ADMIN_PASSWORD}: password of user {@code admin}, taken at the first start only. */
    Optional<String> password();
}
