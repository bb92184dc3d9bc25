package org.jawoord.report;

/**
 * Values for spreadsheet programs, which take a cell that begins with some characters for a formula and would run it. Such
 * a value gets an apostrophe in front, as does one that begins with an apostrophe: taking one off gives the value back.
 * OWASP, CSV injection; RELIABILITY A14.
 */
final class FormulaSafe {

    /** Formula signs, also in full width as East Asian programs take them, blanks that are passed over, and our own mark. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠'";

    private FormulaSafe() {}

    static String text(String value) {
        return !value.isEmpty() && DANGEROUS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
