package org.jawoord.site;

import com.google.common.net.InternetDomainName;

/** What may stand behind {@code *.}: a name that belongs to one owner. */
final class HostNames {

    private HostNames() {}

    /**
     * Whether all names under this one belong to one owner: it has two labels or more, is no address, and nobody can
     * register names under it (publicsuffix.org, as Guava carries it).
     */
    static boolean hasOneOwner(String host) {
        if (!host.contains(".") || !InternetDomainName.isValid(host)) {
            return false;
        }
        return !InternetDomainName.from(host).isPublicSuffix();
    }
}
