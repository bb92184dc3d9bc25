package org.jawoord.ledger.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jawoord.shared.Sha256;

/**
 * A checkpoint with a time-stamp over it.
 *
 * @param size leaves that the checkpoint is over
 * @param checkpoint the signed note, whose SHA-256 is stamped
 * @param token of RFC 3161, DER
 * @param stampedAt the time that the authority signed, as the token says
 * @param authority its address
 */
public record Anchor(long size, String checkpoint, byte[] token, Instant stampedAt, String authority) {

    /** The anchor that a token makes of a checkpoint. */
    static Anchor of(long size, String checkpoint, byte[] token, String authority) throws IOException {
        return new Anchor(size, checkpoint, token, timeOf(token), authority);
    }

    /** What is stamped of a checkpoint. */
    static byte[] imprint(String checkpoint) {
        return Sha256.of(checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant timeOf(byte[] token) throws IOException {
        try {
            return new TimeStampToken(new CMSSignedData(token))
                    .getTimeStampInfo()
                    .getGenTime()
                    .toInstant();
        } catch (TSPException | CMSException e) {
            throw new IOException("this is no time-stamp token", e);
        }
    }
}
