package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPackagesTest {

    private static final String MESSAGING = "wasi-messaging-0.2.0-draft";
    private static final String WASI_VERSION = "0.2.12";
    private static final Path WASI = Path.of("../wit", "wasi-" + WASI_VERSION);

    @Test
    void messagingMeansWhatItsOriginalMeans() throws Exception {
        Path original = Corpus.folder("messaging").resolve(MESSAGING);

        assertThat(ModelText.of(load(Path.of("../wit", MESSAGING)).rootPackage()))
                .isEqualTo(ModelText.of(load(original).rootPackage()));
    }

    @Test
    void messagingHasItsFourWorlds() throws Exception {
        Resolve resolve = load(Path.of("../wit", MESSAGING));

        assertThat(resolve.rootPackage().name()).hasToString("wasi:messaging@0.2.0-draft");
        assertThat(resolve.rootPackage().worlds())
                .containsOnlyKeys("imports", "imports-request-reply", "messaging-request-reply", "messaging-core");
        World world = resolve.selectWorld(Optional.of("messaging-request-reply"));
        assertThat(world.imports().keySet())
                .extracting(WorldKey::componentName)
                .containsExactly(
                        "wasi:messaging/types@0.2.0-draft",
                        "wasi:messaging/request-reply@0.2.0-draft",
                        "wasi:messaging/producer@0.2.0-draft");
        assertThat(world.exports().keySet())
                .extracting(WorldKey::componentName)
                .containsExactly("wasi:messaging/incoming-handler@0.2.0-draft");
    }

    @Test
    void everythingInMessagingIsDocumented() throws Exception {
        load(Path.of("../wit", MESSAGING)).rootPackage().interfaces().values().forEach(iface -> {
            assertThat(iface.docs()).as(iface.toString()).isPresent();
            iface.functions()
                    .forEach((name, function) ->
                            assertThat(function.docs()).as(name).isPresent());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wasiMeansWhatItsOriginalMeans(boolean allFeatures) throws Exception {
        List<SourceText> original = new ArrayList<>();
        original.add(new SourceText("all.wit", "package test:all; interface nothing {}"));
        for (Path each : Corpus.entries(Corpus.folder("wasi").resolve(WASI_VERSION))) {
            original.add(new SourceText(
                    "deps/" + each.getFileName() + "/package.wit", Files.readString(each.resolve("package.wit"))));
        }
        WitLoader loader = WitLoader.builder().allFeatures(allFeatures).build();

        Map<String, String> ours = wasi(loader.load(WASI));
        assertThat(ours).hasSize(7).isEqualTo(wasi(loader.load(original)));
    }

    private static Map<String, String> wasi(Resolve resolve) {
        Map<String, String> texts = new TreeMap<>();
        resolve.packages().forEach((name, wit) -> {
            if (name.namespace().equals("wasi")) {
                texts.put(name.toString(), ModelText.of(wit));
            }
        });
        return texts;
    }

    @Test
    void everythingInWasiIsDocumented() throws Exception {
        WitLoader.builder()
                .allFeatures(true)
                .build()
                .load(WASI)
                .packages()
                .values()
                .forEach(wit -> wit.interfaces().values().forEach(iface -> {
                    assertThat(iface.docs()).as(iface.toString()).isPresent();
                    iface.functions()
                            .forEach((name, function) ->
                                    assertThat(function.docs()).as(name).isPresent());
                }));
    }

    private static Resolve load(Path folder) throws Exception {
        return WitLoader.builder().build().load(folder);
    }
}
