package dev.witloof.component.definition;

import java.util.List;

/** A type of core WebAssembly, or of a core module. Value types are given in the text format, such as {@code i32}. */
public sealed interface CoreType {
    /**
     * The type of a core function.
     *
     * @param parameters the value types of the parameters
     * @param results the value types of the results
     */
    record Function(List<String> parameters, List<String> results) implements CoreType {
        /** The most parameters, and results, that {@link #toString} names. */
        private static final int MAX_SHOWN = 20;

        /**
         * Copies the lists.
         *
         * @param parameters the value types of the parameters
         * @param results the value types of the results
         */
        public Function {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }

        /**
         * The type in the text format, shortened if it is long.
         *
         * @return for example {@code (func (param i32 i32) (result i64))}
         */
        @Override
        public String toString() {
            return "(func" + words(" (param", parameters) + words(" (result", results) + ")";
        }

        private static String words(String start, List<String> types) {
            if (types.isEmpty()) {
                return "";
            }
            String shown = String.join(" ", types.subList(0, Math.min(types.size(), MAX_SHOWN)));
            return start + " " + shown + (types.size() > MAX_SHOWN ? " …" : "") + ")";
        }
    }

    /**
     * A type of garbage-collected data, which only core modules give a meaning to.
     *
     * @param kind {@code struct} or {@code array}
     */
    record Aggregate(String kind) implements CoreType {}

    /**
     * The type of a core module.
     *
     * @param imports what a module of this type may import
     * @param exports what it exports at least
     */
    record Module(List<Import> imports, List<Export> exports) implements CoreType {
        /**
         * Copies the lists.
         *
         * @param imports what a module of this type may import
         * @param exports what it exports at least
         */
        public Module {
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
        }
    }

    /**
     * An import of a core module.
     *
     * @param module the first name
     * @param name the second name
     * @param type what is imported
     */
    record Import(String module, String name, CoreExternal type) {}

    /**
     * An export of a core module.
     *
     * @param name any string
     * @param type what is exported
     */
    record Export(String name, CoreExternal type) {}
}
