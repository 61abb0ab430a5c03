package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Health;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections are made, or refused with what to do. */
interface ConnectingContract {

    @Test
    default void aConnectionIsUpAndSaysWhatItIs(Fixture tck) {
        Broker broker = tck.connect();

        assertThat(broker.health().status()).isEqualTo(Health.Status.UP);
        assertThat(broker.system()).isNotBlank().isLowerCase();
    }

    @Test
    default void capabilitiesStayAsTheyAre(Fixture tck) {
        Broker broker = tck.connect();

        assertThat(broker.capabilities())
                .as("one of these is there, or nothing can be received")
                .containsAnyOf(Capability.GROUPS, Capability.BROADCAST)
                .isEqualTo(broker.capabilities());
        assertThatThrownBy(() -> broker.capabilities().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    default void anUnknownSettingIsRefusedByName(Fixture tck) {
        Throwable thrown =
                catchThrowable(() -> tck.connect(tck.harness().endpoint().with("no-such-setting-for-the-tck", "x")));

        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-setting-for-the-tck");
    }

    @Test
    default void aMistypedSettingIsRefusedWithASuggestion(Fixture tck) {
        Endpoint endpoint = tck.harness().endpoint();
        String known = tck.given(endpoint.config().asMap().keySet().stream().findFirst(), "setting to mistype");
        String mistyped = known.substring(0, known.length() - 1);

        assertThatThrownBy(() -> tck.connect(endpoint.with(mistyped, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(known);
    }

    @Test
    default void aServerThatIsNotThereIsAConnectionErrorInTime(Fixture tck) {
        Endpoint nobody = tck.given(tck.harness().unreachable(), "unreachable endpoint");

        long start = System.nanoTime();
        tck.refusal(() -> tck.connect(nobody), Kind.CONNECTION);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(tck.harness().patience());
    }

    @Test
    default void aServerThatNeverAnswersIsGivenUpInTime(Fixture tck) {
        Faults faults = tck.faults();
        faults.proxy().stall();

        long start = System.nanoTime();
        Endpoint silent = tck.harness().impatient(faults.endpoint());
        tck.refusal(() -> tck.connect(silent), Kind.CONNECTION, Kind.TIMEOUT);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(tck.harness().patience());
    }

    @Test
    default void wrongCredentialsAreRefusedWithoutBeingShown(Fixture tck) {
        Endpoint wrong = tck.given(tck.harness().wrongCredentials(), "endpoint with wrong credentials");

        String text = tck.refusal(() -> tck.connect(wrong), Kind.PERMISSION_DENIED, Kind.CONNECTION)
                .toString();

        assertThat(wrong.config().asMap().entrySet())
                .filteredOn(setting -> setting.getKey().matches(".*(password|secret|token).*"))
                .allSatisfy(setting -> assertThat(text).doesNotContain(setting.getValue()));
    }
}
