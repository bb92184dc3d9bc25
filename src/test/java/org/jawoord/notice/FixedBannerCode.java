package org.jawoord.notice;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import org.jawoord.shared.Sha256;

/** Stands in where the program that shows a notice is not there. */
@DefaultBean
@ApplicationScoped
class FixedBannerCode implements BannerCode {

    @Override
    public String hash() {
        return Sha256.hex("banner");
    }
}
