package dev.witloof.bench.instances;

import dev.witloof.messaging.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.MessagingInterfaces;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.wasi.WasiHost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a guest costs before it handles its first message. Times are of the processor, so that a busy machine disturbs them
 * little.
 *
 * @param guest the name of its file
 * @param bytes the size of the component
 * @param prepareMillis from reading its bytes until instances can be made, once for each component
 * @param instantiateMicros for one more instance: the median
 * @param heapBytes of one more instance, on the heap of the virtual machine
 */
record InstanceCost(String guest, long bytes, double prepareMillis, double instantiateMicros, long heapBytes) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static InstanceCost measure(Path file, int instances) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        GuestFactory factory =
                GuestFactory.of(Component.load(file), WasiHost.builder().build());
        double prepareMillis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        MessagingInterfaces messaging = new SilentMessaging().interfaces();

        double[] micros = new double[instances];
        // The first ones also compile what they run, and are not counted.
        instantiate(factory, messaging, instances, new double[instances]).forEach(InstanceCost::close);
        long before = usedHeap();
        List<AutoCloseable> held = instantiate(factory, messaging, instances, micros);
        long heapBytes = Math.max(0, (usedHeap() - before) / instances);
        held.forEach(InstanceCost::close);

        Arrays.sort(micros);
        return new InstanceCost(
                String.valueOf(file.getFileName()), Files.size(file), prepareMillis, micros[instances / 2], heapBytes);
    }

    private static List<AutoCloseable> instantiate(
            GuestFactory factory, MessagingInterfaces messaging, int instances, double[] micros) {
        List<AutoCloseable> made = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            Store store = Store.create();
            long start = THREADS.getCurrentThreadCpuTime();
            Guest guest = factory.instantiate(store, messaging);
            micros[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3;
            made.add(guest);
            made.add(store);
        }
        return made;
    }

    private static void close(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in use after collecting, as often as it still becomes less. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        while (true) {
            System.gc();
            long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (now >= used - (64 << 10)) {
                return Math.min(now, used);
            }
            used = now;
        }
    }
}
