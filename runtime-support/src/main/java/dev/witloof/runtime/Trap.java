package dev.witloof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The end of a guest by its own fault or its host's: what the specification calls a trap.
 *
 * <p>A guest traps when it runs {@code unreachable}, breaks a rule of the canonical ABI (invalid UTF-8, a forged handle,
 * a list outside its memory), exhausts its stack, passes its deadline, or when a Java implementation that it called
 * throws what WIT does not declare (which is then the cause). So does one that asks to end, by a function of its host that
 * throws a {@link GuestExit}. The instance is poisoned: every later call throws a trap
 * with the first one as its cause.
 */
public final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was broken. */
    private final Rule rule;

    /**
     * Makes a trap without a cause.
     *
     * @param rule which rule was broken
     * @param message what happened, and where
     */
    public Trap(Rule rule, String message) {
        this(rule, message, null);
    }

    /**
     * Makes a trap with a cause.
     *
     * @param rule which rule was broken
     * @param message what happened, and where
     * @param cause what threw it, or the trap that poisoned the instance
     */
    public Trap(Rule rule, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    /**
     * Makes a trap without a cause, of {@link Rule#OTHER}.
     *
     * @param message what happened, and where
     */
    public Trap(String message) {
        this(Rule.OTHER, message, null);
    }

    /**
     * Makes a trap with a cause, of {@link Rule#OTHER}.
     *
     * @param message what happened, and where
     * @param cause what threw it, or the trap that poisoned the instance
     */
    public Trap(String message, @Nullable Throwable cause) {
        this(Rule.OTHER, message, cause);
    }

    /**
     * Which rule was broken.
     *
     * @return the rule; programs may rely on its code
     */
    public Rule rule() {
        return rule;
    }

    /**
     * What a guest or its host can do to end a call as a trap, each with a code that stays the same from release to release
     * (CanonicalABI.md, {@code trap_if}).
     */
    public enum Rule {
        /** Strings, lists and areas lie within the memory, and within what realloc returned. */
        BOUNDS("bounds"),
        /** Addresses are multiples of the alignment of what lies there. */
        ALIGNMENT("alignment"),
        /** Strings are well formed in their encoding. */
        STRING_ENCODING("string-encoding"),
        /** A {@code char} is a Unicode scalar value. */
        CHAR("char"),
        /** A discriminant is one of the cases of its type. */
        DISCRIMINANT("discriminant"),
        /** A handle is in the instance's table. */
        HANDLE_INDEX("handle-index"),
        /** A handle is of the resource type that is wanted, and owns where that is wanted. */
        HANDLE_TYPE("handle-type"),
        /** A handle that is lent stays. */
        HANDLE_LENT("handle-lent"),
        /** Borrowed handles are dropped before the call ends. */
        BORROW_KEPT("borrow-kept"),
        /** A guest calls nothing while it allocates memory for a call or cleans up behind one. */
        MAY_LEAVE("may-leave"),
        /** An instance is not entered while it runs. */
        REENTRANCE("reentrance"),
        /** An instance that has trapped is not called again. */
        POISONED("poisoned"),
        /** The memory and the allocator that a call needs are there. */
        OPTION_MISSING("option-missing"),
        /** Calls stay below the limits of their store. */
        LIMIT("limit"),
        /** Calls end before their deadline. */
        DEADLINE("deadline"),
        /** Calls do not exhaust the stack. */
        STACK("stack"),
        /** The thread of a call is not interrupted. */
        INTERRUPTED("interrupted"),
        /** What Java implements throws nothing that WIT does not declare. */
        HOST("host"),
        /** Guests go on until they return: this one has asked to end, see {@link GuestExit}. */
        EXIT("exit"),
        /** Guests do not run {@code unreachable}. */
        UNREACHABLE("unreachable"),
        /** Guests access no memory outside theirs. */
        MEMORY_ACCESS("memory-access"),
        /** Guests call no import that they are not given; see {@link ComponentImports.Builder#trapMissing}. */
        IMPORT_MISSING("import-missing"),
        /** Anything else that ends a call. */
        OTHER("other");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        /**
         * The rule's name for programs, which stays the same.
         *
         * @return lower-case words with hyphens, for example {@code "may-leave"}
         */
        public String code() {
            return code;
        }

        @Override
        public String toString() {
            return code;
        }
    }
}
