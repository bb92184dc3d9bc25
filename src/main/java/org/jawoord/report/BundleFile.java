package org.jawoord.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jawoord.proof.InvalidProof;

/** A bundle that somebody hands in: read with bounds, whatever it says about itself. Nothing is unpacked. */
final class BundleFile implements Closeable {

    /** Files in a bundle: two for each record, and as many again for the rest. */
    static final int MAX_FILES = 4 * EvidenceResource.MAX_RECORDS;

    /** Bytes of one file: a list of so many files has about ten million. A file that unpacks to more is a trap. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final List<String> strange = new ArrayList<>();
    private final boolean hasCleanEdges;

    /**
     * Opens it.
     *
     * @throws IOException no such file, or no ZIP with an end
     */
    BundleFile(Path path) throws IOException {
        this.zip = new ZipFile(path.toFile());
        this.hasCleanEdges = ZipEdges.areClean(path);
        if (zip.size() > MAX_FILES) {
            zip.close();
            throw new IOException("it has more than " + MAX_FILES + " files");
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            boolean sound = BundleZip.NAME.matcher(entry.getName()).matches();
            if (!sound || entries.putIfAbsent(entry.getName(), entry) != null) {
                strange.add(entry.getName());
            }
        }
    }

    /** Whether the file is nothing but the ZIP: no byte before it and none after it. */
    boolean hasCleanEdges() {
        return hasCleanEdges;
    }

    /** The names of its files. */
    List<String> names() {
        return entries.keySet().stream().sorted().toList();
    }

    /** Names that no bundle has, and those that stand there twice. */
    List<String> strangeNames() {
        return List.copyOf(strange);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The content of a file. */
    byte[] read(String name) throws InvalidProof {
        var entry = entries.get(name);
        if (entry == null) {
            throw new InvalidProof("is missing");
        }
        try (var in = zip.getInputStream(entry)) {
            var content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new InvalidProof("is larger than " + MAX_BYTES + " bytes");
            }
            return content;
        } catch (IOException e) {
            throw new InvalidProof("can't be unpacked");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
