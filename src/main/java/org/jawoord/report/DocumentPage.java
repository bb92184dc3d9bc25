package org.jawoord.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;

/** A document as one HTML file that needs nothing else: no script, nothing fetched. */
final class DocumentPage {

    private DocumentPage() {}

    @CheckedTemplate(basePath = "report", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance document(Document document);
    }

    /** In UTF-8. */
    static byte[] of(Document document) {
        return Templates.document(document).render().getBytes(StandardCharsets.UTF_8);
    }
}
