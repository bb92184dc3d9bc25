package org.jawoord.ledger;

import jakarta.inject.Singleton;
import org.jawoord.security.PublicAddress;

/** Names of logs: the address at which one is served when it is begun, without scheme (C2SP tlog-checkpoint). */
@Singleton
class LogNames {

    private final PublicAddress address;

    LogNames(PublicAddress address) {
        this.address = address;
    }

    /** The name of a site's log if it is begun now; it keeps it for ever. */
    String of(String site) {
        var base = address.base();
        return base.getRawAuthority() + base.getRawPath() + "/v1/sites/" + site + "/ledger";
    }
}
