package org.jawoord.ledger.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** An authority at an address, asked over HTTP (RFC 3161 section 3.4). */
final class HttpTimeStampAuthority implements TimeStampAuthority {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Bits of the nonce that ties an answer to its request. */
    private static final int NONCE_BITS = 64;

    /** An answer carries some certificates; anything larger is none. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int OK = 200;

    private final URI address;
    private final SecureRandom chance = new SecureRandom();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpTimeStampAuthority(URI address) {
        this.address = address;
    }

    @Override
    public byte[] stamp(byte[] sha256) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        var request = generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, chance));
        try {
            var response = new TimeStampResponse(ask(request));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException("the time-stamp authority refuses: " + response.getStatusString());
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException e) {
            throw new IOException("the time-stamp authority answered something else: " + e.getMessage(), e);
        }
    }

    private byte[] ask(TimeStampRequest request) throws IOException {
        var post = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                .build();
        try {
            var answer = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(MAX_BYTES + 1);
                if (answer.statusCode() != OK || bytes.length > MAX_BYTES) {
                    throw new IOException("the time-stamp authority answered with " + answer.statusCode());
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
