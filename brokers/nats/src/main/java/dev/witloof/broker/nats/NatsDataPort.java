package dev.witloof.broker.nats;

import io.nats.client.Options;
import io.nats.client.impl.SocketDataPortWithWriteTimeout;
import java.io.IOException;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The client library's way to its socket, public because the library makes it by name. It checks that the server's
 * certificate names the server, which the library leaves out, and it keeps back headers that the library would die of,
 * see {@link HeaderGuard}.
 */
public class NatsDataPort extends SocketDataPortWithWriteTimeout {
    private final HeaderGuard guard = new HeaderGuard();
    private @Nullable Options options;

    /** For the client library. */
    public NatsDataPort() {}

    /** The same, for certificates that need not name the server. */
    public static final class AnyHost extends NatsDataPort {
        /** For the client library. */
        public AnyHost() {}

        @Override
        void verifyHost(SSLParameters parameters) {}
    }

    @Override
    public void afterConstruct(Options connecting) {
        super.afterConstruct(connecting);
        options = connecting;
    }

    @Override
    public void upgradeToSecure() throws IOException {
        Options connecting = Objects.requireNonNull(options, "options");
        SSLSocket secure =
                (SSLSocket) connecting.getSslContext().getSocketFactory().createSocket(socket, host, port, true);
        secure.setUseClientMode(true);
        SSLParameters parameters = secure.getSSLParameters();
        verifyHost(parameters);
        secure.setSSLParameters(parameters);
        int timeout = secure.getSoTimeout();
        secure.setSoTimeout((int)
                Math.min(Integer.MAX_VALUE, connecting.getConnectionTimeout().toMillis()));
        secure.startHandshake();
        secure.setSoTimeout(timeout);
        socket = secure;
        in = secure.getInputStream();
        out = secure.getOutputStream();
        isSecure = true;
    }

    /** Has the handshake look for the server's name. */
    void verifyHost(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!guard.hasReady()) {
            int read = in.read(guard.buffer(), guard.end(), guard.space());
            if (read < 0) {
                return guard.drain(target, offset, length);
            }
            guard.received(read);
        }
        return guard.take(target, offset, length);
    }
}
