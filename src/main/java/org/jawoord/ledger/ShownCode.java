package org.jawoord.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jawoord.notice.CodeHash;
import org.jawoord.shared.Sha256;

/**
 * Holds the stored code of the banner, and the modules that it loads, against the hashes that they go by. A notice names its code
 * and the code its modules, so that the ledger commits to all of it by way of the notice.
 */
final class ShownCode {

    /** It isn't of one site. */
    private static final String SITES = "all sites";

    /** Rows that the driver holds at a time: a module is some kilobytes. */
    private static final int FETCHED = 100;

    private static final String CODES = "SELECT hash, core, banner, assets FROM banner_code";
    private static final String MODULES = "SELECT hash, name, code FROM banner_asset";

    /** The module that lists the others; it has nothing else in it. */
    private static final String INDEX = "more";

    /** How code names a module: name and hash in base64url. */
    private static final Pattern NAMED = Pattern.compile("\"([a-z0-9-]{1,40})\":\"([A-Za-z0-9_-]{43})\"");

    private final Connection connection;
    private final List<ShownTexts.Fault> faults = new ArrayList<>();

    /** Code that is there, and modules as {@link #module} calls them; wrong ones too, which are found as that. */
    private final Set<String> there = new HashSet<>();

    /** Modules that are named, each with what names it. */
    private final Map<String, String> wanted = new TreeMap<>();

    ShownCode(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is not as it was.
     *
     * @param named code that notices name, each with how many of them do
     */
    List<ShownTexts.Fault> faults(Map<String, Integer> named) throws SQLException {
        each(CODES, this::code);
        each(MODULES, this::module);
        named.forEach((code, notices) -> {
            if (!there.contains(code)) {
                fault("the banner's code " + code + " is missing, and " + notices + " notices name it");
            }
        });
        wanted.forEach((module, by) -> {
            if (!there.contains(module)) {
                fault("the banner's " + module + " is missing, and " + by + " loads it");
            }
        });
        return faults;
    }

    private interface Look {
        void at(ResultSet row, byte[] hash) throws SQLException;
    }

    private void each(String query, Look look) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    look.at(row, row.getBytes(1));
                }
            }
        }
    }

    private void code(ResultSet row, byte[] hash) throws SQLException {
        var name = HexFormat.of().formatHex(hash);
        there.add(name);
        if (CodeHash.fits(name, row.getString(2), row.getString(3), row.getString(4))) {
            wants("code " + name, row.getString(4));
        } else {
            fault("the banner's code " + name + " isn't what its name says: it was changed");
        }
    }

    private void module(ResultSet row, byte[] hash) throws SQLException {
        var name =
                module(row.getString(2), Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        there.add(name);
        if (!Arrays.equals(hash, Sha256.of(row.getString(3).getBytes(StandardCharsets.UTF_8)))) {
            fault("the banner's " + name + " isn't what its name says: it was changed");
        } else if (row.getString(2).equals(INDEX)) {
            wants(name, row.getString(3));
        }
    }

    private void wants(String by, String text) {
        var named = NAMED.matcher(text);
        while (named.find()) {
            wanted.putIfAbsent(module(named.group(1), named.group(2)), by);
        }
    }

    private static String module(String name, String hash) {
        return "module " + name + " " + hash;
    }

    private void fault(String what) {
        faults.add(new ShownTexts.Fault(SITES, what));
    }
}
