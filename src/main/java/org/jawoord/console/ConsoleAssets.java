package org.jawoord.console;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jawoord.shared.Sha256;

/**
 * Style sheet and mark. Read once; the address holds a hash of the content, so browsers may keep them for ever.
 */
@ConsolePage
@Singleton
@Path("/console/assets")
public class ConsoleAssets {

    private static final int HASH_CHARACTERS = 12;

    private static final Map<String, String> TYPES =
            Map.of("console.css", "text/css;charset=utf-8", "mark.svg", "image/svg+xml");

    private final Map<String, Asset> byName = TYPES.keySet().stream().collect(Collectors.toMap(n -> n, Asset::read));

    private record Asset(String hash, String content) {

        static Asset read(String name) {
            try (InputStream in = ConsoleAssets.class.getResourceAsStream("/console/" + name)) {
                String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Asset(Sha256.hex(content).substring(0, HASH_CHARACTERS), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where a page finds it. */
    String address(String name) {
        return "/console/assets/" + byName.get(name).hash() + "/" + name;
    }

    @GET
    @WithoutLogin
    @Path("{hash}/{name}")
    public Response asset(@PathParam("hash") String hash, @PathParam("name") String name) {
        Asset asset = Stream.ofNullable(byName.get(name))
                .filter(known -> known.hash().equals(hash))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Response.ok(asset.content(), TYPES.get(name))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
