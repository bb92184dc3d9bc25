package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.unprocessable;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jawoord.notice.Notice;
import org.jawoord.site.Category;

/** Compares a choice with the notice that it answers: 422 with the field for what can't be an answer to it. */
final class ChoiceCheck {

    private ChoiceCheck() {}

    static void check(ChoiceRequest choice, Notice notice) {
        if (!notice.languages().contains(choice.language())) {
            throw unprocessable("This notice was not published in this language.", "language");
        }
        if (choice.imported() != null && (choice.action() != Action.SAVE || choice.surface() != Surface.PAGE)) {
            throw unprocessable("Only what a page saves can be taken over from another tool.", "imported");
        }
        each("categories", choice.categoriesOrNone(), (key, path) -> {
            if (!notice.categories().containsKey(key)) {
                throw unprocessable("The notice shows no category of this key.", path);
            }
            agree(
                    choice,
                    path,
                    Category.NECESSARY.equals(key),
                    choice.categories().get(key));
        });
        each("services", choice.servicesOrNone(), (key, path) -> {
            var service = notice.services().get(key);
            if (service == null) {
                throw unprocessable("The notice shows no service of this key.", path);
            }
            agree(
                    choice,
                    path,
                    Category.NECESSARY.equals(service.category()),
                    choice.services().get(key));
        });
        if (!choice.action().isWhole()
                && choice.categoriesOrNone().isEmpty()
                && choice.servicesOrNone().isEmpty()) {
            throw unprocessable("Must name what is refused.", "categories");
        }
    }

    private static void each(String field, Map<String, Boolean> answers, BiConsumer<String, String> check) {
        answers.keySet().stream().sorted().forEach(key -> check.accept(key, field + "/" + key));
    }

    private static void agree(ChoiceRequest choice, String path, boolean necessary, boolean answer) {
        if (necessary) {
            if (!answer || !choice.action().isWhole()) {
                throw unprocessable("What is strictly necessary can't be refused.", path);
            }
            return;
        }
        boolean agrees =
                switch (choice.action()) {
                    case SAVE -> true;
                    case ACCEPT_ALL -> answer;
                    case REJECT_ALL, WITHDRAW, OBJECT, SIGNAL -> !answer;
                };
        if (!agrees) {
            throw unprocessable(
                    "This answer contradicts the action " + choice.action().wireName() + ".", path);
        }
    }
}
