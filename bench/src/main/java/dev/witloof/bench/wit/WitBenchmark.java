package dev.witloof.bench.wit;

import dev.witloof.codegen.GeneratedSources;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.codegen.Generator;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and resolving a package, and generating all of it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class WitBenchmark {
    /** What is read and generated. */
    @Param
    public WitText wit = WitText.WASI;

    private GenerationRequest request;

    /** Makes the benchmark. */
    @SuppressWarnings("NullAway.Init") // By prepare
    public WitBenchmark() {}

    /**
     * Resolves what is generated.
     *
     * @throws IOException if WASI cannot be read
     * @throws ResolveException never, as all of it is valid
     */
    @Setup
    public void prepare() throws IOException, ResolveException {
        request = GenerationRequest.ofRootPackage(wit.resolve(), GenerationOptions.of("bench"));
    }

    /**
     * Measures reading and resolving.
     *
     * @return the model
     * @throws IOException if WASI cannot be read
     * @throws ResolveException never, as all of it is valid
     */
    @Benchmark
    public Resolve resolve() throws IOException, ResolveException {
        return wit.resolve();
    }

    /**
     * Measures generating, into memory.
     *
     * @return the sources
     * @throws GenerationException never, as all of it can be generated
     */
    @Benchmark
    public GeneratedSources generate() throws GenerationException {
        return Generator.generate(request);
    }
}
