package org.jawoord.preview;

/**
 * A picture as it is answered.
 *
 * @param type its media type, which its first bytes bear out
 * @param bytes at most {@link PictureSource#MAX_BYTES}; not to be changed
 */
record Picture(String type, byte[] bytes) implements Found {}
