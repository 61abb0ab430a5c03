package dev.witloof.runtime.dynamic;

import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;
import java.util.List;
import java.util.Optional;

/**
 * A function of one guest as another guest of the same store imports it: what is lifted from the one's memory is lowered
 * into the other's.
 *
 * <p>The result is lowered into the caller before the callee cleans up, as the specification has it. A failure there ends
 * both instances. Source: "canon lift", "canon lower".
 */
public final class GuestToGuestFunction implements HostFunction {
    private final FunctionConversion callerSide;
    private final FunctionConversion calleeSide;
    private final Lifting function;
    private final boolean scalars;

    /**
     * Makes the function. For the linker, which has compared the types of both sides; the caller's {@link Lowering} is
     * made with {@code Callee.GUEST}.
     *
     * @param callerSide how the caller passes parameters and result, made by {@link FunctionConversion#betweenGuests}
     * @param calleeSide how the callee takes them, made likewise
     * @param function the other guest's function
     */
    public GuestToGuestFunction(FunctionConversion callerSide, FunctionConversion calleeSide, Lifting function) {
        this.callerSide = callerSide;
        this.calleeSide = calleeSide;
        this.function = function;
        this.scalars = callerSide.passesScalars();
    }

    @Override
    public long call(Lowering caller, long[] flat) {
        return scalars ? callWithScalars(caller, flat) : callWithValues(caller, flat);
    }

    /** The same as with values in general, without making any. */
    private long callWithScalars(Lowering caller, long[] flat) {
        callerSide.passArguments(flat);
        Lifting callee = function.idle();
        callee.enterFrom(caller);
        try {
            long[] arguments = callee.flat();
            System.arraycopy(flat, 0, arguments, 0, arguments.length);
            long result = calleeSide.passResult(callee.call());
            callee.handOver();
            callee.postReturn();
            return result;
        } catch (Throwable thrown) {
            throw callee.fail(thrown);
        } finally {
            callee.exit();
        }
    }

    private long callWithValues(Lowering caller, long[] flat) {
        List<ComponentValue> arguments = callerSide.liftArguments(caller, flat);
        int area = callerSide.resultArea(caller, flat);
        callerSide.handOverArguments(caller);
        Lifting callee = function.idle();
        callee.enterFrom(caller);
        try {
            calleeSide.lowerArguments(callee, arguments);
            Optional<ComponentValue> result = calleeSide.liftResult(callee, callee.call());
            // Nothing may come between these two, so that what the result owns has one owner, whatever fails next.
            callee.handOver();
            callerSide.takeOverResult(caller, result);
            long returned = lowerResult(caller, result, area);
            callee.postReturn();
            return returned;
        } catch (Throwable thrown) {
            throw callee.fail(thrown);
        } finally {
            callee.exit();
        }
    }

    private long lowerResult(Lowering caller, Optional<ComponentValue> result, int area) {
        try {
            return callerSide.lowerResult(caller, result, area);
        } catch (GuestFault fault) {
            // Named here, where it is known that it is not the callee's.
            throw new Trap(fault.rule(), caller.name() + ": " + fault.getMessage(), fault.getCause());
        }
    }
}
