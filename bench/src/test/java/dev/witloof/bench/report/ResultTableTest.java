package dev.witloof.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bench.RelayBenchmark;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private final Measurements measured = new Measurements();

    @Test
    void showsMediansAndTheMedianOfTheRatiosOfEachRound() {
        // The second round ran on a machine half as fast, the third was disturbed on one side.
        for (double[] round : new double[][] {{10, 11}, {20, 22}, {10, 90}}) {
            measured.add(Call.GREET.byHand(), new Measurement(round[0], 100));
            measured.add(Call.GREET.generated(), new Measurement(round[1], 104));
        }
        assertThat(ResultTable.of(measured, Map.of()).lines().skip(2).findFirst())
                .contains("| `greet`, 12 characters | 10.0 | 22.0 | 1.10× | 100 | 104 | 1.04× |");
    }

    @Test
    void showsJcoForWhatItWasMeasuredOn() throws IOException {
        measured.add(Call.HANDLE_16384.byHand(), new Measurement(12_000, 17_368));
        measured.add(Call.HANDLE_16384.generated(), new Measurement(12_600.4, 17_368));
        String version = Jco.read(
                "jco-current",
                "{\"jco\":\"1.2.3\",\"results\":[{\"size\":64,\"nanosPerCall\":2e3},"
                        + "{\"size\":16384,\"nanosPerCall\":24000.4}]}",
                measured);
        assertThat(ResultTable.of(measured, Map.of("jco-current", version)))
                .startsWith("| call | by hand, ns | generated, ns | ratio | by hand, B | generated, B | ratio"
                        + " | jco 1.2.3, ns | ratio |\n| --- | ---: |")
                .contains("| `greet`, 12 characters | – | – | – | – | – | – | – | – |\n")
                .contains("| `handle`, 64 B | – | – | – | – | – | – | 2,000 | – |\n")
                .endsWith("| `handle`, 16 KiB | 12,000 | 12,600 | 1.05× | 17,368 | 17,368 | 1.00×"
                        + " | 24,000 | 2.00× |\n");
    }

    @Test
    void showsCallsOfComponentsBesideThoseOfTheHost() {
        String name = RelayBenchmark.class.getName() + ".measure";
        measured.add(new MeasurementKey(name + "OfHost", ""), new Measurement(20, 104));
        measured.add(new MeasurementKey(name + "OfComponent", ""), new Measurement(90, 256));
        assertThat(Relayed.table(measured))
                .contains("| a string of 64 characters | 20.0 | 90.0 | 4.50× | 104 | 256 |")
                .contains("| a number | – | – | – | – | – |");
    }

    @Test
    void refusesWhatIsNoResultOfJco() {
        assertThatThrownBy(() -> Jco.read("jco-current", "{\"jco\":\"1.2.3\"}", measured))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jco-current");
    }
}
