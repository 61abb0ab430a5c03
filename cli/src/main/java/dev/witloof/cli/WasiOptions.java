package dev.witloof.cli;

import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.messaging.config.WasiConfig.Directory;
import dev.witloof.messaging.config.WasiConfig.Stdio;
import dev.witloof.wasi.DirectoryAccess;
import dev.witloof.wasi.HttpGrants;
import dev.witloof.wasi.NetworkGrants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of {@code witloof run} that say what a guest may do with WASI: nothing without them. */
final class WasiOptions {
    /** How the options are called. */
    static final Set<String> NAMES = Set.copyOf(CommandSpec.forAnnotatedObject(new WasiOptions()).options().stream()
            .map(OptionSpec::longestName)
            .toList());

    private static final String READ_ONLY = ":ro";

    @Option(
            names = "--env",
            paramLabel = "NAME[=VALUE]",
            description = "A variable of the guest's environment; without VALUE, as this process has it. May be given"
                    + " several times, as all that follow.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--dir",
            paramLabel = "HOST[::GUEST][:ro]",
            description = "A directory of this machine, by the path GUEST (HOST unless given); with :ro to read only."
                    + " No path and no link leads out of it.")
    private List<String> directories = new ArrayList<>();

    @Option(
            names = "--cwd",
            paramLabel = "PATH",
            description = "What relative paths are relative to, as the guest sees it.")
    private @Nullable String workingDirectory;

    @Option(
            names = "--inherit-stdio",
            description = "Gives the guest the standard streams of this process as they are. Without it, what a program"
                    + " prints is printed line by line, with control characters shown; what a messaging guest prints is"
                    + " logged, see -v; and standard input is empty.")
    private boolean inheritStdio;

    @Option(
            names = "--allow-tcp",
            paramLabel = "HOST:PORT",
            description = "Lets the guest connect by TCP, such as to db.example.com:5432, 10.0.0.0/8:* or [::1]:80-90.")
    private List<String> tcp = new ArrayList<>();

    @Option(
            names = "--allow-tcp-listen",
            paramLabel = "HOST:PORT",
            description = "Lets the guest take TCP connections at an address of this machine.")
    private List<String> tcpListen = new ArrayList<>();

    @Option(
            names = "--allow-udp",
            paramLabel = "HOST:PORT",
            description = "Lets the guest exchange UDP datagrams with a host.")
    private List<String> udp = new ArrayList<>();

    @Option(
            names = "--allow-udp-receive",
            paramLabel = "HOST:PORT",
            description = "Lets the guest receive UDP datagrams from anybody at an address of this machine.")
    private List<String> udpReceive = new ArrayList<>();

    @Option(
            names = "--allow-lookup",
            paramLabel = "NAME",
            description = "Lets the guest look up a name, or *.example.com; those of the options above it may anyway.")
    private List<String> lookup = new ArrayList<>();

    @Option(
            names = "--allow-http",
            paramLabel = "URL",
            description = "Lets the guest send HTTP requests, such as to https://api.example.com/v1/*.")
    private List<String> http = new ArrayList<>();

    WasiOptions() {}

    /**
     * What the options grant.
     *
     * @param arguments the guest's arguments, its name first
     * @throws IllegalArgumentException if one is malformed
     */
    WasiConfig config(List<String> arguments) {
        NetworkGrants network = NetworkGrants.builder()
                .connect(tcp.toArray(String[]::new))
                .listen(tcpListen.toArray(String[]::new))
                .datagrams(udp.toArray(String[]::new))
                .receive(udpReceive.toArray(String[]::new))
                .lookUp(lookup.toArray(String[]::new))
                .build();
        return new WasiConfig(
                environment(),
                arguments,
                Optional.ofNullable(workingDirectory),
                directories.stream().map(WasiOptions::directory).toList(),
                network,
                HttpGrants.of(http.toArray(String[]::new)),
                Optional.empty(),
                Optional.empty(),
                inheritStdio ? Stdio.INHERIT : Stdio.LOG);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals >= 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            } else {
                String value = System.getenv(variable);
                if (value == null) {
                    throw new IllegalArgumentException("--env " + variable + ": this process has no such variable; "
                            + "give it a value, as in --env " + variable + "=VALUE");
                }
                environment.put(variable, value);
            }
        }
        return environment;
    }

    private static Directory directory(String given) {
        boolean readOnly = given.endsWith(READ_ONLY);
        String paths = readOnly ? given.substring(0, given.length() - READ_ONLY.length()) : given;
        int colons = paths.indexOf("::");
        String host = colons < 0 ? paths : paths.substring(0, colons);
        String guest = colons < 0 ? paths : paths.substring(colons + 2);
        if (host.isEmpty() || guest.isEmpty()) {
            throw new IllegalArgumentException(
                    "--dir wants HOST[::GUEST][:ro], such as ./data::/data:ro, but was given \"" + given + "\"");
        }
        return new Directory(Path.of(host), guest, readOnly ? DirectoryAccess.READ : DirectoryAccess.READ_WRITE);
    }
}
