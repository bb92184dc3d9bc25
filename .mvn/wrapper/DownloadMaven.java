import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** What mvnw needs of curl and sha512sum, where there is nothing but a JDK: {@code java DownloadMaven.java <url> <file>}. */
public final class DownloadMaven {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private DownloadMaven() {}

    /** Either {@code <url> <file>}, or {@code --sha512 <file>}. Ends with 1 and one line when it fails. */
    public static void main(String... args) throws InterruptedException {
        try {
            if (args[0].equals("--sha512")) {
                System.out.println(sha512(Path.of(args[1])));
            } else {
                download(URI.create(args[0]), Path.of(args[1]));
            }
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("mvnw: " + e);
            System.exit(1);
        }
    }

    private static void download(URI from, Path to) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(from).timeout(WHOLE).build();
        HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(to));
        if (response.statusCode() != 200) {
            throw new IOException(from + " answers " + response.statusCode());
        }
    }

    private static String sha512(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }
}
