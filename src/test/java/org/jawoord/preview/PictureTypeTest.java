package org.jawoord.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTypeTest {

    @ParameterizedTest
    @EnumSource
    void aPictureBeginsAsItsTypeOnly(PictureType type) {
        assertThat(PictureType.values())
                .filteredOn(other -> other.begins(Pictures.of(type)))
                .containsExactly(type);
    }

    @ParameterizedTest
    @EnumSource
    void aByteLessIsNoPicture(PictureType type) {
        var whole = Pictures.beginning(type);

        assertThat(type.begins(whole)).isTrue();
        assertThat(type.begins(java.util.Arrays.copyOf(whole, whole.length - 1)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg,JPEG", "IMAGE/PNG,PNG", "image/webp; q=1,WEBP", "' image/avif ',AVIF", "image/gif,GIF"})
    void aHeaderNamesIt(String header, PictureType type) {
        assertThat(PictureType.named(header)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "image/svg+xml", "text/html", "image/jpg", "image/*", "application/octet-stream"})
    void nothingElseIsPassedOn(String header) {
        assertThat(PictureType.named(header)).isEmpty();
        assertThat(PictureType.named(null)).isEmpty();
    }

    @Test
    void markupIsNoPicture() {
        var markup = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

        assertThat(PictureType.values()).noneMatch(type -> type.begins(markup));
    }
}
