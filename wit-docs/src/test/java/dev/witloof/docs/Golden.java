package dev.witloof.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests compare with, and that one system property rewrites. */
final class Golden {

    private static final String BLESS = "witloof.bless";

    private Golden() {}

    static void assertEquals(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean(BLESS)) {
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as("%s; if this is right, run the test with -Dtest.argLine=-D%s=true", golden, BLESS)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
