package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of one version work on the tables of the next (NODES.md): expand, then contract a version later. */
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Until here nothing had been released, and one of them does break the version before it (V14). */
    private static final int BASELINE = 22;

    /**
     * What a migration may take away all the same, by its file, as {@link Contractions} writes it. Each needs a comment that
     * says since which released version no server uses it.
     */
    private static final Map<String, Set<String>> ALLOWED = Map.of();

    @Test
    void noMigrationBreaksServersOfTheVersionBefore() throws IOException {
        assertThat(contractionsAfter(BASELINE)).isEqualTo(new TreeMap<>(ALLOWED));
    }

    @Test
    void theOneThatDidIsFound() throws IOException {
        assertThat(contractionsAfter(11))
                .containsOnlyKeys("V14__ledger.sql")
                .containsEntry("V14__ledger.sql", Set.of("alter table choice alter column salt drop default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE choice;",
                "drop table if exists choice cascade;",
                "DROP FUNCTION carry_out_erasure(bigint);",
                "DROP VIEW known;",
                "ALTER TABLE choice DROP COLUMN gpc;",
                "ALTER TABLE choice DROP gpc;",
                "ALTER TABLE choice RENAME TO choices;",
                "ALTER TABLE choice RENAME COLUMN gpc TO signal;",
                "ALTER TABLE choice ALTER COLUMN action TYPE int USING 1;",
                "ALTER TABLE choice ALTER action SET DATA TYPE int;",
                "ALTER TABLE choice ALTER COLUMN seal SET NOT NULL;",
                "ALTER TABLE choice ALTER COLUMN gpc DROP DEFAULT;",
                "ALTER TABLE choice ADD COLUMN country text NOT NULL;",
                "ALTER TABLE choice ADD COLUMN a text DEFAULT '', ADD COLUMN b numeric(4, 2)\n  NOT NULL CHECK (b > 0);",
                "-- a comment;\nALTER TABLE IF EXISTS ONLY choice\n  ADD country text NOT NULL;"
            })
    void isFound(String statement) {
        assertThat(Contractions.in(statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a text NOT NULL);",
                "ALTER TABLE choice ADD COLUMN country text;",
                "ALTER TABLE choice ADD COLUMN gpc boolean NOT NULL DEFAULT false;",
                "ALTER TABLE t ADD COLUMN n bigint NOT NULL GENERATED ALWAYS AS IDENTITY;",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;",
                "ALTER TABLE t ALTER COLUMN a SET DEFAULT '';\nALTER TABLE t ALTER COLUMN a SET NOT NULL;",
                "ALTER TABLE t ALTER COLUMN a DROP NOT NULL, DROP CONSTRAINT c;",
                "DROP TRIGGER a ON choice;",
                "DROP INDEX choice_by_time;",
                "-- DROP TABLE choice;",
                "COMMENT ON TABLE choice IS 'no DROP TABLE choice; here';",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE choice; $$;"
            })
    void isNotFound(String statement) {
        assertThat(Contractions.in(statement)).isEmpty();
    }

    private static Map<String, Set<String>> contractionsAfter(int version) throws IOException {
        var found = new TreeMap<String, Set<String>>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.filter(file -> version(file) > version).collect(Collectors.toList())) {
                var contractions = new TreeSet<>(Contractions.in(Files.readString(file)));
                if (!contractions.isEmpty()) {
                    found.put(file.getFileName().toString(), contractions);
                }
            }
        }
        return found;
    }

    private static int version(Path file) {
        var name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
