package org.jawoord.preview;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Fetches a picture from the internet. The host is resolved once and the connection goes to the address that was looked at, so that a
 * name which changes in between leads nowhere else; redirects are not followed.
 */
@ApplicationScoped
class PictureSource {

    /** A preview of 1280 × 720 has about 150 kB. */
    static final int MAX_BYTES = 512 * 1024;

    /** From the name to the last byte. A placeholder shows without its picture meanwhile. */
    static final Duration TIME_OUT = Duration.ofSeconds(3);

    /** To one host at a time; more wait within the same time-out. */
    private static final int CONNECTIONS = 16;

    private static final String ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif";
    private static final Logger LOG = Logger.getLogger(PictureSource.class);

    private final Vertx vertx;
    private final PublicAddresses addresses;
    private final HttpClient client;

    PictureSource(Vertx vertx, PublicAddresses addresses) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout((int) TIME_OUT.toMillis())
                .setKeepAliveTimeout(10)
                .setMaxHeaderSize(16 * 1024));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** The picture at an address with scheme {@code http} or {@code https}; never fails, and is done after {@link #TIME_OUT}. */
    CompletionStage<Found> fetch(URI address) {
        Promise<Found> done = Promise.promise();
        var running = new AtomicReference<HttpClientRequest>();
        long timer = vertx.setTimer(TIME_OUT.toMillis(), id -> done.tryComplete(Found.Nothing.NO_ANSWER));
        done.future().onComplete(found -> {
            vertx.cancelTimer(timer);
            var request = running.get();
            if (request != null) {
                request.reset(); // what is over already doesn't mind
            }
        });
        var unordered = false;
        vertx.executeBlocking(() -> addresses.of(address.getHost()), unordered)
                .compose(where -> where.isPresent() && !done.future().isComplete()
                        ? client.request(to(address, where.get()))
                        : Future.failedFuture("not on the internet"))
                .compose(request -> {
                    running.set(request);
                    if (done.future().isComplete()) {
                        request.reset();
                    }
                    return request.putHeader("Accept", ACCEPT)
                            .putHeader("User-Agent", "Jawoord")
                            .send();
                })
                .onSuccess(response -> read(response, done))
                .onFailure(e -> {
                    LOG.debugf("no picture from %s: %s", address.getHost(), e.getMessage());
                    done.tryComplete(Found.Nothing.NO_ANSWER);
                });
        return done.future().toCompletionStage();
    }

    /** The connection goes to {@code where}; name and certificate are those of the host. */
    private static RequestOptions to(URI address, InetAddress where) {
        boolean isSecure = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : isSecure ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(where, port)))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()))
                .setFollowRedirects(false)
                .setTimeout(TIME_OUT.toMillis());
    }

    private static void read(HttpClientResponse response, Promise<Found> done) {
        response.exceptionHandler(e -> done.tryComplete(Found.Nothing.NO_ANSWER));
        int status = response.statusCode();
        var type = PictureType.named(response.getHeader("Content-Type"));
        if (status != 200 || type.isEmpty() || response.getHeader("Content-Encoding") != null) {
            done.tryComplete(status >= 500 || status == 429 ? Found.Nothing.NO_ANSWER : Found.Nothing.NO_PICTURE);
            return;
        }
        var body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > MAX_BYTES) {
                done.tryComplete(Found.Nothing.NO_PICTURE);
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> {
            var bytes = body.getBytes();
            done.tryComplete(
                    type.get().begins(bytes) ? new Picture(type.get().mediaType(), bytes) : Found.Nothing.NO_PICTURE);
        });
    }
}
