package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors were told is held against the hashes that records name it by. Nothing of this is committed. */
@QuarkusTest
class ShownTextsTest {

    private static final int ALL = 1000;

    private Connection connection;
    private TestSite site;

    @BeforeEach
    void aSite() throws SQLException {
        site = TestSite.published();
        connection = TablesOwner.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void whatWasPublishedIsAsItWas() throws SQLException {
        assertThat(ofTheSite()).isEmpty();
    }

    @Test
    void otherWordsUnderTheHashOfATextAreFound() throws SQLException {
        run("INSERT INTO consent_text (site, id, kind, key, version, language, content, created_at) VALUES ('"
                + site.key() + "', sha256('we call'), 'script', 'calls', '1', 'en', 'we sell', now())");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains("consent text")
                .contains("other words");
    }

    @Test
    void aTextUnderItsOwnHashIsRight() throws SQLException {
        Elsewhere.registered(site, Elsewhere.script("1"));

        assertThat(ofTheSite()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind = 'form'", "key = 'other'", "version = '2'", "language = 'fr'"})
    void aTextThatIsListedAsAnotherThanItSaysIsFound(String edit) throws SQLException {
        Elsewhere.registered(site, Elsewhere.script("1"));
        run("ALTER TABLE consent_text DISABLE TRIGGER USER");
        run("UPDATE consent_text SET " + edit + " WHERE site = '" + site.key() + "'");

        assertThat(ofTheSite()).hasSize(1).first().asString().contains("is listed with " + edit.split(" ")[0]);
    }

    @Test
    void aNoticeThatIsGivenToAnotherSiteIsFound() throws SQLException {
        var other = TestSite.published();
        run("ALTER TABLE publication DISABLE TRIGGER USER");
        run("ALTER TABLE notice DISABLE TRIGGER USER");
        run("DELETE FROM publication WHERE site = '" + other.key() + "'");
        run("UPDATE notice SET site = '" + site.key() + "' WHERE site = '" + other.key() + "'");

        assertThat(ofTheSite()).hasSize(1).first().asString().contains("is of another site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core = core || ' '", "banner = banner || ' '", "assets = '{}'"})
    void changedCodeOfTheBannerIsFound(String edit) throws SQLException {
        run("ALTER TABLE banner_code DISABLE TRIGGER USER");
        run("UPDATE banner_code SET " + edit);

        assertThat(of("all sites")).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains("the banner's code")
                .contains("it was changed"));
    }

    @Test
    void codeThatNoticesNameAndThatIsGoneIsFound() throws SQLException {
        run("ALTER TABLE banner_code DISABLE TRIGGER USER");
        run("DELETE FROM banner_code");

        assertThat(of("all sites"))
                .filteredOn(fault -> fault.contains("code"))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("missing").contains("notices name it"));
    }

    @Test
    void aChangedModuleOfTheBannerIsFound() throws SQLException {
        run("ALTER TABLE banner_asset DISABLE TRIGGER USER");
        run("ALTER TABLE banner_asset DROP CONSTRAINT banner_asset_check");
        run("UPDATE banner_asset SET code = code || ' ' WHERE name = 'preferences'");

        assertThat(of("all sites")).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains("module preferences")
                .contains("it was changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"more", "preferences"})
    void aModuleThatTheBannerLoadsAndThatIsGoneIsFound(String name) throws SQLException {
        run("ALTER TABLE banner_asset DISABLE TRIGGER USER");
        run("DELETE FROM banner_asset WHERE name = '" + name + "'");

        assertThat(of("all sites")).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains("module " + name)
                .contains("is missing"));
    }

    @Test
    void codeFromBeforeItLoadedModulesIsKnownByItsTwoParts() throws SQLException {
        run("INSERT INTO banner_code (hash, core, banner, added_at)"
                + " VALUES (sha256('a'::bytea || '\\x00'::bytea || 'b'::bytea), 'a', 'b', now())");

        assertThat(of("all sites")).isEmpty();
    }

    @Test
    void otherWordsUnderTheIdOfANoticeAreFound() throws SQLException {
        run("ALTER TABLE notice DISABLE TRIGGER USER");
        run("ALTER TABLE notice DROP CONSTRAINT notice_check");
        run("UPDATE notice SET content = content || ' ' WHERE site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains(site.notice())
                .contains("other words");
    }

    @Test
    void aNoticeThatRecordsNameAndThatIsGoneIsFound() throws SQLException {
        Visitor.on(site).does("accept_all");
        run("ALTER TABLE publication DISABLE TRIGGER USER");
        run("ALTER TABLE notice DISABLE TRIGGER USER");
        run("DELETE FROM publication WHERE site = '" + site.key() + "'");
        run("DELETE FROM notice WHERE site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains(site.notice())
                .contains("missing");
    }

    private List<String> ofTheSite() throws SQLException {
        return of(site.key());
    }

    private List<String> of(String whose) throws SQLException {
        return ShownTexts.faults(connection, ALL).stream()
                .filter(fault -> fault.site().equals(whose))
                .map(ShownTexts.Fault::what)
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
