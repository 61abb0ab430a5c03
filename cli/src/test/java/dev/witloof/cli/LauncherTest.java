package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the checkout, with a Maven and a Java that only say that they were called. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class LauncherTest {

    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >> "$CALLS"
            eval "$MAVEN_DOES"
            mkdir -p "$CHECKOUT/cli/target/classes" "$CHECKOUT/cli/target/lib"
            """;

    private static final String JAVA = """
            #!/bin/sh
            for argument; do echo "<$argument>"; done
            """;

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;
    private Path java;
    private Path source;

    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws Exception {
        // Names that a shell or find could take for something else.
        checkout = Files.createDirectories(folder.resolve("target/src/main/a b [c] *"));
        Files.copy(Path.of("../witloof"), checkout.resolve("witloof"));
        Files.createDirectories(checkout.resolve("cli/src/main/java"));
        source = Files.writeString(checkout.resolve("cli/src/main/java/Main.java"), "");
        Files.writeString(checkout.resolve("pom.xml"), "");
        tools = Files.createDirectories(folder.resolve("tools"));
        program(tools.resolve("mvn"), MAVEN);
        java = Files.createDirectories(folder.resolve("a jdk"));
        program(Files.createDirectories(java.resolve("bin")).resolve("java"), JAVA);
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process launch(String mavenDoes, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", checkout.resolve("witloof").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().put("CHECKOUT", checkout.toString());
        builder.environment().put("MAVEN_DOES", mavenDoes);
        return builder.start();
    }

    private static Result end(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private Result witloof(String... arguments) throws Exception {
        return end(launch("", arguments));
    }

    private int builds() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    @Test
    void buildsOnceAndHandsTheArgumentsOn() throws Exception {
        Result first = witloof("run", "a b", "", "*");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out().lines().skip(2))
                .containsExactly("<dev.witloof.cli.Main>", "<run>", "<a b>", "<>", "<*>");
        assertThat(first.out()).contains("<" + checkout + "/cli/target/classes:" + checkout + "/cli/target/lib/*>");
        assertThat(first.err()).contains("building");

        assertThat(witloof("--help").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChangedOrWentAway() throws Exception {
        witloof();
        touch(source);
        witloof();
        assertThat(builds()).isEqualTo(2);

        Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
        Files.delete(source);
        touch(checkout.resolve("cli/src/main/java"));
        witloof();
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void aChangeDuringTheBuildIsBuiltTheNextTime() throws Exception {
        end(launch("sleep 1.1; touch '" + source + "'"));
        witloof();
        assertThat(builds()).isEqualTo(2);
        witloof();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = launch("sleep 1");
        Process two = launch("sleep 1");
        assertThat(end(one).exit()).isZero();
        assertThat(end(two).exit()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aFailedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        Result failed = end(launch("echo no such plugin; exit 1"));
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("no such plugin").contains("the build failed");
        assertThat(witloof().exit()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Files.createDirectories(checkout.resolve("cli"));
        Files.writeString(checkout.resolve("cli/target"), "in the way");
        assertThat(witloof().err()).contains("cli/target cannot be written");
        Files.delete(java.resolve("bin/java"));
        Result noJava = witloof();
        assertThat(noJava.exit()).isEqualTo(1);
        assertThat(noJava.err()).contains("no Java found").contains("JAVA_HOME");
    }
}
