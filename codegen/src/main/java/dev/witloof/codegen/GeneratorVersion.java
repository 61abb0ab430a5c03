package dev.witloof.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this generator, as its build wrote it down. */
final class GeneratorVersion {
    /** The version, such as {@code 0.1.0}. */
    static final String CURRENT = read();

    private GeneratorVersion() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = GeneratorVersion.class.getResourceAsStream("generator.properties")) {
            properties.load(Objects.requireNonNull(in, "generator.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
