package dev.witloof.messaging.config;

import dev.witloof.messaging.GuestLog;
import dev.witloof.wasi.DirectoryAccess;
import dev.witloof.wasi.HttpGrants;
import dev.witloof.wasi.NetworkGrants;
import dev.witloof.wasi.WasiHost;
import dev.witloof.wasi.WasiHostBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What guests may do with WASI, as a configuration file or a command line grants it. Immutable; shows no values of the
 * environment.
 *
 * @param environment the variables, in order
 * @param arguments the arguments, the program's name first
 * @param workingDirectory what relative paths are relative to, by the guest's own path
 * @param directories the directories that guests are given
 * @param network what they may do on the network
 * @param http where they may send requests
 * @param httpTimeout see {@link WasiHostBuilder#httpTimeout}
 * @param maxOpen see {@link WasiHostBuilder#maxOpen}
 * @param stdio where the standard streams go
 */
public record WasiConfig(
        Map<String, String> environment,
        List<String> arguments,
        Optional<String> workingDirectory,
        List<Directory> directories,
        NetworkGrants network,
        HttpGrants http,
        Optional<Duration> httpTimeout,
        Optional<Integer> maxOpen,
        Stdio stdio) {

    /** Nothing: what guests print is logged. */
    public static final WasiConfig NONE = new WasiConfig(
            Map.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            NetworkGrants.none(),
            HttpGrants.none(),
            Optional.empty(),
            Optional.empty(),
            Stdio.LOG);

    /** Where the standard streams of guests go. */
    public enum Stdio {
        /** Standard output and error into the log, see {@link GuestLog}; standard input is empty. */
        LOG,
        /** They are those of the process. */
        INHERIT,
        /** Nowhere; standard input is empty. */
        NONE
    }

    /**
     * A directory that guests are given.
     *
     * @param host the directory
     * @param guest the path that guests know it by
     * @param access what they may do there
     */
    public record Directory(Path host, String guest, DirectoryAccess access) {

        /**
         * Refuses null.
         *
         * @param host see {@link #host()}
         * @param guest see {@link #guest()}
         * @param access see {@link #access()}
         */
        public Directory {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(guest, "guest");
            Objects.requireNonNull(access, "access");
        }
    }

    /**
     * Copies the collections.
     *
     * @param environment see {@link #environment()}
     * @param arguments see {@link #arguments()}
     * @param workingDirectory see {@link #workingDirectory()}
     * @param directories see {@link #directories()}
     * @param network see {@link #network()}
     * @param http see {@link #http()}
     * @param httpTimeout see {@link #httpTimeout()}
     * @param maxOpen see {@link #maxOpen()}
     * @param stdio see {@link #stdio()}
     */
    public WasiConfig {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        directories = List.copyOf(directories);
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(httpTimeout, "httpTimeout");
        Objects.requireNonNull(maxOpen, "maxOpen");
        Objects.requireNonNull(stdio, "stdio");
    }

    /**
     * Makes a host of WASI that grants this.
     *
     * @return the host, for any number of instances
     * @throws IllegalArgumentException if a directory is none, or a name or a value is none that a guest could read
     */
    public WasiHost host() {
        return toBuilder().build();
    }

    /**
     * Describes a host of WASI that grants this, to which more can be added.
     *
     * @return a builder
     * @throws IllegalArgumentException if a directory is none, or a name or a value is none that a guest could read
     */
    public WasiHostBuilder toBuilder() {
        WasiHostBuilder host = WasiHost.builder()
                .environment(environment)
                .arguments(arguments)
                .network(network)
                .http(http);
        workingDirectory.ifPresent(host::workingDirectory);
        directories.forEach(each -> host.directory(each.host(), each.guest(), each.access()));
        httpTimeout.ifPresent(host::httpTimeout);
        maxOpen.ifPresent(host::maxOpen);
        return switch (stdio) {
            case LOG -> host.stdout(GuestLog.stdout()).stderr(GuestLog.stderr());
            case INHERIT -> host.inheritStdio();
            case NONE -> host;
        };
    }

    @Override
    public String toString() {
        return "WasiConfig[environment=" + environment.keySet() + ", directories=" + directories + ", network="
                + network + ", http=" + http + ", stdio=" + stdio + "]";
    }
}
