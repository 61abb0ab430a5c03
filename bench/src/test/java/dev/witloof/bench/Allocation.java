package dev.witloof.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a call allocates on its thread, once it is compiled. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 500;
    private static final int WARM_UP = 40;
    private static final int BATCHES = 20;
    private static final int PATIENCE = 2000;

    /** What tests assign results to, so that no result is optimised away. */
    static volatile Object result = "";

    private Allocation() {}

    /** A call that is measured. */
    interface Call {
        Object run() throws Exception;
    }

    /** The least of several batches after a warm-up. */
    static double of(Call call) throws Exception {
        double least = Double.MAX_VALUE;
        for (int batch = 0; batch < WARM_UP + BATCHES; batch++) {
            double bytes = batch(call);
            if (batch >= WARM_UP) {
                least = Math.min(least, bytes);
            }
        }
        return least;
    }

    /**
     * The least of as many batches as it takes to get down to a limit. The limit is of the finished compiled code, and how
     * long a busy machine takes to have that is not known.
     */
    static double downTo(double limit, Call call) throws Exception {
        double least = of(call);
        for (int batch = 0; batch < PATIENCE && least > limit; batch++) {
            least = Math.min(least, batch(call));
        }
        return least;
    }

    private static double batch(Call call) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            result = call.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
    }
}
