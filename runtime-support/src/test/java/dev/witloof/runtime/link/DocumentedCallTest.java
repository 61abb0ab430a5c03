package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Store;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The call in {@code docs/values.md} is true. */
class DocumentedCallTest {
    @Test
    void theSnippetIsTrue() throws Exception {
        Path file = Path.of(Objects.requireNonNull(DocumentedCallTest.class.getResource("/components/handed-on.wasm"))
                .toURI());

        Component component = Component.load(file);
        ComponentImports imports = ComponentImports.builder()
                .function("f", arguments -> Optional.of(ComponentValue.u32(3)))
                .build();
        try (Store store = Store.create();
                ComponentInstance instance = ComponentInstance.of(component, store, imports)) {
            assertThat(instance.call("", "g")).contains(ComponentValue.u32(3));
        }
    }
}
