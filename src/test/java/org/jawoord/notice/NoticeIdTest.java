package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeIdTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void hexAndBytesAreOneId() {
        var id = NoticeId.parse(HEX).orElseThrow();

        assertThat(NoticeId.of(id.bytes())).isEqualTo(id).hasSameHashCodeAs(id).hasToString(HEX);
        assertThat(id.is(id.bytes())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void anotherSpellingIsNoId(String text) {
        assertThat(NoticeId.parse(text)).isEmpty();
    }

    @Test
    void aCharacterMoreOrLessIsNoId() {
        assertThat(NoticeId.parse(HEX + "0")).isEmpty();
        assertThat(NoticeId.parse(HEX.substring(1))).isEmpty();
        assertThat(NoticeId.parse(null)).isEmpty();
    }

    @Test
    void anotherNumberOfBytesIsNoId() {
        assertThatThrownBy(() -> NoticeId.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changingACopyLeavesTheId() {
        var id = NoticeId.parse(HEX).orElseThrow();

        id.bytes()[0]++;

        assertThat(id.bytes()).startsWith(0x01);
    }
}
