package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequiredServersTest {
    private final String before = System.getProperty(RequiredServers.REQUIRED, "false");

    @AfterEach
    void restore() {
        System.setProperty(RequiredServers.REQUIRED, before);
    }

    @Test
    void whatIsThereIsUsed() {
        System.setProperty(RequiredServers.REQUIRED, "true");

        assertThatCode(() -> RequiredServers.require(true, "JetStream", "")).doesNotThrowAnyException();
    }

    @Test
    void aMissingServerIsASkipThatSaysWhatDidNotRun() {
        System.setProperty(RequiredServers.REQUIRED, "false");

        assertThatThrownBy(() -> RequiredServers.require(false, "JetStream", "install nats-server"))
                .hasMessageContaining("JetStream did not run: install nats-server")
                .hasMessageContaining("brokers.required=true")
                .isNotInstanceOf(AssertionError.class);
    }

    @Test
    void aMissingServerThatIsRequiredIsAFailure() {
        System.setProperty(RequiredServers.REQUIRED, "true");

        assertThatThrownBy(() -> RequiredServers.require(false, "JetStream", "install nats-server"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("JetStream did not run: install nats-server");
    }
}
