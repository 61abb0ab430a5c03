package dev.witloof.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which WIT interfaces a jar holds the Java of: another project's generation refers to that Java instead of making types
 * of its own.
 *
 * <p>A text file of one line for each interface, under {@link #FOLDER}; the first line says which form it has.
 *
 * @param name the file's name, and in messages the name of where the manifest was found
 * @param entries the interfaces, ordered by identity
 */
public record BindingsManifest(String name, List<Entry> entries) {
    /** The folder of a jar that holds manifests, one file for each run of the generator. */
    public static final String FOLDER = "META-INF/witloof/bindings/";

    /** The end of a manifest's file name. */
    public static final String EXTENSION = ".bindings";

    private static final String HEADER = "witloof-bindings 1";

    /**
     * Orders the entries.
     *
     * @param name the file's name, or where it was found
     * @param entries the interfaces
     */
    public BindingsManifest {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::interfaceId))
                .toList();
    }

    /**
     * An interface with its Java.
     *
     * @param interfaceId the interface's identity, such as {@code wasi:messaging/types@0.2.0-draft}
     * @param javaType the qualified name of the Java interface
     * @param hash a hash of all that its Java depends on
     */
    public record Entry(String interfaceId, String javaType, String hash) {}

    /**
     * Finds an interface.
     *
     * @param interfaceId the interface's identity
     * @return its entry, if the jar holds it
     */
    public Optional<Entry> find(String interfaceId) {
        return entries.stream()
                .filter(entry -> entry.interfaceId().equals(interfaceId))
                .findFirst();
    }

    /**
     * Writes the manifest as the file that belongs into a jar.
     *
     * @return the file, whose path starts with {@link #FOLDER}
     */
    public GeneratedFile file() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Entry entry : entries) {
            text.append("interface ")
                    .append(entry.interfaceId())
                    .append(' ')
                    .append(entry.javaType())
                    .append(' ')
                    .append(entry.hash())
                    .append('\n');
        }
        return new GeneratedFile(FOLDER + name + EXTENSION, text.toString());
    }

    /**
     * Reads a manifest back.
     *
     * @param name where it was found, for messages: such as {@code acme-bindings-1.0.jar}
     * @param text the content of the file
     * @return the manifest
     * @throws IllegalArgumentException if the text is not that of a manifest, or of a later form than this one
     */
    public static BindingsManifest parse(String name, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("the bindings manifest of " + name + " starts with `"
                    + (lines.isEmpty() ? "" : abbreviate(lines.get(0))) + "`, and this Witloof reads `" + HEADER
                    + "`: use the Witloof that generated the bindings, or a newer one");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            if (words.length != 4 || !words[0].equals("interface") || !JavaNames.isQualifiedName(words[2])) {
                throw new IllegalArgumentException("line " + (i + 1) + " of the bindings manifest of " + name
                        + " must be `interface <id> <Java type> <hash>`, and is `" + abbreviate(lines.get(i)) + "`");
            }
            entries.add(new Entry(words[1], words[2], words[3]));
        }
        return new BindingsManifest(name, entries);
    }

    private static String abbreviate(String line) {
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
