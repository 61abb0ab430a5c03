package dev.witloof.component.definition;

import java.util.List;

/** The builtins of the asynchronous and the threaded part of the component model (Binary.md, "Canonical Definitions"). */
public enum CanonBuiltin {
    /** Lets one call fewer in. */
    BACKPRESSURE_INC(0x24, "backpressure.inc"),
    /** Lets one call more in. */
    BACKPRESSURE_DEC(0x25, "backpressure.dec"),
    /** Gives the result of the task. */
    TASK_RETURN(0x09, "task.return", Immediate.RESULT, Immediate.OPTIONS),
    /** Ends a task whose cancellation was asked for. */
    TASK_CANCEL(0x05, "task.cancel"),
    /** Reads a slot of the task's storage. */
    CONTEXT_GET(0x0a, "context.get", Immediate.SLOT_TYPE, Immediate.SLOT),
    /** Writes a slot of the task's storage. */
    CONTEXT_SET(0x0b, "context.set", Immediate.SLOT_TYPE, Immediate.SLOT),
    /** Asks a subtask to end. */
    SUBTASK_CANCEL(0x06, "subtask.cancel", Immediate.FLAG),
    /** Drops a subtask that has ended. */
    SUBTASK_DROP(0x0d, "subtask.drop"),
    /** Makes a stream. */
    STREAM_NEW(0x0e, "stream.new", Immediate.STREAM),
    /** Reads from a stream. */
    STREAM_READ(0x0f, "stream.read", Immediate.STREAM, Immediate.OPTIONS),
    /** Writes to a stream. */
    STREAM_WRITE(0x10, "stream.write", Immediate.STREAM, Immediate.OPTIONS),
    /** Gives up reading from a stream. */
    STREAM_CANCEL_READ(0x11, "stream.cancel-read", Immediate.STREAM, Immediate.FLAG),
    /** Gives up writing to a stream. */
    STREAM_CANCEL_WRITE(0x12, "stream.cancel-write", Immediate.STREAM, Immediate.FLAG),
    /** Drops the readable end of a stream. */
    STREAM_DROP_READABLE(0x13, "stream.drop-readable", Immediate.STREAM),
    /** Drops the writable end of a stream. */
    STREAM_DROP_WRITABLE(0x14, "stream.drop-writable", Immediate.STREAM),
    /** Makes a future. */
    FUTURE_NEW(0x15, "future.new", Immediate.FUTURE),
    /** Reads a future. */
    FUTURE_READ(0x16, "future.read", Immediate.FUTURE, Immediate.OPTIONS),
    /** Writes a future. */
    FUTURE_WRITE(0x17, "future.write", Immediate.FUTURE, Immediate.OPTIONS),
    /** Gives up reading a future. */
    FUTURE_CANCEL_READ(0x18, "future.cancel-read", Immediate.FUTURE, Immediate.FLAG),
    /** Gives up writing a future. */
    FUTURE_CANCEL_WRITE(0x19, "future.cancel-write", Immediate.FUTURE, Immediate.FLAG),
    /** Drops the readable end of a future. */
    FUTURE_DROP_READABLE(0x1a, "future.drop-readable", Immediate.FUTURE),
    /** Drops the writable end of a future. */
    FUTURE_DROP_WRITABLE(0x1b, "future.drop-writable", Immediate.FUTURE),
    /** Makes an error context. */
    ERROR_CONTEXT_NEW(0x1c, "error-context.new", Immediate.OPTIONS),
    /** Reads an error context's message. */
    ERROR_CONTEXT_DEBUG_MESSAGE(0x1d, "error-context.debug-message", Immediate.OPTIONS),
    /** Drops an error context. */
    ERROR_CONTEXT_DROP(0x1e, "error-context.drop"),
    /** Makes a set of waitables. */
    WAITABLE_SET_NEW(0x1f, "waitable-set.new"),
    /** Waits for one of a set. */
    WAITABLE_SET_WAIT(0x20, "waitable-set.wait", Immediate.FLAG, Immediate.MEMORY),
    /** Looks whether one of a set has something. */
    WAITABLE_SET_POLL(0x21, "waitable-set.poll", Immediate.FLAG, Immediate.MEMORY),
    /** Drops a set of waitables. */
    WAITABLE_SET_DROP(0x22, "waitable-set.drop"),
    /** Puts a waitable into a set. */
    WAITABLE_JOIN(0x23, "waitable.join"),
    /** Tells the current thread's index. */
    THREAD_INDEX(0x26, "thread.index"),
    /** Makes a suspended thread of a function in a table. */
    THREAD_NEW_INDIRECT(0x27, "thread.new-indirect", Immediate.CORE_TYPE, Immediate.TABLE),
    /** Makes a suspended thread ready. */
    THREAD_RESUME_LATER(0x28, "thread.resume-later"),
    /** Suspends the current thread. */
    THREAD_SUSPEND(0x29, "thread.suspend", Immediate.FLAG),
    /** Lets others run. */
    THREAD_YIELD(0x0c, "thread.yield", Immediate.FLAG),
    /** Suspends the current thread and resumes another. */
    THREAD_SUSPEND_THEN_RESUME(0x2a, "thread.suspend-then-resume", Immediate.FLAG),
    /** Resumes another thread and stays ready. */
    THREAD_YIELD_THEN_RESUME(0x2b, "thread.yield-then-resume", Immediate.FLAG),
    /** Suspends the current thread and promotes another. */
    THREAD_SUSPEND_THEN_PROMOTE(0x2c, "thread.suspend-then-promote", Immediate.FLAG),
    /** Promotes another thread and stays ready. */
    THREAD_YIELD_THEN_PROMOTE(0x2d, "thread.yield-then-promote", Immediate.FLAG),
    /** Starts a thread of a function reference. */
    THREAD_SPAWN_REF(0x40, "thread.spawn-ref", Immediate.FLAG, Immediate.CORE_TYPE),
    /** Starts a thread of a function in a table. */
    THREAD_SPAWN_INDIRECT(0x41, "thread.spawn-indirect", Immediate.FLAG, Immediate.CORE_TYPE, Immediate.TABLE),
    /** Tells how many threads can run at once. */
    THREAD_AVAILABLE_PARALLELISM(0x42, "thread.available-parallelism", Immediate.FLAG);

    private final int opcode;
    private final String text;
    // List.of gives an immutable list, which the type cannot say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Immediate> immediates;

    CanonBuiltin(int opcode, String text, Immediate... immediates) {
        this.opcode = opcode;
        this.text = text;
        this.immediates = List.of(immediates);
    }

    /**
     * The byte that stands for the builtin in the binary format.
     *
     * @return an unsigned byte
     */
    public int opcode() {
        return opcode;
    }

    /**
     * The builtin's name in the text format.
     *
     * @return for example {@code "task.return"}
     */
    public String text() {
        return text;
    }

    /**
     * What follows the opcode.
     *
     * @return an unmodifiable list, in the order of the binary format
     */
    public List<Immediate> immediates() {
        return immediates;
    }

    /** A part of a builtin's definition. */
    public enum Immediate {
        /** {@code async}, {@code cancellable} or {@code shared}, or not. */
        FLAG,
        /** Index of a stream type. */
        STREAM,
        /** Index of a future type. */
        FUTURE,
        /** The result list of a function. */
        RESULT,
        /** Canonical options. */
        OPTIONS,
        /** Index of a core memory. */
        MEMORY,
        /** Index of a core function type. */
        CORE_TYPE,
        /** Index of a core table. */
        TABLE,
        /** The core value type of a slot. */
        SLOT_TYPE,
        /** The number of a slot. */
        SLOT
    }
}
