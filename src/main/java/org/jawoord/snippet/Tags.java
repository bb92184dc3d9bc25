package org.jawoord.snippet;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jawoord.notice.Notices;
import org.jawoord.security.PublicAddress;

/** What an owner pastes, first in the head of each page, in the three forms that contract 4.1 knows. */
@ApplicationScoped
public class Tags {

    private final SnippetFiles files;
    private final Notices notices;
    private final PublicAddress address;
    private final BannerBundle banner;
    private final String bootstrap;

    Tags(SnippetFiles files, Notices notices, PublicAddress address, BannerBundle banner) {
        this.files = files;
        this.notices = notices;
        this.address = address;
        this.banner = banner;
        this.bootstrap = BannerBundle.resource("snippet/bootstrap.js");
    }

    /**
     * The tag of one site.
     *
     * @param tag follows what is published
     * @param pinned one notice for ever, with its Subresource Integrity; changed by hand after each publication
     * @param inline the bootstrap, which does not hold up the page's first paint, behind a hint that fetches the file early; it
     *     follows what is published
     * @param inlineHash what a Content-Security-Policy has to list for it, as {@code sha256-…}
     * @param form besides, on pages with a {@code data-jawoord-form}: never changes, so it has its integrity
     */
    public record Forms(String tag, String pinned, String inline, String inlineHash, String form) {}

    /** The forms for a site; empty when nothing is published. May read the database. */
    public Optional<Forms> of(String site) {
        return notices.current(site).map(publication -> {
            var notice = publication.notice().id().hex();
            var base = address.base() + "/s/" + site;
            var bytes = files.pinned(site, notice, null).orElseThrow().plain();
            return new Forms(
                    "<script src=\"" + base + ".js\"></script>",
                    "<script src=\"" + base + "/" + notice + ".js\" integrity=\"sha384-" + digest("SHA-384", bytes)
                            + "\" crossorigin=\"anonymous\"></script>",
                    "<link rel=\"preload\" as=\"script\" fetchpriority=\"high\" href=\"" + base + ".js\">"
                            + "<script data-jawoord-src=\"" + base + ".js\">" + bootstrap + "</script>",
                    "sha256-" + digest("SHA-256", bootstrap.getBytes(StandardCharsets.UTF_8)),
                    formTag(site));
        });
    }

    /** What a page with a marked form needs, with or without the banner. */
    private String formTag(String site) {
        var form = banner.asset("form");
        return "<script defer src=\"" + address.base() + "/s/assets/form-" + form.hash() + ".js\" integrity=\"sha256-"
                + Base64.getEncoder().encodeToString(form.sha256()) + "\" crossorigin=\"anonymous\" data-site=\"" + site
                + "\"></script>";
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform must have " + algorithm, e);
        }
    }
}
