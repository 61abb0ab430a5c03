package dev.witloof.bench.report;

import dev.witloof.bench.GreetBenchmark;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures every benchmark once, each in a virtual machine of its own, those to be compared one after the other. */
final class JmhRound {
    private JmhRound() {}

    static void run(Effort effort, Measurements into) throws RunnerException {
        TimeValue iteration = TimeValue.milliseconds(effort.iteration().toMillis());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + GreetBenchmark.class.getPackageName().replace(".", "\\.") + "\\.")
                        .forks(1)
                        .warmupIterations(effort.warmups())
                        .warmupTime(iteration)
                        .measurementIterations(effort.iterations())
                        .measurementTime(iteration)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTimeProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            String size = result.getParams().getParam("size");
            into.add(
                    new MeasurementKey(result.getParams().getBenchmark(), size == null ? 0 : Integer.parseInt(size)),
                    measurement(result));
        }
    }

    private static Measurement measurement(RunResult result) {
        double[] nanos = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(JmhRound::cpuNanos)
                .toArray();
        Result<?> allocated = Objects.requireNonNull(
                result.getSecondaryResults().get("gc.alloc.rate.norm"), "JMH measured no allocation");
        return new Measurement(quartile(nanos), allocated.getScore());
    }

    private static double cpuNanos(IterationResult iteration) {
        Result<?> cpu = Objects.requireNonNull(
                iteration.getSecondaryResults().get(CpuTimeProfiler.RESULT), "no processor time was measured");
        return cpu.getScore();
    }

    /** The first quartile: whatever else the machine does makes an iteration longer, never shorter. */
    private static double quartile(double[] values) {
        Arrays.sort(values);
        return values[values.length / 4];
    }
}
