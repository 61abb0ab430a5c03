package dev.witloof.wasi;

import dev.witloof.wasi.clocks.HostMonotonicClock;
import dev.witloof.wasi.filesystem.HostFilesystem;
import dev.witloof.wasi.io.JavaInput;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Says what guests are granted. Not safe for use by several threads. */
public final class WasiHostBuilder {
    final Map<String, String> variables = new LinkedHashMap<>();
    final List<String> arguments = new ArrayList<>();
    Optional<String> workingDirectory = Optional.empty();
    JavaInput stdin = new JavaInput(InputStream.nullInputStream());
    OutputStream stdout = OutputStream.nullOutputStream();
    OutputStream stderr = OutputStream.nullOutputStream();
    InstantSource wallClock = Clock.systemUTC();
    RandomGenerator random = new SecureRandom();
    final List<HostFilesystem.Preopen> preopens = new ArrayList<>();
    NetworkGrants network = NetworkGrants.none();
    HttpGrants http = HttpGrants.none();
    Supplier<HttpClient.Builder> httpClients = HttpClient::newBuilder;
    Duration httpTimeout = Duration.ofMinutes(10);
    int maxOpen = 256;
    private @Nullable LongSupplier nanos;

    WasiHostBuilder() {}

    /**
     * Sets a variable of the environment.
     *
     * @param name its name, not empty and without {@code =}
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if the name or the value is none that a guest could read
     */
    public WasiHostBuilder environment(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(
                    "the name of a variable is not empty and has no `=`; found `" + name + "`");
        }
        variables.put(withoutNul("a variable's name", name), withoutNul("the variable " + name, value));
        return this;
    }

    /**
     * Sets variables of the environment.
     *
     * @param more names and values; {@code System.getenv()} passes on all that this process has
     * @return this
     * @throws IllegalArgumentException as {@link #environment(String, String)} has it
     */
    public WasiHostBuilder environment(Map<String, String> more) {
        more.forEach(this::environment);
        return this;
    }

    /**
     * Sets the arguments, in place of earlier ones.
     *
     * @param all the arguments; programs take the first for their own name
     * @return this
     * @throws IllegalArgumentException if one has a NUL character
     */
    public WasiHostBuilder arguments(String... all) {
        return arguments(List.of(all));
    }

    /**
     * Sets the arguments, in place of earlier ones.
     *
     * @param all the arguments; programs take the first for their own name
     * @return this
     * @throws IllegalArgumentException if one has a NUL character
     */
    public WasiHostBuilder arguments(List<String> all) {
        all.forEach(each -> withoutNul("an argument", each));
        arguments.clear();
        arguments.addAll(all);
        return this;
    }

    /**
     * Sets what relative paths are relative to, by the guest's own path. Nothing unless set.
     *
     * @param path a path such as {@code /data}
     * @return this
     * @throws IllegalArgumentException if it has a NUL character
     */
    public WasiHostBuilder workingDirectory(String path) {
        workingDirectory = Optional.of(withoutNul("the working directory", path));
        return this;
    }

    private static String withoutNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " has a NUL character, which ends texts of C programs");
        }
        return text;
    }

    /**
     * Sets standard input. It is read in the background, and only once a guest asks for it; what was read and nobody took
     * is there for the next instance. It is never closed.
     *
     * @param stream what guests read; nothing unless set
     * @return this
     */
    public WasiHostBuilder stdin(InputStream stream) {
        stdin = new JavaInput(Objects.requireNonNull(stream, "stream"));
        return this;
    }

    /**
     * Sets standard output. It is written by the thread of the instance, so a stream that blocks holds up the guest, and
     * past its deadline unless it heeds interrupts. Safe for use by several threads, if instances run at once. It is
     * never closed.
     *
     * @param stream where it goes; nowhere unless set
     * @return this
     */
    public WasiHostBuilder stdout(OutputStream stream) {
        stdout = Objects.requireNonNull(stream, "stream");
        return this;
    }

    /**
     * Sets standard error, under the rules of {@link #stdout}.
     *
     * @param stream where it goes; nowhere unless set
     * @return this
     */
    public WasiHostBuilder stderr(OutputStream stream) {
        stderr = Objects.requireNonNull(stream, "stream");
        return this;
    }

    /**
     * Passes on the standard streams of this process.
     *
     * @return this
     */
    public WasiHostBuilder inheritStdio() {
        return stdin(System.in).stdout(System.out).stderr(System.err);
    }

    /**
     * Gives guests a directory, with all that is below it. No path and no symbolic link leads out of it; links to absolute
     * paths are not followed at all.
     *
     * <p>The same directory may be given twice. The guest's files belong to the user that this process runs as.
     *
     * @param directory a directory of this machine
     * @param name the path that guests know it by, such as {@code /data} or {@code .}
     * @param access what they may do there
     * @return this
     * @throws IllegalArgumentException if it is no directory, or the name is empty, taken, or has a NUL character
     */
    public WasiHostBuilder directory(Path directory, String name, DirectoryAccess access) {
        if (name.isEmpty() || preopens.stream().anyMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException(
                    name.isEmpty() ? "a directory's name is not empty" : "two directories have the name " + name);
        }
        preopens.add(HostFilesystem.Preopen.of(
                directory, withoutNul("a directory's name", name), access == DirectoryAccess.READ_WRITE));
        return this;
    }

    /**
     * Sets what guests may do on the network.
     *
     * @param grants addresses and names; nothing unless set
     * @return this
     */
    public WasiHostBuilder network(NetworkGrants grants) {
        network = Objects.requireNonNull(grants, "grants");
        return this;
    }

    /**
     * Sets where guests may send HTTP requests to.
     *
     * @param grants URLs; nothing unless set
     * @return this
     */
    public WasiHostBuilder http(HttpGrants grants) {
        http = Objects.requireNonNull(grants, "grants");
        return this;
    }

    /**
     * Sets what requests are sent by: proxies, certificates, executors. Redirects are never followed, and the limit for
     * connecting is that of {@link #httpTimeout}, rounded up to a power of two in milliseconds, with a client for each.
     *
     * @param builders makes a new builder each time; safe for use by several threads. {@link HttpClient#newBuilder} unless
     *     set
     * @return this
     */
    public WasiHostBuilder httpClient(Supplier<HttpClient.Builder> builders) {
        httpClients = Objects.requireNonNull(builders, "builders");
        return this;
    }

    /**
     * Sets how long a request may wait at most: for the response, a body that the guest has yet to write included, and from
     * some bytes of its body to the next. For a connection, with the handshake of TLS, it is a minute, or this if it is
     * less. What a guest asks for itself holds where it is less.
     *
     * @param most the limit, at least a millisecond; 10 minutes unless set
     * @return this
     * @throws IllegalArgumentException if it is less than a millisecond, or more than 100 years
     */
    public WasiHostBuilder httpTimeout(Duration most) {
        if (most.compareTo(Duration.ofMillis(1)) < 0 || most.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException(
                    "the limit for requests is between a millisecond and 100 years; found " + most);
        }
        httpTimeout = most;
        return this;
    }

    /**
     * Sets how many files, directories, sockets and requests each instance may have open at once. One more fails with the
     * error code that is nearest: {@code insufficient-memory}, {@code new-socket-limit}, {@code connection-limit-reached}.
     *
     * @param most the limit; 256 unless set
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public WasiHostBuilder maxOpen(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit is not negative; found " + most);
        }
        maxOpen = most;
        return this;
    }

    /**
     * Sets the time of day. The system's unless set. Times before 1970, which guests cannot tell, become 1970.
     *
     * @param clock tells the time; safe for use by several threads
     * @return this
     */
    public WasiHostBuilder wallClock(InstantSource clock) {
        wallClock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets the clock that measures time. The system's unless set, which begins near zero with the host.
     *
     * <p>A guest that waits for a time looks at it every few milliseconds, and waits for ever on a clock that stands.
     *
     * @param nanoseconds reads the clock, which never goes back and is not negative; safe for use by several threads
     * @return this
     */
    public WasiHostBuilder monotonicClock(LongSupplier nanoseconds) {
        nanos = Objects.requireNonNull(nanoseconds, "nanoseconds");
        return this;
    }

    /**
     * Sets where random numbers come from, those for cryptography included. {@link SecureRandom} unless set.
     *
     * @param generator makes them; safe for use by several threads
     * @return this
     */
    public WasiHostBuilder random(RandomGenerator generator) {
        random = Objects.requireNonNull(generator, "generator");
        return this;
    }

    HostMonotonicClock monotonicClock() {
        if (nanos != null) {
            return new HostMonotonicClock(nanos, false);
        }
        long start = System.nanoTime();
        return new HostMonotonicClock(() -> System.nanoTime() - start, true);
    }

    /**
     * Makes the host.
     *
     * @return a host that later changes of this builder do not touch
     */
    public WasiHost build() {
        return new WasiHost(this);
    }
}
