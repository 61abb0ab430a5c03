package dev.witloof.messaging;

import dev.witloof.messaging.micrometer.MicrometerObserver;
import dev.witloof.messaging.opentelemetry.OpenTelemetryObserver;
import java.util.ArrayList;
import java.util.List;

/** The observers for the libraries that the class path has. */
public final class HostObservers {

    private HostObservers() {}

    /**
     * Observers on what Micrometer and OpenTelemetry have as global, for those of the two libraries that are on the class
     * path: {@code Metrics.globalRegistry}, and {@code GlobalOpenTelemetry} as it is now, which does nothing unless it was
     * set before.
     *
     * @return none, one or two
     */
    public static List<HostObserver> present() {
        List<HostObserver> found = new ArrayList<>();
        // The classes that name a library are loaded only when it is there.
        if (isPresent("io.micrometer.core.instrument.Metrics")) {
            found.add(MicrometerObserver.global());
        }
        if (isPresent("io.opentelemetry.api.GlobalOpenTelemetry")) {
            found.add(OpenTelemetryObserver.global());
        }
        return List.copyOf(found);
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, HostObservers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
