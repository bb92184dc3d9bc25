package org.jawoord.settings;

/**
 * A reason not to start that the person who starts Jawoord can act on. The message is one sentence that begins with the
 * name of the setting at fault ({@code JAWOORD_…}); it is printed alone, without a stack trace, and the process ends
 * with {@link #EXIT_CODE}.
 */
public class StartupRefused extends RuntimeException {

    /** What the process answers with after a refused start: sysexits' EX_CONFIG. */
    public static final int EXIT_CODE = 78;

    public StartupRefused(String message) {
        super(message);
    }

    public StartupRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
