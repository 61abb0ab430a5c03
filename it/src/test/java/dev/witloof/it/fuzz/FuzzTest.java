package dev.witloof.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.fuzz.Fuzzer.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some cases of each target, and faults that are planted to be found. */
class FuzzTest {
    private static final long SEED = 4;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Summary run(Target target, Duration hang, long first, long end) throws IOException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Fuzzer(SEED, hang, out, Optional.of(folder)).run(target, first, number -> number < end);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** A target with the repository's own inputs, whatever the environment names. */
    private static Target target(String name) throws IOException {
        return Targets.of(Path.of(".."), List.of(), List.of(name)).get(0);
    }

    @ParameterizedTest
    @CsvSource({"reader,400", "guests,100", "components,100", "wit,300", "generate,20"})
    void findsNothingInSomeCases(String name, int cases) throws IOException {
        Summary summary = run(target(name), Fuzzer.HANG, 0, cases);
        assertThat(summary.findings()).as(output()).isZero();
        assertThat(summary.executions()).isEqualTo(cases);
        assertThat(summary.outcomes()).containsKey("refused").hasSizeGreaterThan(1);
    }

    @Test
    void aTargetThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> target("everything"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("everything", "reader");
    }

    @Test
    void theSameSeedAndNumberGiveTheSameCase() throws IOException {
        for (String name : List.of("reader", "guests", "components", "wit", "generate")) {
            Recording first = new Recording(target(name));
            Recording second = new Recording(target(name));
            run(first, Fuzzer.HANG, 0, 8);
            run(second, Fuzzer.HANG, 0, 8);
            assertThat(second.inputs).hasSize(8).containsExactlyElementsOf(first.inputs);
            Recording alone = new Recording(target(name));
            run(alone, Fuzzer.HANG, 7, 8);
            assertThat(alone.inputs).containsExactly(first.inputs.get(7));
        }
    }

    /** Remembers the inputs of a target. */
    private static final class Recording implements Target {
        private final Target target;
        final List<String> inputs = new ArrayList<>();

        Recording(Target target) {
            this.target = target;
        }

        @Override
        public String name() {
            return target.name();
        }

        @Override
        public String suffix() {
            return target.suffix();
        }

        @Override
        public String run(Attempt attempt) throws Throwable {
            String outcome = target.run(attempt);
            inputs.add(attempt.note() + Arrays.toString(attempt.input()));
            return outcome;
        }
    }

    private interface Fault {
        void run(Attempt attempt) throws Exception;
    }

    /** A target of which case 5 has a fault. */
    private record Planted(Fault fault) implements Target {
        private static final int FAULTY = 5;

        @Override
        public String name() {
            return "planted";
        }

        @Override
        public String suffix() {
            return ".bin";
        }

        @Override
        public String run(Attempt attempt) throws Exception {
            attempt.input(new byte[] {1, 2, (byte) attempt.number()}, "of nothing");
            if (attempt.number() == FAULTY) {
                fault.run(attempt);
            }
            return "ran";
        }
    }

    private Summary runPlanted(Fault fault) throws IOException {
        return run(new Planted(fault), Fuzzer.HANG, 0, 10);
    }

    @Test
    void anExceptionThatIsNotDocumentedIsFoundAndCanBeRunAgain() throws IOException {
        Planted planted = new Planted(attempt -> {
            throw new ArrayIndexOutOfBoundsException("planted");
        });
        Summary summary = run(planted, Fuzzer.HANG, 0, 10);
        assertThat(summary.executions()).isEqualTo(10);
        assertThat(summary.findings()).isEqualTo(1);
        assertThat(output())
                .contains(
                        "--target planted --seed 4 --case 5",
                        "of nothing",
                        "ArrayIndexOutOfBoundsException: planted",
                        "FuzzTest");
        assertThat(folder.resolve("planted-4-5.bin")).hasBinaryContent(new byte[] {1, 2, 5});
        assertThat(run(planted, Fuzzer.HANG, 5, 6).findings()).isEqualTo(1);
    }

    @Test
    void aCaseThatNeverEndsIsFoundWithThePlaceWhereItIs() throws IOException {
        Planted planted = new Planted(attempt -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        Summary summary = run(planted, Duration.ofSeconds(8), 0, 10);
        assertThat(summary.findings()).isEqualTo(1);
        assertThat(summary.executions()).as("the others ran").isEqualTo(10);
        assertThat(output()).contains("did not end within 8 seconds", "FuzzTest");
    }

    @Test
    void theCasesAfterOneThatAnInterruptDoesNotEndWaitForItsEnd() throws IOException {
        AtomicBoolean runs = new AtomicBoolean();
        Planted planted = new Planted(attempt -> {
            runs.set(true);
            long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            runs.set(false);
        });
        Target stubborn = new Target() {
            @Override
            public String name() {
                return planted.name();
            }

            @Override
            public String suffix() {
                return planted.suffix();
            }

            @Override
            public String run(Attempt attempt) throws Exception {
                assertThat(runs).isFalse();
                return planted.run(attempt);
            }
        };
        Summary summary = run(stubborn, Duration.ofSeconds(2), 0, 10);
        assertThat(summary.findings()).as(output()).isEqualTo(1);
        assertThat(summary.executions()).isEqualTo(10);
        assertThat(output()).contains("did not end within 2 seconds, and not when it was interrupted either");
    }

    @Test
    void whatIsAllocatedBeyondTheLimitIsFoundThoughNothingKeepsIt() throws IOException {
        Summary summary = runPlanted(attempt -> attempt.measured("planting", 1 << 20, () -> {
            int length = 0;
            for (int i = 0; i < 100; i++) {
                length += new byte[1 << 16].length;
            }
            return length;
        }));
        assertThat(summary.findings()).isEqualTo(1);
        assertThat(output()).contains("planting allocated", "at most 1048576 are allowed");
    }

    @Test
    void aHeapThatIsExhaustedIsFound() throws IOException {
        Summary summary = runPlanted(attempt -> {
            throw new OutOfMemoryError("planted");
        });
        assertThat(summary.findings()).isEqualTo(1);
        assertThat(output()).contains("OutOfMemoryError");
    }

    @Test
    void findingsOfOneKindAreCountedAndAFewOfThemShown() throws IOException {
        Target always = new Target() {
            @Override
            public String name() {
                return "always";
            }

            @Override
            public String suffix() {
                return ".bin";
            }

            @Override
            public String run(Attempt attempt) {
                throw new IllegalStateException("planted " + attempt.number());
            }
        };
        Summary summary = run(always, Fuzzer.HANG, 0, 50);
        assertThat(summary.findings()).isEqualTo(50);
        assertThat(output().lines().filter(line -> line.startsWith("finding: ")))
                .hasSize(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }
}
