package org.jawoord.exhibit;

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

/** Style sheets, script and mark of the pages. Read once; the address holds a hash of the content, so it may be kept for ever. */
@Singleton
@Path("/notices/assets")
public class ExhibitAssets {

    private static final int HASH_CHARACTERS = 12;

    /** Address to file; the console's look is the pages' look. */
    private static final Map<String, String> FILES = Map.of(
            "console.css", "/console/console.css",
            "mark.svg", "/console/mark.svg",
            "around.css", "/exhibit/around.css",
            "inside.css", "/exhibit/inside.css",
            "inside.js", "/exhibit/inside.js");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8", "svg", "image/svg+xml");

    private final Map<String, Asset> byName =
            FILES.keySet().stream().collect(Collectors.toMap(name -> name, name -> Asset.read(FILES.get(name))));

    private record Asset(String hash, String content) {

        static Asset read(String file) {
            try (InputStream in = ExhibitAssets.class.getResourceAsStream(file)) {
                var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Asset(Sha256.hex(content).substring(0, HASH_CHARACTERS), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where a page finds it. */
    String address(String name) {
        return "/notices/assets/" + byName.get(name).hash() + "/" + name;
    }

    @GET
    @Path("{hash}/{name}")
    public Response asset(@PathParam("hash") String hash, @PathParam("name") String name) {
        var asset = Stream.ofNullable(byName.get(name))
                .filter(known -> known.hash().equals(hash))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Response.ok(asset.content(), TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
