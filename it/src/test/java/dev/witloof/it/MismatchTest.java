package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.it.bindings.wasi.messaging.MessagingCore;
import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.witloof.types.Types;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that do not fit the bindings, and files that are no components. */
class MismatchTest {
    @Test
    void aComponentForOtherTypesIsRefusedWhenItIsPrepared() {
        Component component = Guests.load("mismatch");
        assertThatThrownBy(() -> MessagingRequestReply.prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageContainingAll(
                        "wasi:messaging/types@0.2.0-draft",
                        "[method]message.set-content-type",
                        "content-type",
                        "string",
                        "list<u8>",
                        "bindings",
                        "component");
    }

    @Test
    void aComponentOfAnotherWorldIsRefusedWithAllThatIsMissing() {
        Component component = Guests.load("greeter");
        assertThatThrownBy(() -> MessagingRequestReply.prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageContainingAll(
                        "acme:greeter/people@1.0.0",
                        "the world does not offer it",
                        "wasi:messaging/incoming-handler@0.2.0-draft",
                        "the component does not export it");
        assertThatThrownBy(() -> Types.prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("witloof:types/all");
    }

    @Test
    void anImportThatTheWorldDoesNotOfferIsNamed() {
        Component requests = Guests.load("requester");
        assertThatThrownBy(() -> MessagingCore.prepare(requests))
                .isInstanceOf(LinkException.class)
                .hasMessageContainingAll("wasi:messaging/request-reply@0.2.0-draft", "the world does not offer it");
    }

    @Test
    void aComponentMayImportLessThanTheWorldOffers() {
        // It has no handler for replies in it, and was built for the larger world.
        assertThat(MessagingRequestReply.prepare(Guests.load("upper-c"))).isNotNull();
    }

    @Test
    void aCoreModuleIsNoComponent() {
        CoreModuleDefinition module = Guests.load("greeter").definition().definitions().stream()
                .filter(CoreModuleDefinition.class::isInstance)
                .map(CoreModuleDefinition.class::cast)
                .findFirst()
                .orElseThrow();
        byte[] bytes = module.bytes().toByteArray();
        assertThatThrownBy(() -> Component.load(bytes))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContainingAll("core module", "wasm-tools component new");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 0.999})
    void aTruncatedComponentIsMalformed(double part) {
        byte[] whole = Guests.bytes("greeter");
        byte[] some = Arrays.copyOf(whole, (int) (whole.length * part));
        assertThatThrownBy(() -> Component.load(some))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageMatching("(?s).*\\d.*")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aTextFileIsNoComponent() {
        byte[] wit = "package acme:greeter@1.0.0;".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Component.load(wit)).isInstanceOf(MalformedComponentException.class);
    }
}
