package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests compare with, and that one switch rewrites. */
final class Golden {
    private static final String BLESS = "witloof.bless";

    private Golden() {}

    static boolean blessing() {
        return Boolean.getBoolean(BLESS);
    }

    /** What a test says that fails because a golden is different. */
    static String hint(Path golden) {
        return golden + "; if this is right, run the test with -Dtest.argLine=-D" + BLESS + "=true";
    }

    static void assertEquals(Path golden, String actual) throws IOException {
        if (blessing()) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).as(hint(golden)).isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
