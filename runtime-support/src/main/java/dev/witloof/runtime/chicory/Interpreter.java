package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;

/**
 * The interpreter of a module. That of Chicory 1.7.5 leaves the frame of a function that was reached by a tail call on its
 * stack, where memory runs out in the end, and where the next tail call takes it for its own frame; here each call takes away
 * what it left.
 */
final class Interpreter extends InterpreterMachine {
    Interpreter(Instance instance) {
        super(instance);
    }

    @Override
    protected long[] call(
            MStack stack,
            Instance instance,
            Deque<StackFrame> callStack,
            int function,
            long[] arguments,
            FunctionType type,
            boolean popResults) {
        int before = callStack.size();
        try {
            return super.call(stack, instance, callStack, function, arguments, type, popResults);
        } finally {
            while (callStack.size() > before) {
                callStack.pop();
            }
        }
    }
}
