package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.notFound;
import static org.jawoord.shared.ProblemException.unprocessable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.consent.elsewhere.FormSubmission.Box;

/** What a form's submission amounts to: which ticks are a yes, and to which text. */
final class FormRules {

    /** Why a ticked box is no yes. */
    static final String PRE_TICKED = "pre_ticked";

    /** Two purposes behind the same words. */
    static final String BUNDLED = "bundled";

    /** A box with nothing beside it that could be read: nobody knows what they said yes to (GDPR Art. 4(11)). */
    static final String NO_WORDS = "no_words";

    private FormRules() {}

    /**
     * The act, on the newest version whose words the page showed; or on the newest one, with a copy of what was shown.
     *
     * @param versions of this form, newest first
     */
    static Stated stated(FormSubmission submission, List<ConsentText> versions) {
        if (versions.isEmpty()) {
            throw notFound("No text of this form is registered.");
        }
        var shown = new LinkedHashMap<String, String>();
        submission.boxes().forEach(box -> shown.put(box.purpose(), box.text()));
        var agreeing = versions.stream()
                .filter(version -> version.agrees(shown, submission.words()))
                .toList();
        // The same words may be registered for more than one language: the page's own comes first.
        var text = agreeing.stream()
                .filter(version -> version.language().equals(submission.language()))
                .findFirst()
                .or(() -> agreeing.stream().findFirst());
        var newest = versions.stream()
                .filter(version -> version.language().equals(submission.language()))
                .findFirst()
                .orElse(versions.get(0));
        if (text.isEmpty() && newest.strict()) {
            throw unprocessable(
                    "The page showed other words than any registered version, and this form takes no others.",
                    "purposes");
        }
        var asked = text.orElse(newest).purposes().stream()
                .map(ConsentText.Purpose::key)
                .toList();
        shown.keySet().stream()
                .filter(purpose -> !asked.contains(purpose))
                .findFirst()
                .ifPresent(unknown -> {
                    throw unprocessable("No text of this form asks for a purpose of this key.", "purposes");
                });
        var refused = refused(submission.boxes());
        var answers = new HashMap<String, Boolean>();
        submission
                .boxes()
                .forEach(box -> answers.put(box.purpose(), box.ticked() && !refused.containsKey(box.purpose())));
        return submission.stated(
                answers.containsValue(true) ? Act.GIVE : Act.REFUSE,
                text.orElse(newest).id(),
                answers,
                refused,
                text.isPresent() ? null : submission.shown());
    }

    private static Map<String, String> refused(List<Box> boxes) {
        var refused = new LinkedHashMap<String, String>();
        boxes.stream().filter(Box::ticked).forEach(box -> fault(box, boxes)
                .ifPresent(why -> refused.put(box.purpose(), why)));
        return refused;
    }

    /** Why a ticked box is no yes; empty when it is one. */
    private static Optional<String> fault(Box box, List<Box> boxes) {
        if (box.preTicked()) {
            return Optional.of(PRE_TICKED);
        }
        if (!ConsentText.isSeen(box.text())) {
            return Optional.of(NO_WORDS);
        }
        var words = ConsentText.normal(box.text());
        return boxes.stream()
                .filter(other ->
                        other != box && ConsentText.normal(other.text()).equals(words))
                .findFirst()
                .map(other -> BUNDLED);
    }
}
