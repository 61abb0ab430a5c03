package dev.witloof.runtime.core;

import java.util.List;

/**
 * The outline of a core module: all that linking looks at, without the code. Its lists are unmodifiable.
 *
 * @param types the types of the type section; an entry is empty where a type is none of a function
 * @param imports the imports, in their order
 * @param functions for each function, imported ones first, the index of its type
 * @param tables how many tables the module defines
 * @param memories how many memories the module defines
 * @param exports the exports, in their order; names are distinct
 * @param elements the element segments, in their order
 * @param bodies the bodies of the functions that the module defines
 * @param hasStart whether the module has a start function
 * @param hasDataCount whether the module has a data count section, which {@code memory.init} and {@code data.drop} need
 * @param sections the sections, without custom ones
 */
public record ModuleOutline(
        List<FunctionShape> types,
        List<ModuleImport> imports,
        List<Integer> functions,
        int tables,
        int memories,
        List<ModuleExport> exports,
        List<ElementSegment> elements,
        List<Span> bodies,
        boolean hasStart,
        boolean hasDataCount,
        List<Section> sections) {

    /**
     * A range of the module's bytes.
     *
     * @param start the first byte
     * @param end the byte after the last
     */
    public record Span(int start, int end) {}

    /**
     * A section of the module.
     *
     * @param id its number in the binary format
     * @param content its bytes, without the number and the length
     */
    public record Section(int id, Span content) {}

    /**
     * An element segment.
     *
     * @param active whether it is written into a table when the module is instantiated
     * @param table the table that an active one goes to
     * @param constantOffset where in the table an active one begins, or -1 where that is not a plain constant
     * @param functions the functions of the segment; empty where it holds expressions
     */
    public record ElementSegment(boolean active, int table, int constantOffset, List<Integer> functions) {}

    /**
     * The type of a function.
     *
     * @param function its index, imported functions first
     * @return its type
     * @throws MalformedModuleException where there is no such function
     */
    public FunctionShape shape(int function) {
        if (function >= functions.size()) {
            throw new MalformedModuleException(0, "there is no function " + function);
        }
        return types.get(functions.get(function));
    }

    /**
     * How many functions the module imports.
     *
     * @return the count, which is also the index of the first function that it defines
     */
    public int importedFunctions() {
        return functions.size() - bodies.size();
    }
}
