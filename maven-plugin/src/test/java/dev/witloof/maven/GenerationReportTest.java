package dev.witloof.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.job.GenerationJob;
import dev.witloof.codegen.job.GenerationSettings;
import dev.witloof.codegen.job.OutputLayout;
import dev.witloof.codegen.job.WitInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationReportTest {

    @TempDir
    Path folder;

    private final Warnings log = new Warnings();

    @Test
    void whatNoComponentCanHaveIsAWarningOfMavenUnlessAllIsUpToDate() throws Exception {
        generate("interface i { f: func(); } interface other { flags f {} record r {} }");

        assertThat(log.texts).hasSize(2).allMatch(text -> text.contains("w.wit:2:") && !text.endsWith("\n"));
        log.texts.clear();
        generate("interface i { f: func(); } interface other { flags f {} record r {} }");
        assertThat(log.texts).isEmpty();
    }

    @Test
    void soundWitGivesNoWarning() throws Exception {
        generate("interface i { f: func(); }");

        assertThat(log.texts).isEmpty();
    }

    private void generate(String items) throws Exception {
        Path wit = Files.writeString(folder.resolve("w.wit"), "package a:b;\n" + items + "\nworld w { import i; }\n");
        Path java = folder.resolve("java");
        GenerationSettings settings = new GenerationSettings(
                WitInput.of(wit),
                GenerationOptions.of("com.acme"),
                List.of(),
                new OutputLayout(java, java, "acme", folder.resolve("state")));
        new GenerationReport(log, folder).run(new GenerationJob(settings), settings);
    }

    private static final class Warnings extends SystemStreamLog {

        private final List<String> texts = new ArrayList<>();

        @Override
        public void warn(CharSequence content) {
            texts.add(content.toString());
        }
    }
}
