package org.jawoord.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle as it is written: a ZIP, streamed, and the list of what is in it. With more than 65 535 files it is Zip64. */
final class BundleZip {

    /**
     * What names of files are made of: nothing that any system takes for something else. Lower case, since some systems
     * can't tell a from A.
     */
    static final Pattern NAME = Pattern.compile("(?:[a-z]{1,20}/)?[a-z0-9][a-z0-9_-]{0,79}\\.[a-z]{1,5}");

    private final ZipOutputStream zip;
    private final LocalDateTime time;
    private final List<File> files = new ArrayList<>();

    /**
     * A file.
     *
     * @param size in bytes
     * @param sha256 of its content, 64 hex digits
     */
    record File(String name, long size, String sha256) {}

    /** Every file gets this time: the order and the times are the same whenever the content is. */
    BundleZip(OutputStream out, Instant time) {
        this.zip = new ZipOutputStream(out);
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    void add(String name, byte[] content) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a file in a bundle: " + name);
        }
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        var file = new Digested(zip);
        file.write(content, 0, content.length);
        zip.closeEntry();
        files.add(new File(name, file.size(), file.sha256Hex()));
    }

    /** What was added so far, in order. */
    List<File> files() {
        return List.copyOf(files);
    }

    /** Ends the ZIP; the stream below stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
