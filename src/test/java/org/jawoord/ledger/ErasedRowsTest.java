package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of what was erased is held against the erasures, which are in the ledger. */
@QuarkusTest
class ErasedRowsTest {

    private static final int ALL = 1000;

    @Inject
    DataSource database;

    @Inject
    AllRecords all;

    private TestSite site;
    private String kept;

    @BeforeEach
    void aLedgerOfOneChoiceThatIsThereAndTwoThatWereErased() {
        site = TestSite.published();
        var stays = Visitor.on(site);
        var choice = stays.choice("accept_all");
        stays.send(choice).statusCode(201);
        kept = choice.path("id").asText();
        var goes = Visitor.on(site).does("accept_all").does("withdraw");
        Numbered.awaitLeaves(site, 3);
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + goes.session())
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        Numbered.awaitLeaves(site, 4);
    }

    @Test
    void whatWasErasedIsListedAsItsErasureSays() throws SQLException {
        assertThat(ofTheSite()).isEmpty();
    }

    @Test
    void aRowThatIsGoneIsMissedByItsErasureAndByItsLeaf() throws SQLException {
        TablesOwner.runs("DELETE FROM erased_record WHERE site = '" + site.key()
                + "' AND seq = (SELECT max(seq) FROM erased_record WHERE site = '" + site.key() + "')");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains("names 1 leaves, from leaf 2 on, whose record is gone and isn't listed as erased");
        assertThatThrownBy(this::check).hasMessageContaining("leaf 2: its record is gone");
    }

    @Test
    void aRowForARecordThatNoErasureNamesIsFound() throws SQLException {
        TablesOwner.runs("INSERT INTO erased_record (seq, site, id, erasure) SELECT c.seq, c.site, gen_random_uuid(),"
                + " (SELECT max(seq) FROM erasure WHERE site = c.site) FROM choice c WHERE c.id = '" + kept + "'");

        assertThat(ofTheSite()).hasSize(1).first().asString().contains("its erasure doesn't name its leaf");
    }

    @Test
    void aRowThatTakesTheIdOfARecordThatIsThereIsFound() throws SQLException {
        TablesOwner.runs("UPDATE erased_record SET id = '" + kept + "' WHERE seq = (SELECT max(seq) FROM erased_record"
                + " WHERE site = '" + site.key() + "')");

        assertThat(ofTheSite())
                .containsExactly("record " + kept
                        + " is listed as erased, and a record of this id is there under another number");
    }

    @Test
    void aRowThatWasGivenToAnotherSiteIsFoundOnBothSides() throws SQLException {
        TablesOwner.runs("UPDATE erased_record SET site = 'elsewhere' WHERE seq = (SELECT max(seq) FROM erased_record"
                + " WHERE site = '" + site.key() + "')");

        assertThat(ofTheSite()).hasSize(1).first().asString().contains("isn't listed as erased");
        assertThat(of("elsewhere")).hasSize(1).first().asString().contains("its erasure doesn't name its leaf");
        TablesOwner.runs("DELETE FROM erased_record WHERE site = 'elsewhere'");
    }

    private List<String> ofTheSite() throws SQLException {
        return of(site.key());
    }

    private List<String> of(String whose) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ErasedRows.faults(connection, ALL).stream()
                    .filter(fault -> fault.site().equals(whose))
                    .map(ShownTexts.Fault::what)
                    .toList();
        }
    }

    private void check() throws Exception {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), Optional.empty())
                    .run();
        }
    }
}
