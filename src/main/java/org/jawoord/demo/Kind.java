package org.jawoord.demo;

/** What a vendor's address gives out. */
enum Kind {
    SCRIPT,
    PIXEL,
    BEACON,
    FRAME
}
