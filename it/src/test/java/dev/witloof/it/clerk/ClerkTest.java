package dev.witloof.it.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.witloof.bindings.wasi.messaging.Types.Error;
import dev.witloof.bindings.wasi.messaging.Types.ErrorException;
import dev.witloof.it.Guests;
import dev.witloof.messaging.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.runtime.Store;
import dev.witloof.wasi.DirectoryAccess;
import dev.witloof.wasi.WasiHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest does the same here as on jco, whichever toolchain made it. */
class ClerkTest {
    private final Script script = Script.read();
    private final RecordingMessaging messaging = new RecordingMessaging();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"c", "utf16", "rust", "composed", "go", "quickjs", "starlingmonkey", "python"})
    void doesWhatItDoesOnJco(String toolchain, @TempDir Path ledger) throws Exception {
        String name = "clerk-" + toolchain;
        if (!Files.exists(Guests.file(name))) {
            absent(name);
        }
        WasiHost wasi = WasiHost.builder()
                .environment(script.environment())
                .arguments("guest")
                .directory(ledger, script.directory(), DirectoryAccess.READ_WRITE)
                .stdout(stdout)
                .stderr(stderr)
                .build();
        GuestFactory factory = GuestFactory.of(Guests.load(name), wasi);
        try (Store store = Store.create();
                Guest guest = factory.instantiate(store, messaging.interfaces())) {
            assertThat(play(guest, ledger)).isEqualTo(Transcript.ofJco());
        }
        assertThat(stderr.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private JsonNode play(Guest guest, Path ledger) throws IOException {
        Transcript transcript = new Transcript();
        for (Script.Step step : script.messages()) {
            RecordedMessage message = step.message();
            transcript.handled(handle(guest, message), messaging.sent);
            messaging.sent.clear();
            assertThat(message.isClosed()).isTrue();
            assertThat(messaging.openClients).isZero();
        }
        return transcript.ended(
                Files.readString(ledger.resolve("entries.txt")), stdout.toString(StandardCharsets.UTF_8));
    }

    private static @Nullable Error handle(Guest guest, RecordedMessage message) {
        try {
            guest.incomingHandler().handle(message);
            return null;
        } catch (ErrorException e) {
            return e.error();
        }
    }

    private static void absent(String name) {
        String why = "%s is not there: it/guests/build %s makes it".formatted(Guests.file(name), name);
        if (Boolean.getBoolean("witloof.guests.required")) {
            fail(why);
        }
        abort(why);
    }
}
