package org.jawoord.notice;

/** The program that shows a notice in a page; part of what visitors are shown, so its hash is part of the notice. */
public interface BannerCode {

    /** SHA-256 of the code, as 64 lower-case hex digits. The same for the whole life of the process. */
    String hash();
}
