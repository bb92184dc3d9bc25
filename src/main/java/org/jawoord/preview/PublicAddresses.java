package org.jawoord.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jawoord.security.IpRange;

/**
 * Where a host is on the internet. Addresses of this machine and of the network that it stands in are none: else who defines a site could
 * have us fetch from there (server-side request forgery).
 */
@ApplicationScoped
class PublicAddresses {

    /** What the registries of special-purpose addresses (RFC 6890, IANA) keep out of the internet, or can lead back from it. */
    private static final List<IpRange> ELSEWHERE = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared with a provider (RFC 6598)
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "::/96", // unspecified, loopback, IPv4-compatible
                    "64:ff9b::/96", // NAT64: an IPv4 address inside
                    "64:ff9b:1::/48", // NAT64 of a network's own
                    "100::/64", // discarded
                    "2001::/23", // protocol assignments, Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: an IPv4 address inside
                    "3fff::/20", // documentation
                    "5f00::/16", // segment routing
                    "fc00::/7", // unique local
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local
                    "ff00::/8") // multicast
            .map(range -> IpRange.parse(range).orElseThrow())
            .toList();

    /** The first public address of a host; empty when it has none. Asks the name service, so it blocks. */
    Optional<InetAddress> of(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .filter(PublicAddresses::isPublic)
                    .findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of the internet's. An IPv4 address inside an IPv6 one is looked at as what it is. */
    static boolean isPublic(InetAddress address) {
        return ELSEWHERE.stream().noneMatch(range -> range.contains(address));
    }
}
