package org.jawoord.ledger.receipt;

import static org.jawoord.ledger.receipt.Parties.put;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jawoord.notice.Notice;
import org.jawoord.site.Category;
import org.jawoord.site.LegalBasis;
import org.jawoord.site.Service;
import org.jawoord.site.Text;

/**
 * The purposes of section {@code pii_processing}: what the visitor was told of each, in the language that they were shown,
 * and what they answered. Names of members are those of ISO/IEC TS 27560:2023 where it has one.
 */
final class Processing {

    private final Notice notice;
    private final ObjectNode record;
    private final String language;
    private final Parties parties;

    Processing(Notice notice, ObjectNode record, Parties parties) {
        this.notice = notice;
        this.record = record;
        this.language = record.path("language").asText();
        this.parties = parties;
    }

    /** Adds every category of the notice, in the order in which they are shown. */
    void addTo(ObjectNode processing) {
        var purposes = processing.putArray("purposes");
        notice.content().categories().forEach(category -> purposes.add(purpose(category)));
    }

    private ObjectNode purpose(Category category) {
        var services = notice.content().services().stream()
                .filter(service -> service.category().equals(category.key()))
                .toList();
        var basis = category.basis().name().toLowerCase(Locale.ROOT);
        var purpose = JsonNodeFactory.instance.objectNode();
        purpose.put("purpose_id", category.key());
        purpose.put("purpose", words(category.title()));
        purpose.put("purpose_description", words(category.purpose()));
        purpose.put("lawful_basis", basis);
        purpose.put("answer", Answer.ofCategory(record, category.key(), basis).wireName());
        if (!category.data().isEmpty()) {
            var data = purpose.putArray("pii_information");
            category.data().forEach(kind -> data.addObject()
                    .put("pii_type", words(kind))
                    .put("pii_optional", category.basis() == LegalBasis.CONSENT));
        }
        purpose.putArray("pii_controllers").add(Parties.CONTROLLER);
        put(purpose, "retention_period", category.retention());
        if (!services.isEmpty()) {
            addServices(purpose, services, basis);
        }
        return purpose;
    }

    private void addServices(ObjectNode purpose, List<Service> services, String basis) {
        var methods = new TreeSet<String>();
        var recipients = new TreeSet<String>();
        var countries = new TreeSet<String>();
        var list = purpose.putArray("services");
        for (var service : services) {
            methods.add(service.kind().name().toLowerCase(Locale.ROOT));
            countries.addAll(service.transfers());
            var told = list.addObject();
            told.put("service_id", service.key());
            told.put("service", words(service.title()));
            put(told, "purpose_description", service.purpose() == null ? null : words(service.purpose()));
            told.put(
                    "answer",
                    Answer.ofService(record, service.key(), service.category(), basis)
                            .wireName());
            var provider = service.provider();
            if (provider != null) {
                var id = parties.idOf(provider);
                told.put("party_id", id);
                recipients.add(id);
                if (provider.country() != null) {
                    countries.add(provider.country());
                }
            }
            addStorage(told, service);
        }
        methods.forEach(purpose.putArray("collection_method")::add);
        if (!recipients.isEmpty()) {
            recipients.forEach(purpose.putArray("recipient_third_parties")::add);
        }
        if (!countries.isEmpty()) {
            countries.forEach(purpose.putArray("processing_locations")::add);
        }
    }

    private static void addStorage(ObjectNode told, Service service) {
        if (!service.cookies().isEmpty()) {
            var cookies = told.putArray("cookies");
            service.cookies().forEach(cookie -> {
                var one = cookies.addObject().put("name", cookie.name());
                put(one, "lifetime", cookie.lifetime());
            });
        }
        if (!service.storage().isEmpty()) {
            service.storage().forEach(told.putArray("storage")::add);
        }
    }

    private String words(Text text) {
        return text.in(language, notice.content().defaultLanguage());
    }
}
