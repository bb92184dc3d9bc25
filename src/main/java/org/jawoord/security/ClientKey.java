package org.jawoord.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells clients apart without keeping who they are: 64 bits of an HMAC of the address under a key that exists in this
 * process only and is drawn anew at each start. A network of one household counts as one client (IPv6: the /64).
 */
final class ClientKey {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final SecretKeySpec key;
    private final ThreadLocal<Last> lasts = ThreadLocal.withInitial(Last::new);
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac); // making one costs more than using it

    ClientKey() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    long of(String address) {
        var last = lasts.get();
        if (!address.equals(last.address)) {
            last.key = ByteBuffer.wrap(macs.get().doFinal(network(address))).getLong();
            last.address = address;
        }
        return last.key;
    }

    /** Of a client that asks again and again, as servers do. One address for each thread, in memory only, until another asks. */
    private static final class Last {
        private String address;
        private long key;
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform must have HmacSHA256", e);
        }
    }

    private static byte[] network(String address) {
        try {
            // Only literals are parsed: a name would cost a look-up in the DNS.
            if (address.indexOf(':') >= 0 && InetAddress.getByName(address) instanceof Inet6Address ipv6) {
                return Arrays.copyOf(ipv6.getAddress(), IPV6_NETWORK_BYTES);
            }
        } catch (UnknownHostException e) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
        return address.getBytes(StandardCharsets.UTF_8);
    }
}
