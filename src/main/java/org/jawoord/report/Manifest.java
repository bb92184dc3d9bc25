package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jawoord.ledger.LedgerSnapshot;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.JsonTimes;

/** The list of what is in a bundle, which is signed: {@code manifest.json}, RFC 8785 in UTF-8. PROOF.md describes it. */
final class Manifest {

    /** Another form would have another name. */
    static final String FORMAT = "jawoord-evidence/1";

    /** Form of a list with records that nothing proves: a program that knows nothing of these must not call it valid. */
    static final String WITH_UNPROVEN = "jawoord-evidence/2";

    /** What the signature is for, so that it can't pass for one of something else. */
    static final String TYP = "jawoord-evidence+jws";

    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.jws";

    private Manifest() {}

    static byte[] of(
            Subject subject,
            Words words,
            Maker maker,
            LedgerSnapshot ledger,
            Contents contents,
            List<BundleZip.File> files) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", contents.unprovenCount() == 0 ? FORMAT : WITH_UNPROVEN);
        manifest.put("site", subject.site());
        manifest.set("scope", subject.json());
        manifest.put("language", words.language());
        manifest.put("madeAt", JsonTimes.format(maker.at()));
        manifest.put("madeBy", maker.who());
        manifest.put("server", maker.server().toString());
        manifest.putObject("ledger").put("origin", ledger.origin()).put("size", ledger.size());
        manifest.putObject("counts")
                .put("records", contents.recordCount())
                .put("receipts", contents.receiptCount())
                .put("erasures", contents.erasureCount())
                .put("stated", contents.statedCount())
                .put("texts", contents.texts().size())
                .put("notices", contents.languagesByNotice().size())
                .put("unnumbered", contents.unnumberedCount())
                .put("unproven", contents.unprovenCount());
        var list = manifest.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        return CanonicalJson.of(manifest).getBytes(StandardCharsets.UTF_8);
    }
}
