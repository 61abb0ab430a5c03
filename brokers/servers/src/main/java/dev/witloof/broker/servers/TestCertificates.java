package dev.witloof.broker.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for 127.0.0.1 and localhost, in the forms that servers and clients read.
 *
 * @param directory where the files are
 */
public record TestCertificates(Path directory) {
    /** The password of both key stores and of the key. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "server";

    /**
     * Makes a certificate, unless the directory holds one that was made before.
     *
     * @param directory where the files are to be
     * @return the certificate
     * @throws ServerStartException if the JDK's keytool fails, with what it said
     */
    public static TestCertificates in(Path directory) {
        TestCertificates certificates =
                new TestCertificates(directory.toAbsolutePath().normalize());
        try {
            if (!Files.exists(certificates.certificatePem())) {
                certificates.make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made a key store that cannot be read", e);
        }
        return certificates;
    }

    /**
     * The server's key and certificate.
     *
     * @return a PKCS 12 file
     */
    public Path keyStore() {
        return directory.resolve("server.p12");
    }

    /**
     * What a client has to trust.
     *
     * @return a PKCS 12 file with the certificate alone
     */
    public Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /**
     * The certificate, which is its own authority.
     *
     * @return a PEM file
     */
    public Path certificatePem() {
        return directory.resolve("server.pem");
    }

    /**
     * The server's key, not encrypted.
     *
     * @return a PEM file (PKCS 8)
     */
    public Path keyPem() {
        return directory.resolve("server.key");
    }

    /**
     * For clients: trusts this certificate alone.
     *
     * @return a TLS context
     */
    public SSLContext clientContext() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(trustStore()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use " + trustStore(), e);
        }
    }

    /** For servers in this JVM. */
    SSLContext serverContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(keyStore()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use " + keyStore(), e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        Files.deleteIfExists(keyStore());
        keytool();
        KeyStore server = load(keyStore());
        Certificate certificate = server.getCertificate(ALIAS);
        Key key = server.getKey(ALIAS, PASSWORD.toCharArray());

        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, certificate);
        try (var out = Files.newOutputStream(trustStore())) {
            trust.store(out, PASSWORD.toCharArray());
        }
        Files.writeString(keyPem(), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(certificatePem(), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private void keytool() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "3650",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore().toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new ServerStartException("keytool could not make a certificate: " + output.strip(), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while keytool made a certificate", e);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
