package dev.witloof.maven;

import dev.witloof.codegen.check.Change;
import dev.witloof.codegen.check.Compatibility;
import dev.witloof.codegen.check.CompatibilityReport;
import dev.witloof.codegen.check.Weight;
import dev.witloof.wit.WitLoader;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Compares two versions of a WIT package, and tells Maven what changed.
 *
 * @param log where to tell
 * @param baseFolder the project's folder, which paths in messages are relative to
 */
record VersionCheck(Log log, Path baseFolder) {

    void run(File baseline, File wit) throws MojoExecutionException, MojoFailureException {
        WitReader reader = new WitReader(log, baseFolder);
        WitLoader loader = WitLoader.builder().allFeatures(true).build();
        CompatibilityReport report;
        try {
            report = Compatibility.compare(
                    reader.load(loader, baseline, "baseline").rootPackage(),
                    reader.load(loader, wit, "witDirectory").rootPackage());
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        report.changes().forEach(this::tell);
        if (!report.isAllowed()) {
            throw new MojoFailureException(report.verdict());
        }
        log.info(report.verdict());
    }

    private void tell(Change change) {
        String base = baseFolder.toString().replace(File.separatorChar, '/') + "/";
        String line = change.toString().replace(base, "");
        if (change.weight() == Weight.BREAKING) {
            log.warn(line);
        } else {
            log.info(line);
        }
    }
}
