package org.jawoord.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what a migration takes away or demands that servers of the version before can't know of: they run beside it while a
 * fleet is upgraded (NODES.md). It reads statements, not their meaning: a new CHECK that old rows fail, it can't see.
 */
final class Contractions {

    private static final Pattern NOISE =
            Pattern.compile("(?s)--[^\\n]*|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$|'(?:[^']|'')*'");
    private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern ALTER_TABLE = Pattern.compile("alter table (?:if exists )?(?:only )?(\\S+) (.*)");
    private static final Pattern TAKES_A_THING =
            Pattern.compile("drop (?:table|view|materialized view|function|sequence|schema|type|column) .*"
                    + "|alter (?:view|sequence|type|function|schema) .* rename .*");
    private static final Pattern TAKES_IN_A_TABLE =
            Pattern.compile("(?:drop column|rename) .*|drop (?!constraint )\\S+(?: (?:cascade|restrict))?"
                    + "|alter (?:column )?\\S+ (?:set data )?type .*|alter (?:column )?\\S+ drop default");
    private static final Pattern ADDS = Pattern.compile(
            "add (?:column )?(?:if not exists )?(?!constraint |check |primary |unique |foreign |exclude )(\\S+ .*)");
    private static final Pattern FILLS_ITSELF = Pattern.compile(".* (?:default|generated) .*");
    private static final Pattern DEMANDS = Pattern.compile("alter (?:column )?(\\S+) set not null");

    private Contractions() {}

    /** The statements, or the parts of an ALTER TABLE, that break the version before; in lower case, one blank between words. */
    static List<String> in(String migration) {
        var found = new ArrayList<String>();
        var text = NOISE.matcher(migration).replaceAll(noise -> noise.group().startsWith("'") ? "''" : " ");
        var flat = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (var statement : flat.split(";")) {
            var table = ALTER_TABLE.matcher(statement.strip());
            if (!table.matches()) {
                if (TAKES_A_THING.matcher(statement.strip()).matches()) {
                    found.add(statement.strip());
                }
                continue;
            }
            for (var part : COMMA_OUTSIDE_BRACKETS.split(table.group(2))) {
                if (breaks(part.strip(), flat)) {
                    found.add("alter table " + table.group(1) + " " + part.strip());
                }
            }
        }
        return found;
    }

    private static boolean breaks(String part, String migration) {
        if (TAKES_IN_A_TABLE.matcher(part).matches()) {
            return true;
        }
        var demand = DEMANDS.matcher(part);
        if (demand.matches()) {
            return !migration.contains(" " + demand.group(1) + " set default ");
        }
        var added = ADDS.matcher(part);
        return added.matches()
                && (" " + added.group(1) + " ").contains(" not null ")
                && !FILLS_ITSELF.matcher(" " + added.group(1) + " ").matches();
    }
}
