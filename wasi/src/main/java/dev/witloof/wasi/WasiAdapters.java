package dev.witloof.wasi;

import dev.witloof.bindings.wasi.cli.adapters.EnvironmentAdapter;
import dev.witloof.bindings.wasi.cli.adapters.ExitAdapter;
import dev.witloof.bindings.wasi.cli.adapters.StderrAdapter;
import dev.witloof.bindings.wasi.cli.adapters.StdinAdapter;
import dev.witloof.bindings.wasi.cli.adapters.StdoutAdapter;
import dev.witloof.bindings.wasi.cli.adapters.TerminalInputAdapter;
import dev.witloof.bindings.wasi.cli.adapters.TerminalOutputAdapter;
import dev.witloof.bindings.wasi.cli.adapters.TerminalStderrAdapter;
import dev.witloof.bindings.wasi.cli.adapters.TerminalStdinAdapter;
import dev.witloof.bindings.wasi.cli.adapters.TerminalStdoutAdapter;
import dev.witloof.bindings.wasi.clocks.adapters.MonotonicClockAdapter;
import dev.witloof.bindings.wasi.clocks.adapters.WallClockAdapter;
import dev.witloof.bindings.wasi.filesystem.adapters.PreopensAdapter;
import dev.witloof.bindings.wasi.filesystem.adapters.TypesAdapter;
import dev.witloof.bindings.wasi.http.adapters.OutgoingHandlerAdapter;
import dev.witloof.bindings.wasi.io.adapters.ErrorAdapter;
import dev.witloof.bindings.wasi.io.adapters.PollAdapter;
import dev.witloof.bindings.wasi.io.adapters.StreamsAdapter;
import dev.witloof.bindings.wasi.random.adapters.InsecureAdapter;
import dev.witloof.bindings.wasi.random.adapters.InsecureSeedAdapter;
import dev.witloof.bindings.wasi.random.adapters.RandomAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.InstanceNetworkAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.IpNameLookupAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.NetworkAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.TcpAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.TcpCreateSocketAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.UdpAdapter;
import dev.witloof.bindings.wasi.sockets.adapters.UdpCreateSocketAdapter;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.abi.InterfaceAdapter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The generated adapters of all that the host implements, by the names of the interfaces. */
final class WasiAdapters {
    private static final String VERSION = "@0.2.12";
    private static final Map<String, InterfaceAdapter<?>> ALL = all();

    private WasiAdapters() {}

    private static Map<String, InterfaceAdapter<?>> all() {
        Map<String, InterfaceAdapter<?>> all = new LinkedHashMap<>();
        add(all, "wasi:cli/environment", EnvironmentAdapter.INSTANCE);
        add(all, "wasi:cli/exit", ExitAdapter.INSTANCE);
        add(all, "wasi:io/error", ErrorAdapter.INSTANCE);
        add(all, "wasi:io/poll", PollAdapter.INSTANCE);
        add(all, "wasi:io/streams", StreamsAdapter.INSTANCE);
        add(all, "wasi:cli/stdin", StdinAdapter.INSTANCE);
        add(all, "wasi:cli/stdout", StdoutAdapter.INSTANCE);
        add(all, "wasi:cli/stderr", StderrAdapter.INSTANCE);
        add(all, "wasi:cli/terminal-input", TerminalInputAdapter.INSTANCE);
        add(all, "wasi:cli/terminal-output", TerminalOutputAdapter.INSTANCE);
        add(all, "wasi:cli/terminal-stdin", TerminalStdinAdapter.INSTANCE);
        add(all, "wasi:cli/terminal-stdout", TerminalStdoutAdapter.INSTANCE);
        add(all, "wasi:cli/terminal-stderr", TerminalStderrAdapter.INSTANCE);
        add(all, "wasi:clocks/monotonic-clock", MonotonicClockAdapter.INSTANCE);
        add(all, "wasi:clocks/wall-clock", WallClockAdapter.INSTANCE);
        add(all, "wasi:filesystem/types", TypesAdapter.INSTANCE);
        add(all, "wasi:filesystem/preopens", PreopensAdapter.INSTANCE);
        add(all, "wasi:sockets/network", NetworkAdapter.INSTANCE);
        add(all, "wasi:sockets/instance-network", InstanceNetworkAdapter.INSTANCE);
        add(all, "wasi:sockets/udp", UdpAdapter.INSTANCE);
        add(all, "wasi:sockets/udp-create-socket", UdpCreateSocketAdapter.INSTANCE);
        add(all, "wasi:sockets/tcp", TcpAdapter.INSTANCE);
        add(all, "wasi:sockets/tcp-create-socket", TcpCreateSocketAdapter.INSTANCE);
        add(all, "wasi:sockets/ip-name-lookup", IpNameLookupAdapter.INSTANCE);
        add(all, "wasi:random/random", RandomAdapter.INSTANCE);
        add(all, "wasi:random/insecure", InsecureAdapter.INSTANCE);
        add(all, "wasi:random/insecure-seed", InsecureSeedAdapter.INSTANCE);
        add(all, "wasi:http/types", dev.witloof.bindings.wasi.http.adapters.TypesAdapter.INSTANCE);
        add(all, "wasi:http/outgoing-handler", OutgoingHandlerAdapter.INSTANCE);
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<String, InterfaceAdapter<?>> all, String name, InterfaceAdapter<?> adapter) {
        all.put(name + VERSION, adapter);
    }

    static void addAll(WasiInterfaces interfaces, ComponentImports.Builder imports) {
        ALL.forEach((name, adapter) -> add(interfaces, imports, name, adapter));
    }

    private static <T> void add(
            WasiInterfaces interfaces, ComponentImports.Builder imports, String name, InterfaceAdapter<T> adapter) {
        imports.implementation(name, adapter, interfaces.get(adapter.type()));
    }
}
