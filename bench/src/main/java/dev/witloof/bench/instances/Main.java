package dev.witloof.bench.instances;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures what instances cost, and prints a table in Markdown.
 *
 * <p>Arguments: {@code [--quick | --once] GUEST.wasm...}, messaging guests that may use WASI. The table goes to standard output.
 */
public final class Main {
    private static final int QUICK = 20;
    private static final int FULL = 100;

    private Main() {}

    /**
     * Measures.
     *
     * @param args the arguments
     * @throws IOException if a guest cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<String> arguments = List.of(args);
        int instances = arguments.contains("--quick") || arguments.contains("--once") ? QUICK : FULL;
        System.out.println("| guest | component, KB | preparing it, ms | one more instance, µs | its heap, KB |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                InstanceCost cost = InstanceCost.measure(Path.of(argument), instances);
                System.out.printf(
                        "| `%s` | %,d | %,.0f | %,.0f | %,d |%n",
                        cost.guest().replace(".wasm", ""),
                        cost.bytes() / 1000,
                        cost.prepareMillis(),
                        cost.instantiateMicros(),
                        cost.heapBytes() / 1000);
            }
        }
    }
}
