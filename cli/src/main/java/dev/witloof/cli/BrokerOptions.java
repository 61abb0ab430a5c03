package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.HandlingOptions;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.config.ConnectionConfig;
import dev.witloof.messaging.config.HostConfig;
import dev.witloof.messaging.config.LimitsConfig;
import dev.witloof.messaging.config.SubscriptionConfig;
import dev.witloof.messaging.config.WasiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code witloof run} for a host on one broker. */
final class BrokerOptions {

    @Option(
            names = "--broker",
            paramLabel = "URL",
            description = "The broker, such as nats://127.0.0.1:4222. A password in it is seen by whoever sees the"
                    + " machine's processes: a file of --config can take it from the environment.")
    @Nullable
    String url;

    @Option(
            names = "--setting",
            paramLabel = "KEY=VALUE",
            description = "A setting of the broker's adapter; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The group whose members share the messages. Without it, every host gets every message.")
    private @Nullable String group;

    @Option(
            names = "--grant-send",
            paramLabel = "PATTERN",
            description = "A topic that the guest may send to, such as 'orders.*' or '**'; may be given several times.")
    private List<String> sends = new ArrayList<>();

    @Option(
            names = "--grant-request",
            paramLabel = "PATTERN",
            description = "A topic that the guest may request on; may be given several times.")
    private List<String> requests = new ArrayList<>();

    @Option(
            names = "--shutdown-grace",
            paramLabel = "SECONDS",
            description = "How long messages have to end when the process is told to. Default: 10.")
    private @Nullable Double grace;

    BrokerOptions() {}

    /** Refuses what makes no sense without a broker. */
    void requireNone(CommandLine command) {
        boolean given =
                !settings.isEmpty() || group != null || !sends.isEmpty() || !requests.isEmpty() || grace != null;
        if (given) {
            throw new ParameterException(
                    command,
                    "--setting, --group, --grant-send, --grant-request and --shutdown-grace go with --broker, not with"
                            + " --send");
        }
    }

    /**
     * The host that the options describe.
     *
     * @throws IllegalArgumentException if one is out of range or malformed
     */
    HostConfig describe(
            Path component,
            List<String> topics,
            @Nullable Integer attempts,
            @Nullable Integer instances,
            Duration deadline,
            WasiConfig wasi) {
        ConnectionConfig connection = new ConnectionConfig(BrokerUrl.parse(String.valueOf(url)), parsed(settings));
        List<SubscriptionConfig> subscriptions = topics.stream()
                .map(topic -> new SubscriptionConfig(
                        MessagingHost.DEFAULT_CONNECTION, spec(topic, attempts), HandlingOptions.DEFAULT))
                .toList();
        Grants grants = Grants.builder()
                .send(sends.toArray(String[]::new))
                .request(requests.toArray(String[]::new))
                .build();
        return new HostConfig(
                component,
                Optional.ofNullable(instances),
                Optional.of(deadline),
                Optional.empty(),
                LimitsConfig.DEFAULT,
                Map.of(MessagingHost.DEFAULT_CONNECTION, connection),
                subscriptions,
                Map.of(MessagingHost.DEFAULT_CONNECTION, grants),
                wasi,
                grace == null ? Broker.DEFAULT_GRACE : seconds(grace));
    }

    private SubscriptionSpec spec(String topic, @Nullable Integer attempts) {
        SubscriptionSpec.Builder spec = SubscriptionSpec.builder(topic);
        if (group != null) {
            spec.group(group);
        }
        if (attempts != null) {
            spec.maxAttempts(attempts);
        }
        return spec.build();
    }

    private static BrokerConfig parsed(List<String> settings) {
        BrokerConfig config = BrokerConfig.EMPTY;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                // What was given is not shown: it may be a password whose key is missing.
                throw new IllegalArgumentException("--setting wants KEY=VALUE, but was given something without a =");
            }
            config = config.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return config;
    }

    static Duration seconds(double count) {
        return Duration.ofNanos((long) (count * Duration.ofSeconds(1).toNanos()));
    }
}
