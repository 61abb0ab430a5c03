package dev.witloof.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures {@code handle} on jco, in a process of its own.
 *
 * @param folder the folder of {@code bench.mjs} with its installed packages
 * @param guest the guest's component
 */
record Jco(Path folder, Path guest) {
    /** The releases that are measured, by the names under which they are installed. */
    static final List<String> RELEASES = List.of("jco-current", "jco-1.9.1");

    private static final Pattern VERSION = Pattern.compile("\"jco\":\\s*\"([^\"]+)\"");
    private static final Pattern RESULT = Pattern.compile("\"size\":\\s*(\\d+),\\s*\"nanosPerCall\":\\s*([0-9.eE+-]+)");

    /**
     * Measures one release.
     *
     * @return its version
     */
    String run(String release, double seconds, Measurements into) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "bench.mjs", release, guest.toString(), Double.toString(seconds))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            node.getOutputStream().close();
            String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!node.waitFor(1, TimeUnit.MINUTES) || node.exitValue() != 0) {
                throw new IOException("bench.mjs failed for " + release);
            }
            return read(release, output, into);
        } finally {
            node.destroyForcibly();
        }
    }

    /** Reads the line that {@code bench.mjs} prints. */
    static String read(String release, String output, Measurements into) throws IOException {
        Matcher version = VERSION.matcher(output);
        Matcher result = RESULT.matcher(output);
        if (!version.find() || !result.find()) {
            throw new IOException("bench.mjs printed no results for " + release + ": " + output);
        }
        do {
            into.add(
                    new MeasurementKey(release, result.group(1)),
                    new Measurement(Double.parseDouble(result.group(2)), Double.NaN));
        } while (result.find());
        return version.group(1);
    }
}
