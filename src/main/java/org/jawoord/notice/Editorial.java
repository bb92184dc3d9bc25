package org.jawoord.notice;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jawoord.shared.ProblemException;

/**
 * A mended wording that is the same question: its owner says so, with a reason, when publishing it. The new notice then
 * has the revs of the one before for what was mended, so that answers to that one hold, on the server as in the page.
 *
 * <p>Only where nothing but texts differs. A rev of before stays for as long as what it was declared for does.
 */
final class Editorial {

    /** Words that may differ where there were some before. */
    private static final Pattern WORDING = Pattern.compile("(categories|services)\\.(title|purpose)");

    /** What else may: nothing of it asks anybody again. The program's code is not the owner's, declarations follow texts. */
    private static final Pattern BESIDES = Pattern.compile(
            "services\\.cookies\\.purpose|banner\\.texts|privacyStatement\\..*|snippet|editorial(\\..*)?");

    private Editorial() {}

    /** The revs that count: of a content's own ones those that are replaced, replaced. */
    static Map<String, String> counting(Map<String, String> own, Map<String, String> replaced) {
        if (replaced.isEmpty()) {
            return own;
        }
        var counting = new LinkedHashMap<>(own);
        counting.replaceAll((key, rev) -> replaced.getOrDefault(key, rev));
        return Collections.unmodifiableMap(counting);
    }

    /** A draft with what was declared for the current notice and still is as it was then. */
    static NoticeContent carried(NoticeContent draft, Notice current) {
        var declared = current.content().editorial();
        if (declared.isEmpty()) {
            return draft;
        }
        var then = Material.revs(current.content());
        var kept = new HashMap<>(declared);
        var own = Material.revs(draft);
        kept.keySet().removeIf(key -> !own.containsKey(key) || !own.get(key).equals(then.get(key)));
        return draft.with(kept);
    }

    /** Whether the draft could be declared a mended wording of the current notice. */
    static boolean isPossible(Notice current, Notice draft) {
        return !draft.changes(current.revs()).isEmpty() && whatElse(current, draft) == null;
    }

    /**
     * The draft, asking what the current notice asked.
     *
     * @throws ProblemException 422: something else than texts differs, or nothing that would ask anybody again
     */
    static Notice declared(Notice current, Notice draft) {
        var other = whatElse(current, draft);
        if (other != null) {
            throw ProblemException.unprocessable(
                    "Only a change of wording can be editorial, and this is another one: " + other + ".", "editorial");
        }
        if (draft.changes(current.revs()).isEmpty()) {
            throw ProblemException.unprocessable(
                    "Nobody would be asked again, so there is nothing to declare: publish without.", "editorial");
        }
        var counts = new HashMap<>(draft.content().editorial());
        draft.revs().forEach((key, rev) -> {
            var before = current.revs().get(key);
            if (!rev.equals(before)) {
                counts.put(key, before);
            }
        });
        return Notice.of(draft.content().with(counts));
    }

    /** Where something else than a text differs; null when nothing does. */
    private static String whatElse(Notice current, Notice draft) {
        return Differences.between(current, draft).stream()
                .filter(difference -> difference.isWhole() || !isWording(difference))
                .map(difference -> "/" + String.join("/", difference.path()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isWording(Difference difference) {
        var place = difference.place();
        return BESIDES.matcher(place).matches()
                || (difference.kind() == ChangeKind.CHANGED
                        && WORDING.matcher(place).matches());
    }
}
