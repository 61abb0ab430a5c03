package dev.witloof.broker.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** mosquitto. A setting replaces the line of the same key. */
final class MosquittoCommand implements ServerCommand {
    private static final int ITERATIONS = 101;
    private static final int HASH_BITS = 512;

    @Override
    public ProcessBuilder prepare(ServerOptions options, int port) throws IOException {
        Path program = Availability.of("mosquitto").required();
        Path directory = options.directory();
        Map<String, String> lines = new LinkedHashMap<>();
        // First, because what follows is about this listener.
        lines.put("listener", port + " " + BrokerServer.HOST);
        lines.put("allow_anonymous", Boolean.toString(options.credentials().isEmpty()));
        lines.put("persistence", Boolean.toString(options.persistent()));
        lines.put("persistence_location", directory + "/");
        // Without it a request and its reply take 40 ms.
        lines.put("set_tcp_nodelay", "true");
        // Otherwise it drops messages beyond 1000 for a client that is slow or away.
        lines.put("max_queued_messages", "0");
        if ("root".equals(System.getProperty("user.name"))) {
            // It would become a user that may not write to the directory.
            lines.put("user", "root");
        }
        if (options.certificates().isPresent()) {
            TestCertificates certificates = options.certificates().get();
            lines.put("certfile", certificates.certificatePem().toString());
            lines.put("keyfile", certificates.keyPem().toString());
        }
        if (options.credentials().isPresent()) {
            Path passwords = directory.resolve("passwords");
            Files.writeString(passwords, hashed(options.credentials().get()) + "\n");
            lines.put("password_file", passwords.toString());
        }
        lines.putAll(options.settings());
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key + " " + value + "\n"));
        Path file = directory.resolve("mosquitto.conf");
        Files.writeString(file, text);
        return new ProcessBuilder(program.toString(), "-c", file.toString());
    }

    /** The line that mosquitto_passwd would write: PBKDF2 with SHA-512. */
    private static String hashed(Credentials credentials) {
        byte[] salt = new byte[12];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(credentials.password().toCharArray(), salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return credentials.user() + ":$7$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA512", e);
        }
    }
}
