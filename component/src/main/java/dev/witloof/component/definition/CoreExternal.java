package dev.witloof.component.definition;

/** The type of something that a core module imports or exports. */
public sealed interface CoreExternal {
    /**
     * The sort of thing.
     *
     * @return function, table, memory, global or tag
     */
    Sort sort();

    /**
     * The type in the text format, shortened if it is long.
     *
     * @return for example {@code (memory 1 16)}
     */
    String text();

    /**
     * A function.
     *
     * @param type its type
     */
    record Function(CoreType.Function type) implements CoreExternal {
        @Override
        public Sort sort() {
            return Sort.CORE_FUNCTION;
        }

        @Override
        public String text() {
            return type.toString();
        }
    }

    /**
     * A table.
     *
     * @param element the reference type of its elements, in the text format
     * @param limits how many there are
     */
    record Table(String element, CoreLimits limits) implements CoreExternal {
        @Override
        public Sort sort() {
            return Sort.CORE_TABLE;
        }

        @Override
        public String text() {
            return "(table " + limits + " " + element + ")";
        }
    }

    /**
     * A linear memory.
     *
     * @param limits its size, in pages
     * @param shared whether threads share it
     * @param pageSize the logarithm to base 2 of the size of a page: 16, unless the module states another
     */
    record Memory(CoreLimits limits, boolean shared, int pageSize) implements CoreExternal {
        /** The logarithm of the size of a page where none is stated. */
        public static final int PAGE = 16;

        @Override
        public Sort sort() {
            return Sort.CORE_MEMORY;
        }

        @Override
        public String text() {
            return "(memory " + limits + (shared ? " shared" : "")
                    + (pageSize == PAGE ? "" : " (pagesize 2^" + pageSize + ")") + ")";
        }
    }

    /**
     * A global.
     *
     * @param type the type of its value, in the text format
     * @param mutable whether it can be written to
     */
    record Global(String type, boolean mutable) implements CoreExternal {
        @Override
        public Sort sort() {
            return Sort.CORE_GLOBAL;
        }

        @Override
        public String text() {
            return "(global " + (mutable ? "(mut " + type + ")" : type) + ")";
        }
    }

    /**
     * An exception tag.
     *
     * @param type a function type whose parameters are what an exception carries
     */
    record Tag(CoreType.Function type) implements CoreExternal {
        @Override
        public Sort sort() {
            return Sort.CORE_TAG;
        }

        @Override
        public String text() {
            return "(tag " + type + ")";
        }
    }
}
