package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.cli.adapters.StdoutAdapter;
import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.bindings.wasi.messaging.adapters.ProducerAdapter;
import dev.witloof.bindings.wasi.messaging.adapters.TypesAdapter;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Components that are used without generated code, and are given what generated code implements. */
class TypedImportsTest {
    private static final Producer PRODUCER = (client, topic, message) -> {};

    private final Types types = new Types() {
        @Override
        public Client clientConnect(String name) {
            throw new IllegalStateException("nobody connects");
        }

        @Override
        public Message newMessage(byte[] data) {
            throw new IllegalStateException("nobody makes messages");
        }
    };

    private static ComponentImports.Builder imports(Types types) {
        return ComponentImports.builder()
                .implementation("wasi:messaging/types@0.2.0-draft", TypesAdapter.INSTANCE, types)
                .implementation("wasi:messaging/producer@0.2.0-draft", ProducerAdapter.INSTANCE, PRODUCER)
                .function("wasi:messaging/request-reply@0.2.0-draft", "reply", arguments -> Optional.empty());
    }

    @Test
    void whatFitsIsEnough() {
        try (Store store = Store.create();
                ComponentInstance instance = ComponentInstance.of(
                        Guests.load("upper-rust"), store, imports(types).build())) {
            assertThat(instance.functions("wasi:messaging/incoming-handler@0.2.0-draft"))
                    .containsOnlyKeys("handle");
        }
    }

    @Test
    void whatHasAnotherTypeIsToldWithBoth() {
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> ComponentInstance.of(
                            Guests.load("mismatch"), store, imports(types).build()))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("set-content-type` has another type in the bindings than in the component")
                    .hasMessageContaining("parameter `content-type`: expected string, found list<u8>");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        ComponentImports types = ComponentImports.builder()
                .implementation("wasi:messaging/types@0.2.0-draft", TypesAdapter.INSTANCE, this.types)
                .build();
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> ComponentInstance.of(Guests.load("upper-c"), store, types))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("wasi:messaging/producer@0.2.0-draft")
                    .hasMessageNotContaining("set-content-type");
        }
    }

    @Test
    void aFunctionByItselfComesFirst() {
        ComponentImports given = imports(types)
                .function(
                        "wasi:messaging/types@0.2.0-draft",
                        "[method]message.set-content-type",
                        arguments -> Optional.empty())
                .build();
        try (Store store = Store.create();
                ComponentInstance instance = ComponentInstance.of(Guests.load("mismatch"), store, given)) {
            assertThat(instance.functions()).isEmpty(); // that of another type does no harm
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what is tested
    void nothingIsNoImplementation() {
        assertThatNullPointerException().isThrownBy(() -> ComponentImports.builder()
                .implementation("wasi:cli/stdout@0.2.12", StdoutAdapter.INSTANCE, null));
    }
}
