package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One third-party tool.
 *
 * @param key unique among the categories and services of the site
 * @param category key of the category that it belongs to
 * @param kind what it is in the page
 * @param title its name
 * @param purpose what this one does; may be null
 * @param provider who receives the data; may be null
 * @param transfers ISO 3166-1 alpha-2 codes of countries that data goes to besides the provider's own; may be empty
 * @param matches addresses that it loads from or sends to; {@code *} stands for any characters
 * @param cookies the cookies that it sets
 * @param storage keys in local or session storage, each possibly ending in {@code *}
 * @param reloadOnWithdraw whether the page must be loaded again to be rid of it
 * @param preview where pictures of its embeds are; may be null
 * @param rationale why it is strictly necessary, for the owner's own file; may be null, never shown
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Service(
        String key,
        String category,
        ServiceKind kind,
        Text title,
        Text purpose,
        Provider provider,
        List<String> transfers,
        List<String> matches,
        List<Cookie> cookies,
        List<String> storage,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reloadOnWithdraw,
        Preview preview,
        Text rationale) {

    public Service {
        kind = kind == null ? ServiceKind.SCRIPT : kind;
        title = title == null ? Text.of(key) : title;
        transfers = transfers == null ? List.of() : List.copyOf(transfers);
        matches = matches == null ? List.of() : List.copyOf(matches);
        cookies = cookies == null ? List.of() : List.copyOf(cookies);
        storage = storage == null ? List.of() : List.copyOf(storage);
    }

    /**
     * Who receives the data.
     *
     * @param country ISO 3166-1 alpha-2; may be null
     * @param role {@code controller}, {@code joint_controller} or {@code processor}; may be null
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Provider(String name, String country, String role, String privacyUrl, String address) {}

    /**
     * A cookie, or several whose names start alike.
     *
     * @param name may end in {@code *}
     * @param lifetime ISO 8601 period or duration, or {@code session}
     * @param purpose may be null
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Cookie(String name, String lifetime, Text purpose) {

        Cookie withTexts(UnaryOperator<Text> change) {
            return new Cookie(name, lifetime, purpose == null ? null : change.apply(purpose));
        }
    }

    /**
     * How our server finds the picture that stands for an embed while it is held, so that no visitor asks the provider for it.
     *
     * @param image address of the picture, with {@value #PLACE} in its path or query; absent in what pages get
     * @param id what the address of an embed begins with, ended by {@value #PLACE}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Preview(String image, String id) {

        /** Stands for 1 to 64 letters, digits, {@code _} and {@code -}. */
        public static final String PLACE = "{id}";

        /** Where the picture of an embed is; {@code id} holds nothing that has a meaning in an address. */
        public String imageOf(String id) {
            return image.replace(PLACE, id);
        }
    }

    /** Whether it keeps something on the visitor's device, which ePrivacy art. 5(3) allows only after a yes. */
    @JsonIgnore
    public boolean storesOnDevice() {
        return kind == ServiceKind.COOKIE || !cookies.isEmpty() || !storage.isEmpty();
    }

    /** What visitors are shown of it, with every text replaced. */
    public Service withTexts(UnaryOperator<Text> change) {
        return with(
                change.apply(title),
                purpose == null ? null : change.apply(purpose),
                cookies.stream().map(cookie -> cookie.withTexts(change)).toList(),
                preview);
    }

    /** What pages need of it: where the pictures come from is the server's business. */
    public Service withoutImage() {
        return preview == null ? this : with(title, purpose, cookies, new Preview(null, preview.id()));
    }

    private Service with(Text title, Text purpose, List<Cookie> cookies, Preview preview) {
        return new Service(
                key,
                category,
                kind,
                title,
                purpose,
                provider,
                transfers,
                matches,
                cookies,
                storage,
                reloadOnWithdraw,
                preview,
                null);
    }
}
