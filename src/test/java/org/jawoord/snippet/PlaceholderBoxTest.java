package org.jawoord.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a placeholder stands, what it stands for, and how it follows its embed: EMBEDS.md. */
class PlaceholderBoxTest extends PlaceholderPage {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#e { display: block; width: 60%; height: auto; aspect-ratio: 16 / 9; border: 0 }",
                "#box { position: relative; width: 70%; padding-top: 40% } #e { position: absolute; inset: 0; width: 100%; height: 100% }",
                "#box { display: flex; align-items: center; height: 500px } #e { flex: 1; border: 4px solid }",
                "#box { display: grid; grid-template-columns: 1fr 2fr; gap: 10px } #e { width: 100%; justify-self: end }",
                "#e { float: right; margin: 10px } #box + p { clear: both }",
                "#box { height: 200px; overflow: auto }",
                "#box { transform: scale(.5) }",
                "#box { direction: rtl }",
                "#e { position: fixed; right: 0; bottom: 0 }",
                "* + * { margin-top: 20px } #box > * { width: 50%; float: left }",
                "#e { display: block } #e:only-child { margin-bottom: 40px }",
                "#e { display: block } #e:last-child { margin-bottom: 40px }",
                "#e:first-child { margin-top: 40px } #e + * { margin-top: 40px }",
                "#e { position: relative; z-index: 5 }",
                "jawoord-placeholder { display: inline !important; margin: 9px !important; padding: 30px !important;"
                        + " max-width: 90px !important; min-height: 900px !important; transform: none !important;"
                        + " position: static !important; opacity: 0 !important }"
            })
    void hasTheBoxOfItsEmbedAndMovesNothing(String css) {
        visit(css, "<p>Before</p><div id=\"box\">" + VIDEO + "</div><p>After</p>");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();

        assertNothingMoved();

        button("Load VidCo once").click();
        assertThat(placeholders()).hasCount(0);
        page.frameLocator("#e").getByText("Play").waitFor();
        assertNothingMoved();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Text <iframe id='e' width='200' height='113' data-consent='vidco' data-src='{V}/a'></iframe> text</p>",
                "<video id='e' width='480' height='270' controls><source data-consent='vidco' data-src='{V}/a.mp4'></video>",
                "<video id='e' width='480' height='270' data-consent='vidco' data-src='{V}/a.mp4'></video>",
                "<audio id='e' controls data-consent='vidco' data-src='{V}/a.mp3'></audio>",
                "<object id='e' width='400' height='300' data-consent='vidco' data-data='{V}/a.swf'></object>",
                "<embed id='e' width='400' height='300' type='text/html' data-consent='vidco' data-src='{V}/a.swf'>",
                "<div id='e' data-jawoord-placeholder='chirps' style='height: 200px'></div>"
            })
    void standsForEachKindOfEmbed(String embed) {
        visit("", embed + "<p>After</p>");

        assertThat(placeholders()).hasCount(1);
        assertSameBox();
        assertNothingMoved();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "width='1' height='1'",
                "width='0' height='0'",
                "width='23' height='100' style='border: 0'",
                "width='100' height='23' style='border: 0'",
                "style='display: none'",
                "hidden",
                "style='visibility: hidden'",
                "style='position: absolute; left: -9999px'"
            })
    void whatNobodyWouldSeeGetsNone(String attributes) {
        visit("", "<iframe " + attributes + " " + PARKED + "></iframe>" + VIDEO);

        assertThat(placeholders()).hasCount(1);
        assertSameBox();
    }

    @Test
    void comesAndGoesWithWhatThePageAddsAndTakesAway() {
        visit("", VIDEO);
        assertThat(placeholders()).hasCount(1);

        page.evaluate(
                "address => { const late = document.createElement('iframe'); late.id = 'late'; late.src = address;"
                        + "document.querySelector('main').append(late) }",
                servers.provider() + "/late");
        assertThat(placeholders()).hasCount(2);

        page.evaluate("() => { window.kept = e; e.remove() }");
        assertThat(placeholders()).hasCount(1);
        page.evaluate("() => { late.remove() }");
        assertThat(placeholders()).hasCount(0);
        page.evaluate("() => document.querySelector('main').append(kept)");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();
        assertThat(servers.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#e { width: 60%; height: auto; aspect-ratio: 16 / 9 }",
                "#box { display: flex; justify-content: center } #e { width: 300px }",
                "#e { position: absolute; left: 50vw; top: 50vh }",
                "#e { position: fixed; right: 0; bottom: 0 }"
            })
    void followsAnEmbedWhenTheWindowChanges(String css) {
        visit(css, "<div id=\"box\">" + VIDEO + "</div>");
        assertSameBox();

        page.setViewportSize(700, 500);

        assertSameBox();
    }

    @Test
    void isScrolledAndClippedAsItsEmbed() {
        visit(
                "#box { height: 200px; width: 300px; overflow: auto }",
                "<div id=\"box\"><div><p>Text</p>" + VIDEO + "<p>Text</p></div></div>");
        assertSameBox();

        page.evaluate("() => { box.scrollTop = 90 }");

        assertSameBox();
        assertThat(page.evaluate("() => document.elementFromPoint(box.getBoundingClientRect().right + 20,"
                        + "box.getBoundingClientRect().top + 100).localName"))
                .isEqualTo("main");
    }

    @Test
    void followsAnEmbedThatGrowsOrIsHiddenLater() {
        visit("", VIDEO);
        assertThat(placeholders()).hasCount(1);

        page.evaluate("() => { e.width = 300; document.querySelector('h1').style.height = '200px' }");
        assertSameBox();
        page.evaluate("() => { e.style.display = 'none' }");
        assertThat(placeholders()).hasCount(0);
        page.evaluate("() => { e.style.display = '' }");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();
    }
}
