package org.jawoord.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses that share their first bits, in CIDR notation (RFC 4632); a single address is a range of one.
 *
 * @param network the first address
 * @param bits how many leading bits all addresses share
 */
public record IpRange(InetAddress network, int bits) {

    /** What may be an IP literal; anything else would be looked up as a host name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** The range of this text; empty when it is none. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return address(address).flatMap(network -> {
            int all = network.getAddress().length * Byte.SIZE;
            if (slash < 0) {
                return Optional.of(new IpRange(network, all));
            }
            String length = text.substring(slash + 1);
            boolean valid = length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= all;
            return valid ? Optional.of(new IpRange(network, Integer.parseInt(length))) : Optional.empty();
        });
    }

    /** An IP literal as an address, never by asking a name server. */
    static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && !text.matches("(\\d{1,3}\\.){3}\\d{1,3}"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Whether an address lies in it; one of the other IP version never does. */
    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
