package org.jawoord.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jawoord.site.Service;

/** What a notice tells of one service, as names and values. */
final class ServiceFacts {

    private ServiceFacts() {}

    /** Name, value, name, value; null where the notice says nothing. */
    static String[] of(Service service, NoticeTexts texts, Words words) {
        var provider = service.provider();
        return new String[] {
            words.say("notice.service"),
            texts.in(service.title()),
            words.say("notice.key"),
            service.key(),
            words.say("notice.purpose"),
            service.purpose() == null ? null : texts.in(service.purpose()),
            texts.of("provider"),
            provider == null ? null : provider.name(),
            texts.of("address"),
            provider == null ? null : provider.address(),
            texts.of("country"),
            provider == null || provider.country() == null ? null : texts.country(provider.country()),
            texts.of("transfers"),
            service.transfers().stream().map(texts::country).collect(Collectors.joining(", ")),
            texts.of("role"),
            provider == null || provider.role() == null ? null : texts.of("role_" + provider.role()),
            words.say("notice.privacyUrl"),
            provider == null ? null : provider.privacyUrl(),
            texts.of("cookies"),
            service.cookies().stream().map(cookie -> cookie(cookie, texts)).collect(Collectors.joining("\n")),
            texts.of("storage"),
            String.join("\n", service.storage()),
            words.say("notice.matches"),
            String.join("\n", service.matches()),
        };
    }

    private static String cookie(Service.Cookie cookie, NoticeTexts texts) {
        return Stream.of(cookie.name(), cookie.lifetime(), cookie.purpose() == null ? null : texts.in(cookie.purpose()))
                .filter(part -> part != null)
                .collect(Collectors.joining(" · "));
    }
}
