package dev.witloof.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures benchmarks once, each in a virtual machine of its own, those to be compared one after the other. */
final class JmhRound {
    private JmhRound() {}

    /**
     * Measures all benchmarks of a package.
     *
     * @param of a class of that package
     * @param effort how much is measured; its number of rounds does not matter here
     * @param into where the results go
     */
    static void run(Class<?> of, Effort effort, Measurements into) throws RunnerException {
        TimeValue iteration = TimeValue.milliseconds(effort.iteration().toMillis());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + of.getPackageName().replace(".", "\\.") + "\\.[A-Z]")
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
            String parameter = result.getParams().getParamsKeys().stream()
                    .map(result.getParams()::getParam)
                    .collect(Collectors.joining(","));
            into.add(new MeasurementKey(result.getParams().getBenchmark(), parameter), measurement(result));
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
