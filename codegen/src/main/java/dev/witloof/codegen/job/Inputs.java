package dev.witloof.codegen.job;

import dev.witloof.codegen.BindingsManifest;
import dev.witloof.codegen.GenerationOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** All that the output of a job depends on, as one fingerprint. */
final class Inputs {

    private Inputs() {}

    static String fingerprint(GenerationSettings settings, List<BindingsManifest> existing) throws IOException {
        WitInput wit = settings.wit();
        GenerationOptions options = settings.options();
        return new Fingerprint()
                .add(GeneratorIdentity.of(options.generatorVersion()))
                .addAll(entries(WitFiles.hash(wit.path())))
                .addAll(wit.worlds())
                .add("all worlds: " + wit.allWorlds())
                .addAll(wit.features())
                .add("all features: " + wit.allFeatures())
                .add(options.basePackage())
                .addAll(entries(options.packages()))
                .addAll(options.types().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList())
                .add(settings.output().bindingsName())
                .addAll(existing.stream().map(each -> each.file().content()).toList())
                .hex();
    }

    private static List<String> entries(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
