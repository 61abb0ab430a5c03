package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a connection is encrypted, from a connection's settings:
 *
 * <ul>
 *   <li>{@value #CA}: a file of PEM certificates to trust;
 *   <li>{@value #TRUSTSTORE}, {@value #TRUSTSTORE_PASSWORD}: a PKCS #12 or JKS store of certificates to trust;
 *   <li>{@value #KEYSTORE}, {@value #KEYSTORE_PASSWORD}: a PKCS #12 or JKS store with the key that this side shows;
 *   <li>{@value #VERIFY_HOST}: whether the server's certificate must name its host, {@code true} by default.
 * </ul>
 *
 * <p>Without a certificate to trust, those that the JDK trusts are.
 *
 * @param context trusts and shows what the settings say
 * @param keys what this side shows, for clients that take no context; empty if it shows nothing
 * @param trusted what it trusts, for clients that take no context; empty if that is what the JDK trusts
 * @param verifyHost whether the server's certificate must name its host
 */
public record TlsSettings(
        SSLContext context,
        Optional<KeyManagerFactory> keys,
        Optional<TrustManagerFactory> trusted,
        boolean verifyHost) {
    /** The key of the PEM certificates to trust. */
    public static final String CA = "tls.ca";

    /** The key of the store of certificates to trust. */
    public static final String TRUSTSTORE = "tls.truststore";

    /** The key of that store's password. */
    public static final String TRUSTSTORE_PASSWORD = "tls.truststore-password";

    /** The key of the store with the own key. */
    public static final String KEYSTORE = "tls.keystore";

    /** The key of that store's password. */
    public static final String KEYSTORE_PASSWORD = "tls.keystore-password";

    /** The key of the check of the host's name. */
    public static final String VERIFY_HOST = "tls.verify-host";

    /** All keys, for {@link BrokerConfig#requireKnown}. */
    public static final Set<String> KEYS =
            Set.of(CA, TRUSTSTORE, TRUSTSTORE_PASSWORD, KEYSTORE, KEYSTORE_PASSWORD, VERIFY_HOST);

    /**
     * Reads the settings.
     *
     * @param config a connection's settings
     * @param encrypted whether the connection's scheme asks for encryption
     * @return nothing if it does not
     * @throws IllegalArgumentException if a file cannot be read, or something is set without being used, saying which
     *     setting; passwords are not shown
     */
    public static Optional<TlsSettings> of(BrokerConfig config, boolean encrypted) {
        if (!encrypted) {
            for (String key : config.asMap().keySet()) {
                if (KEYS.contains(key)) {
                    throw new IllegalArgumentException(
                            key + " is set, but the broker URL asks for a connection without encryption");
                }
            }
            return Optional.empty();
        }
        try {
            Optional<KeyManagerFactory> keys = keys(config);
            Optional<TrustManagerFactory> trusted = trusted(config);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys.map(KeyManagerFactory::getKeyManagers).orElse(null),
                    trusted.map(TrustManagerFactory::getTrustManagers).orElse(null),
                    null);
            return Optional.of(new TlsSettings(context, keys, trusted, config.flag(VERIFY_HOST, true)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the tls settings cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<KeyManagerFactory> keys(BrokerConfig config) throws GeneralSecurityException {
        Optional<String> file = config.text(KEYSTORE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        char[] password = password(config, KEYSTORE_PASSWORD);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store(KEYSTORE, file.get(), password), password);
        return Optional.of(factory);
    }

    private static Optional<TrustManagerFactory> trusted(BrokerConfig config) throws GeneralSecurityException {
        Optional<String> pem = config.text(CA);
        Optional<String> file = config.text(TRUSTSTORE);
        if (pem.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(CA + " and " + TRUSTSTORE + " are both set; one of them is enough");
        }
        if (pem.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(
                pem.isPresent()
                        ? certificates(pem.get())
                        : store(TRUSTSTORE, file.orElseThrow(), password(config, TRUSTSTORE_PASSWORD)));
        return Optional.of(factory);
    }

    private static char[] password(BrokerConfig config, String key) {
        return config.text(key).orElse("").toCharArray();
    }

    private static KeyStore certificates(String file) throws GeneralSecurityException {
        try (InputStream in = open(CA, file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(CA + ": there is no PEM certificate in " + file);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
            return store;
        } catch (IOException e) {
            throw unreadable(CA, file, e);
        }
    }

    private static KeyStore store(String key, String file, char[] password) throws GeneralSecurityException {
        try (InputStream in = open(key, file)) {
            // The default type reads both PKCS #12 and JKS.
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw unreadable(key, file, e);
        }
    }

    private static InputStream open(String key, String file) throws IOException {
        try {
            return Files.newInputStream(Path.of(file));
        } catch (InvalidPathException e) {
            throw unreadable(key, file, e);
        }
    }

    private static IllegalArgumentException unreadable(String key, String file, Exception e) {
        return new IllegalArgumentException(key + ": " + file + " cannot be read (" + e + ")", e);
    }
}
