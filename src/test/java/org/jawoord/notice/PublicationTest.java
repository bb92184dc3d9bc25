package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant SUPERSEDED = Instant.parse("2026-11-02T00:00:00Z");

    @Test
    void aCurrentNoticeTakesChoices() {
        var publication = new Publication(null, 1, PUBLISHED, null);

        assertThat(publication.isCurrent()).isTrue();
        assertThat(publication.takesChoicesAt(Instant.MAX)).isTrue();
    }

    @Test
    void aSupersededNoticeTakesChoicesForADay() {
        var publication = new Publication(null, 1, PUBLISHED, SUPERSEDED);
        var end = SUPERSEDED.plus(Publication.GRACE);

        assertThat(publication.isCurrent()).isFalse();
        assertThat(publication.takesChoicesAt(end.minusMillis(1))).isTrue();
        assertThat(publication.takesChoicesAt(end)).isFalse();
    }
}
