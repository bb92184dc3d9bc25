package org.jawoord.site;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jawoord.site.Banner.Theme;

/**
 * Whether everything in the banner can be read, and its answers seen to be buttons, in a theme: contrast as WCAG 2.2 computes it, with the built-in colours
 * where the theme says nothing, in light and dark.
 */
final class ThemeRules {

    /** Text on its ground (WCAG 2.2, 1.4.3). */
    static final double TEXT = 4.5;

    /** The two answers, which nobody may have to look for (CRITERIA C3). */
    static final double CHOICE = 5;

    /** What is a button by its fill, on the ground around it (WCAG 2.2, 1.4.11). */
    static final double EDGE = 3;

    /** The built-in colours, as {@code web-snippet/src/banner/base.css} has them. */
    static final Map<String, String> LIGHT = Map.of(
            "paper", "#fbfaf7",
            "surface", "#ffffff",
            "ink", "#1b1f1d",
            "muted", "#5d6560",
            "line", "#e3e0d8",
            "accent", "#17594a",
            "onAccent", "#ffffff");

    static final Map<String, String> DARK = Map.of(
            "paper", "#14171a",
            "surface", "#1c2126",
            "ink", "#eceae4",
            "muted", "#a3aaa5",
            "line", "#2d333a",
            "accent", "#6cc5ab",
            "onAccent", "#14171a");

    /** Above this luminance black reads better than white. */
    private static final double MIDDLE = 0.179;

    private final Theme theme;
    private final Map<String, String> own;
    private final Findings findings;

    private ThemeRules(Theme theme, Findings findings) {
        this.theme = theme;
        this.own = colours(theme);
        this.findings = findings;
    }

    /** Adds what can't be read to the findings. */
    static void check(Theme theme, Findings findings) {
        var rules = new ThemeRules(theme, findings);
        boolean ownGround = Stream.of(theme.paper(), theme.surface(), theme.ink(), theme.muted(), theme.line())
                .anyMatch(Objects::nonNull);
        rules.check(LIGHT, ownGround ? "" : " in light mode");
        // Own grounds hold in dark mode too, or text and ground would come from two palettes.
        if (!ownGround) {
            rules.check(DARK, " in dark mode");
        }
    }

    private static Map<String, String> colours(Theme theme) {
        var colours = new LinkedHashMap<String, String>();
        colours.put("accent", theme.accent());
        colours.put("onAccent", onAccent(theme));
        colours.put("paper", theme.paper());
        colours.put("surface", theme.surface());
        colours.put("ink", theme.ink());
        colours.put("muted", theme.muted());
        colours.values().removeIf(Objects::isNull);
        return colours;
    }

    /** On an accent of its own, text is black or white unless the theme says otherwise; null without either. */
    static String onAccent(Theme theme) {
        if (theme.onAccent() != null || theme.accent() == null) {
            return theme.onAccent();
        }
        return luminance(theme.accent()) > MIDDLE ? "#000000" : "#ffffff";
    }

    private void check(Map<String, String> palette, String mode) {
        require("onAccent", "accent", CHOICE, palette, mode);
        // On the built-in dark grounds the answers have an edge, and switches a knob, of onAccent: where the fill is
        // too
        // dark to be seen, what has CHOICE against it is light. So an accent that was chosen for a light ground need
        // not
        // be one for a dark one too.
        if (palette == LIGHT) {
            require("accent", "paper", EDGE, palette, mode);
            // The switches of services stand on it; of one that is on, all that shows is its fill and a knob in
            // onAccent.
            require("accent", "surface", EDGE, palette, mode);
        }
        for (var text : new String[] {"ink", "muted"}) {
            require(text, "paper", TEXT, palette, mode);
            require(text, "surface", TEXT, palette, mode);
        }
    }

    private void require(String text, String ground, double least, Map<String, String> palette, String mode) {
        boolean both = own.containsKey(text) && own.containsKey(ground);
        // What the theme leaves alone is built in; what it says of both is the same in light and dark.
        if (!own.containsKey(text) && !own.containsKey(ground) || (both && palette == DARK)) {
            return;
        }
        var front = own.getOrDefault(text, palette.get(text));
        var back = own.getOrDefault(ground, palette.get(ground));
        double ratio = contrast(front, back);
        // The one that the owner wrote.
        boolean written = own.containsKey(text) && !(text.equals("onAccent") && theme.onAccent() == null);
        findings.require(
                ratio >= least,
                "/banner/theme/" + (written ? text : ground),
                String.format(
                        Locale.ROOT,
                        "%s (%s) on %s (%s) has a contrast of %s:1%s; it takes %s:1 at least to be %s.",
                        text,
                        front,
                        ground,
                        back,
                        shown(ratio),
                        both ? "" : mode,
                        least,
                        least == EDGE ? "seen" : "read"));
    }

    /** WCAG 2.2: from 1 to 21. */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /** Two places, cut off: what is too little must not look like enough. */
    private static String shown(double ratio) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(ratio * 100) / 100);
    }
}
