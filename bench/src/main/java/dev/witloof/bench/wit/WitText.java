package dev.witloof.bench.wit;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What is read and generated. */
public enum WitText {
    /** All of WASI 0.2.12, from its files. */
    WASI("WASI 0.2.12", 0),
    /** A package of 1,000 functions. */
    FUNCTIONS_1000("1,000 functions", 1_000),
    /** A package of 10,000 functions. */
    FUNCTIONS_10000("10,000 functions", 10_000);

    private final String label;
    private final int functions;

    WitText(String label, int functions) {
        this.label = label;
        this.functions = functions;
    }

    /**
     * Names it in a table.
     *
     * @return its name
     */
    public String label() {
        return label;
    }

    /** Reads and resolves it. */
    Resolve resolve() throws IOException, ResolveException {
        WitLoader loader = WitLoader.builder().build();
        return functions == 0 ? loader.load(wasi()) : loader.load(List.of(LargePackage.of(functions)));
    }

    /**
     * Counts its functions, in all packages.
     *
     * @return how many functions the interfaces of its model have
     * @throws IOException if it cannot be read
     * @throws ResolveException never, as all of it is valid
     */
    public int functions() throws IOException, ResolveException {
        return resolve().packages().values().stream()
                .flatMap(each -> each.interfaces().values().stream())
                .map(Interface::functions)
                .mapToInt(each -> each.size())
                .sum();
    }

    /** The folder of WASI 0.2.12. */
    static Path wasi() throws IOException {
        try {
            return Path.of(
                    Objects.requireNonNull(WitText.class.getResource("/wit/wasi-0.2.12"), "no WASI on the class path")
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
