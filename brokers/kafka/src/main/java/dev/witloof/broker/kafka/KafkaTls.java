package dev.witloof.broker.kafka;

import dev.witloof.broker.adapter.TlsSettings;
import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives Kafka's clients the TLS context of a connection. Made by them, by reflection, which is why it is public; nobody
 * else has a use for it.
 */
public final class KafkaTls implements SslEngineFactory {
    /** The key under which a client's configuration carries the {@link TlsSettings}. */
    static final String SETTINGS = "witloof.tls";

    private @Nullable TlsSettings settings;

    /** Made by Kafka's clients. */
    public KafkaTls() {}

    @Override
    public void configure(Map<String, ?> configs) {
        settings = (TlsSettings) configs.get(SETTINGS);
    }

    @Override
    public SSLEngine createClientSslEngine(String peerHost, int peerPort, @Nullable String endpointIdentification) {
        TlsSettings tls = Objects.requireNonNull(settings, SETTINGS);
        SSLEngine engine = tls.context().createSSLEngine(peerHost, peerPort);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(tls.verifyHost() ? "HTTPS" : "");
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        throw new UnsupportedOperationException("a client's TLS context makes no servers");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}
}
