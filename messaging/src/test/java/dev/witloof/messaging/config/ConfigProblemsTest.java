package dev.witloof.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every mistake has a file that makes it, beside the text that it is told with. */
class ConfigProblemsTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/config");
    private static final String BLESS = "witloof.bless";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "EMPTY", "", "SECRET", "s3cret-and-much-longer-than-what-a-message-shows", "SECRET_URL", "s3cret:more");

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldWithItsPlace() throws IOException {
        List<Path> examples;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            examples = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertThat(examples).hasSizeGreaterThan(10);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.getFileName().toString(), () -> compare(example)));
    }

    private static void compare(Path example) throws IOException {
        ConfigException failure =
                catchThrowableOfType(ConfigException.class, () -> HostConfig.check(example, ENVIRONMENT));
        assertThat(failure).as("nothing is wrong with %s", example).isNotNull();
        String told = (failure.getMessage() + "\n").replace(EXAMPLES + "/", "");
        assertThat(told).doesNotContain("s3cret");
        Path golden = Path.of(example.toString().replace(".yaml", ".txt"));
        if (Boolean.getBoolean(BLESS)) {
            Files.writeString(golden, told);
        }
        assertThat(told)
                .as("%s; if this is right, run the test with -Dtest.argLine=-D%s=true", golden, BLESS)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }

    @Test
    void aProblemIsAValue() {
        ConfigException failure = catchThrowableOfType(
                ConfigException.class, () -> HostConfig.load(EXAMPLES.resolve("unknown-key.yaml"), ENVIRONMENT));
        assertThat(failure.problems())
                .contains(new ConfigProblem(
                        EXAMPLES + "/unknown-key.yaml",
                        4,
                        1,
                        "unknown key `subscribtions`; did you mean `subscriptions`?"));
    }
}
