package dev.witloof.bench.wit;

import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.job.GenerationJob;
import dev.witloof.codegen.job.GenerationOutcome;
import dev.witloof.codegen.job.GenerationSettings;
import dev.witloof.codegen.job.OutputLayout;
import dev.witloof.codegen.job.WitInput;
import dev.witloof.wit.diagnostic.ResolveException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a build pays for generation that has nothing to do: its job, run once in a virtual machine that has run nothing else,
 * with all of WASI generated before.
 */
public final class UpToDateRun {
    private static final double NANOS_PER_MILLI = 1e6;

    private UpToDateRun() {}

    /**
     * Measures in new virtual machines.
     *
     * @param folder where the output goes, an empty folder
     * @param times how often
     * @return the median, in milliseconds of processor time
     * @throws IOException if one fails
     * @throws InterruptedException if this thread is interrupted
     */
    public static double measure(Path folder, int times) throws IOException, InterruptedException {
        // The first generates.
        run(folder);
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            String printed = run(folder);
            if (printed.isEmpty()) {
                throw new IOException("a run generated once more what was up to date in " + folder);
            }
            millis[i] = Double.parseDouble(printed);
        }
        Arrays.sort(millis);
        return millis[times / 2];
    }

    private static String run(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpToDateRun.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the run ended with " + process.exitValue());
        }
        return printed;
    }

    /**
     * Runs the job, and prints its milliseconds if there was nothing to do.
     *
     * @param args the folder of the output
     * @throws IOException if it cannot be written
     * @throws ResolveException never, as WASI is valid
     * @throws GenerationException never, as all of it can be generated
     */
    public static void main(String[] args) throws IOException, ResolveException, GenerationException {
        Path folder = Path.of(args[0]);
        WitInput wit = WitInput.of(WitText.wasi()).withAllWorlds(true);
        OutputLayout output = new OutputLayout(
                folder.resolve("sources"), folder.resolve("resources"), "bench.wasi", folder.resolve("wasi.state"));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        GenerationOutcome outcome =
                new GenerationJob(new GenerationSettings(wit, GenerationOptions.of("bench"), List.of(), output)).run();
        long nanos = threads.getCurrentThreadCpuTime() - before;
        if (outcome instanceof GenerationOutcome.UpToDate) {
            System.out.println(nanos / NANOS_PER_MILLI);
        }
    }
}
