package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldKey;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedPackagesTest {

    private static final String MESSAGING = "wasi-messaging-0.2.0-draft";

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

    private static Resolve load(Path folder) throws Exception {
        return WitLoader.builder().build().load(folder);
    }
}
