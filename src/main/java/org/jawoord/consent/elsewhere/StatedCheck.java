package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.unprocessable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jawoord.shared.Problem;

/** Compares what an administrator records with the text that it is about: 422 with the field for what can't be. */
final class StatedCheck {

    /** Clocks of telephones and desks differ by this much, not more. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    /** Nobody can vouch for longer that this was said: ten years. */
    static final Duration OLDEST = Duration.ofDays(3_652);

    private StatedCheck() {}

    static void check(StatedRequest request, ConsentText text, Map<String, Boolean> answers, Instant now) {
        time(request.givenAt(), now);
        if (request.channel().isSpoken() && request.takenBy() == null) {
            throw unprocessable("What was said aloud has somebody who took it.", "takenBy");
        }
        if (request.action() != Act.WITHDRAW && text.kind() != request.channel().text()) {
            throw unprocessable(
                    request.channel().isSpoken()
                            ? "What was said aloud answers a script."
                            : "What was written answers a form.",
                    "text");
        }
        answers(request, text, answers);
    }

    private static void time(Instant givenAt, Instant now) {
        if (givenAt.isAfter(now.plus(AHEAD))) {
            throw unprocessable("This has yet to come.", "givenAt");
        }
        if (givenAt.isBefore(now.minus(OLDEST))) {
            throw unprocessable("This is more than ten years ago.", "givenAt");
        }
    }

    private static void answers(StatedRequest request, ConsentText text, Map<String, Boolean> answers) {
        for (var purpose : answers.keySet().stream().sorted().toList()) {
            if (!text.asks(purpose)) {
                throw unprocessable(
                        "The text asks about no purpose of this key.", "answers/" + Problem.shortened(purpose));
            }
        }
        boolean anyYes = answers.containsValue(true);
        switch (request.action()) {
            case GIVE -> require(anyYes, "Nobody consents to nothing: without a yes it is a refusal.");
            case REFUSE -> require(!anyYes && !answers.isEmpty(), "A refusal has no yes, and at least one no.");
            case WITHDRAW -> require(!anyYes && !answers.isEmpty(), "A withdrawal has no yes, and at least one no.");
        }
        if (request.action() != Act.WITHDRAW) {
            text.purposes().stream()
                    .filter(purpose -> purpose.required() && !answers.containsKey(purpose.key()))
                    .findFirst()
                    .ifPresent(purpose -> {
                        throw unprocessable("This purpose has to be answered.", "answers/" + purpose.key());
                    });
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw unprocessable(otherwise, "answers");
        }
    }
}
