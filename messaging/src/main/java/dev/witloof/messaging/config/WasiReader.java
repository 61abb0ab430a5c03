package dev.witloof.messaging.config;

import dev.witloof.messaging.config.WasiConfig.Directory;
import dev.witloof.messaging.config.WasiConfig.Stdio;
import dev.witloof.wasi.DirectoryAccess;
import dev.witloof.wasi.HttpGrants;
import dev.witloof.wasi.NetworkGrants;
import dev.witloof.wasi.WasiHost;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads what a configuration file grants of WASI. */
final class WasiReader {
    private static final Map<String, Stdio> STDIO =
            new TreeMap<>(Map.of("log", Stdio.LOG, "inherit", Stdio.INHERIT, "none", Stdio.NONE));
    private static final Map<String, DirectoryAccess> ACCESS =
            new TreeMap<>(Map.of("read", DirectoryAccess.READ, "read-write", DirectoryAccess.READ_WRITE));

    private final Path file;
    private final Section section;
    private final Problems problems;
    private final Checks checks;

    WasiReader(Path file, Section section, Problems problems, Checks checks) {
        this.file = file;
        this.section = section;
        this.problems = problems;
        this.checks = checks;
    }

    /** The grants, or something like them if there are problems. */
    WasiConfig read() {
        Map<String, String> environment =
                section.section("environment").map(this::environment).orElse(Map.of());
        List<String> arguments = new ArrayList<>();
        section.values("arguments")
                .forEach(value -> accept(value, text -> WasiHost.builder().arguments(text), arguments::add));
        WasiConfig config = new WasiConfig(
                environment,
                arguments,
                section.value("working-directory").flatMap(Value::name),
                directories(),
                section.section("network").map(this::network).orElse(NetworkGrants.none()),
                http(),
                section.value("http-timeout").flatMap(this::httpTimeout),
                section.value("max-open").flatMap(value -> value.count(0, Integer.MAX_VALUE)),
                section.value("stdio").flatMap(value -> value.choice(STDIO, "")).orElse(Stdio.LOG));
        section.end();
        return config;
    }

    private Map<String, String> environment(Section variables) {
        Map<String, String> environment = new LinkedHashMap<>();
        variables.texts().forEach((name, value) -> {
            try {
                WasiHost.builder().environment(name, value.text());
                environment.put(name, value.text());
            } catch (IllegalArgumentException e) {
                problems.add(value.node(), String.valueOf(e.getMessage()));
            }
        });
        return environment;
    }

    /** Takes a text unless the host refuses it. */
    private void accept(Value value, Consumer<String> host, Consumer<String> taken) {
        try {
            host.accept(value.text());
            taken.accept(value.text());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(
                    value.node(),
                    value.isReferred() ? "this is " + value.shown() + ", and nothing that is wanted here" : message);
        }
    }

    private List<Directory> directories() {
        List<Directory> directories = new ArrayList<>();
        section.find("directories").ifPresent(list -> section.elements("directories", list)
                .forEach(each -> directory(section.section("a directory", each), directories)));
        return directories;
    }

    private void directory(Section given, List<Directory> directories) {
        Optional<Value> host = given.require("host", "the directory, such as `host: ./data`")
                .flatMap(node -> given.scalar("host", node));
        Optional<Value> guest = given.require("guest", "the path that guests know it by, such as `guest: /data`")
                .flatMap(node -> given.scalar("guest", node));
        DirectoryAccess access =
                given.value("access").flatMap(value -> value.choice(ACCESS, "")).orElse(DirectoryAccess.READ);
        given.end();
        Optional<String> name = guest.flatMap(Value::name);
        Optional<Path> path = host.flatMap(this::path);
        if (path.isEmpty() || name.isEmpty()) {
            return;
        }
        if (directories.stream().anyMatch(each -> each.guest().equals(name.get()))) {
            problems.add(
                    guest.orElseThrow().node(),
                    "two directories have the name " + guest.orElseThrow().shown());
            return;
        }
        checks.directory(path.get(), host.orElseThrow(), problems);
        directories.add(new Directory(path.get(), name.get(), access));
    }

    private Optional<Path> path(Value host) {
        try {
            return host.name().map(file::resolveSibling);
        } catch (InvalidPathException e) {
            problems.add(host.node(), "`host` is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private NetworkGrants network(Section network) {
        NetworkGrants.Builder grants = NetworkGrants.builder();
        patterns(network, "tcp", grants::connect);
        patterns(network, "tcp-listen", grants::listen);
        patterns(network, "udp", grants::datagrams);
        patterns(network, "udp-receive", grants::receive);
        patterns(network, "lookup", grants::lookUp);
        network.end();
        return grants.build();
    }

    private void patterns(Section from, String key, Consumer<String> grant) {
        from.values(key).forEach(value -> accept(value, grant, text -> {}));
    }

    private HttpGrants http() {
        List<String> patterns = new ArrayList<>();
        section.values("http").forEach(value -> accept(value, HttpGrants::of, patterns::add));
        return HttpGrants.of(patterns.toArray(String[]::new));
    }

    private Optional<Duration> httpTimeout(Value value) {
        Optional<Duration> timeout = value.duration(true);
        try {
            timeout.ifPresent(limit -> WasiHost.builder().httpTimeout(limit));
            return timeout;
        } catch (IllegalArgumentException e) {
            problems.add(value.node(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
