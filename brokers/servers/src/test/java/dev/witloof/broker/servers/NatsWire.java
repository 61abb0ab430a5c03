package dev.witloof.broker.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A NATS connection by hand, so that a test sees and says exactly what is on the wire. Bytes are ISO 8859-1. */
final class NatsWire implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final String info;

    NatsWire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        info = line();
    }

    /** A client of our day: headers and "no responders". */
    static NatsWire modern(int port) throws IOException {
        return new NatsWire(port).say("CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}");
    }

    String info() {
        return info;
    }

    NatsWire say(String... lines) throws IOException {
        for (String line : lines) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return this;
    }

    /** Everything the server has said until it answers a PING of now. */
    List<String> flush() throws IOException {
        say("PING");
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.equals("PONG"); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Everything the server says before it ends the connection. */
    List<String> rest() throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            while (true) {
                lines.add(line());
            }
        } catch (EOFException | SocketException e) {
            // A reset, where the server has not read all that was said.
            return lines;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
