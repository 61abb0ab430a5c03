package dev.witloof.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.binary.MalformedComponentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentTest {
    private static final Path GREET = Path.of("..", "it", "guests", "prebuilt", "greet.wasm");

    @Test
    void loadsAFile() throws IOException {
        assertThat(Component.load(GREET).definition().type().exports())
                .containsOnlyKeys("greet", "witloof:greet/people");
    }

    @Test
    void refusesACoreModule() {
        byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0};
        assertThatThrownBy(() -> Component.load(module))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("core module");
    }

    @Test
    void refusesTooLargeAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("large.wasm"), new byte[1000]);
        Component.Options options = Component.Options.DEFAULT.withMaxBytes(999);
        assertThatThrownBy(() -> Component.load(file, options))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("more than 999 bytes");
        assertThatThrownBy(() -> Component.load(new byte[1000], options))
                .isInstanceOf(MalformedComponentException.class);
    }
}
