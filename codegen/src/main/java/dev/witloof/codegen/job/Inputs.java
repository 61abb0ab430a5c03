package dev.witloof.codegen.job;

import dev.witloof.codegen.BindingsManifest;
import dev.witloof.codegen.GenerationOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that the output of a job depends on, as one checksum. */
final class Inputs {

    private Inputs() {}

    static String checksum(GenerationSettings settings, List<BindingsManifest> existing) throws IOException {
        WitInput wit = settings.wit();
        GenerationOptions options = settings.options();
        Checksum checksum = new Checksum().addAll(GeneratorIdentity.of(options.generatorVersion()));
        WitFiles.addTo(checksum, wit.path());
        return checksum.addAll(wit.worlds())
                .add("all worlds: " + wit.allWorlds())
                .addAll(wit.features())
                .add("all features: " + wit.allFeatures())
                .add(options.basePackage())
                .addAll(entries(options.packages()))
                .addAll(entries(options.types()))
                .add(settings.output().bindingsName())
                .addAll(contents(existing))
                .text();
    }

    private static List<String> entries(Map<String, ?> map) {
        List<String> entries = new ArrayList<>();
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            entries.add(entry.getKey() + "=" + entry.getValue());
        }
        return entries;
    }

    private static List<String> contents(List<BindingsManifest> manifests) {
        List<String> contents = new ArrayList<>();
        for (BindingsManifest each : manifests) {
            contents.add(each.file().content());
        }
        return contents;
    }
}
