package dev.witloof.wasi;

import dev.witloof.bindings.wasi.cli.Environment;
import dev.witloof.bindings.wasi.cli.Exit;
import dev.witloof.bindings.wasi.cli.Stderr;
import dev.witloof.bindings.wasi.cli.Stdin;
import dev.witloof.bindings.wasi.cli.Stdout;
import dev.witloof.bindings.wasi.cli.TerminalInput;
import dev.witloof.bindings.wasi.cli.TerminalOutput;
import dev.witloof.bindings.wasi.cli.TerminalStderr;
import dev.witloof.bindings.wasi.cli.TerminalStdin;
import dev.witloof.bindings.wasi.cli.TerminalStdout;
import dev.witloof.bindings.wasi.clocks.MonotonicClock;
import dev.witloof.bindings.wasi.clocks.WallClock;
import dev.witloof.bindings.wasi.filesystem.Preopens;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.http.OutgoingHandler;
import dev.witloof.bindings.wasi.io.Error;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.random.Insecure;
import dev.witloof.bindings.wasi.random.InsecureSeed;
import dev.witloof.bindings.wasi.random.Random;
import dev.witloof.bindings.wasi.sockets.InstanceNetwork;
import dev.witloof.bindings.wasi.sockets.IpNameLookup;
import dev.witloof.bindings.wasi.sockets.Network;
import dev.witloof.bindings.wasi.sockets.Tcp;
import dev.witloof.bindings.wasi.sockets.TcpCreateSocket;
import dev.witloof.bindings.wasi.sockets.Udp;
import dev.witloof.bindings.wasi.sockets.UdpCreateSocket;
import dev.witloof.wasi.cli.HostEnvironment;
import dev.witloof.wasi.cli.HostExit;
import dev.witloof.wasi.cli.HostStdio;
import dev.witloof.wasi.cli.HostTerminals;
import dev.witloof.wasi.clocks.HostWallClock;
import dev.witloof.wasi.filesystem.HostFilesystem;
import dev.witloof.wasi.http.HostHttp;
import dev.witloof.wasi.http.HttpClients;
import dev.witloof.wasi.http.UrlPattern;
import dev.witloof.wasi.io.HostPoll;
import dev.witloof.wasi.io.OpenLimit;
import dev.witloof.wasi.random.HostRandom;
import dev.witloof.wasi.sockets.HostNetwork;
import dev.witloof.wasi.sockets.NetworkRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Implements WASI 0.2 for guests, and says what they may do with it.
 *
 * <p>A guest gets what the {@linkplain #builder() builder} grants, and nothing by default: no environment, no arguments,
 * no directory, no network, no HTTP, standard streams that are empty or forget what is written. What it always has are clocks, which show the system's time,
 * and random numbers, unless others are given.
 *
 * <pre>{@code
 * WasiHost wasi = WasiHost.builder().environment("LANG", "en").stdout(System.out).build();
 * Orders guest = orders.instantiate(store, wasi.imports(Orders.Imports.class, new Prices()));
 * }</pre>
 *
 * <p>A world gets WASI by {@code include wasi:cli/imports@0.2.12;}. Guests that were built for another 0.2 fit too, as the
 * linker matches versions.
 *
 * <p>Where a function waits, the deadline of the guest's store ends it, as does an interrupt of its thread.
 *
 * <p>Immutable, and safe for use by several threads: one host serves any number of instances. They share the Java streams
 * that it was given.
 */
public final class WasiHost {
    /** What all instances share, because nothing in it changes. */
    private final Map<Class<?>, Object> shared = new HashMap<>();

    private final List<HostFilesystem.Preopen> preopens;
    private final NetworkRules networkRules;
    private final List<UrlPattern> httpGrants;
    private final HttpClients httpClients;
    private final Duration httpTimeout;
    private final InstantSource wallClock;
    private final int maxOpen;

    WasiHost(WasiHostBuilder builder) {
        preopens = List.copyOf(builder.preopens);
        networkRules = builder.network.rules();
        httpGrants = builder.http.patterns();
        httpClients = new HttpClients(builder.httpClients);
        httpTimeout = builder.httpTimeout;
        wallClock = builder.wallClock;
        maxOpen = builder.maxOpen;
        add(
                shared,
                new HostEnvironment(builder.variables, builder.arguments, builder.workingDirectory),
                Environment.class);
        add(shared, new HostExit(), Exit.class);
        add(
                shared,
                new HostStdio(builder.stdin, builder.stdout, builder.stderr),
                Stdin.class,
                Stdout.class,
                Stderr.class);
        add(
                shared,
                new HostTerminals(),
                TerminalInput.class,
                TerminalOutput.class,
                TerminalStdin.class,
                TerminalStdout.class,
                TerminalStderr.class);
        add(shared, builder.monotonicClock(), MonotonicClock.class);
        add(shared, new HostWallClock(builder.wallClock), WallClock.class);
        add(shared, new HostRandom(builder.random), Random.class, Insecure.class, InsecureSeed.class);
        add(shared, new HostPoll(), Poll.class);
        // Nothing but types, whose objects others make.
        add(shared, new Error() {}, Error.class);
        add(shared, new Network() {}, Network.class);
        add(shared, new Tcp() {}, Tcp.class);
        add(shared, new Udp() {}, Udp.class);
        add(shared, new Streams() {}, Streams.class);
    }

    private static void add(Map<Class<?>, Object> implementations, Object implementation, Class<?>... types) {
        for (Class<?> type : types) {
            implementations.put(type, implementation);
        }
    }

    /**
     * Starts a host that grants nothing.
     *
     * @return a builder
     */
    public static WasiHostBuilder builder() {
        return new WasiHostBuilder();
    }

    /**
     * Makes what an instance imports of WASI.
     *
     * @return new implementations, for one instance
     */
    public WasiInterfaces interfaces() {
        Map<Class<?>, Object> all = new HashMap<>(shared);
        OpenLimit open = new OpenLimit(maxOpen);
        add(all, new HostFilesystem(preopens, open, wallClock), Types.class, Preopens.class);
        HostNetwork network = new HostNetwork(networkRules, open);
        add(all, network, InstanceNetwork.class, IpNameLookup.class, TcpCreateSocket.class, UdpCreateSocket.class);
        HostHttp http = new HostHttp(httpClients, httpGrants, httpTimeout, open);
        add(all, http, dev.witloof.bindings.wasi.http.Types.class, OutgoingHandler.class);
        return new WasiInterfaces(all);
    }

    /**
     * Makes the imports of an instance: those of WASI by this host, the others by the objects that are given, as
     * {@link WasiInterfaces#imports} has it.
     *
     * @param imports the interface {@code Imports} of a generated world
     * @param others the implementations of what is not WASI
     * @param <T> that interface
     * @return new imports, for one instance
     * @throws IllegalArgumentException if an import has no implementation, or an object implements none
     */
    public <T> T imports(Class<T> imports, Object... others) {
        return interfaces().imports(imports, others);
    }
}
