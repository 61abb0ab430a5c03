package dev.witloof.component.binary;

import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;

/** Reads sorts, and indices with their sort (Binary.md, "Instance Definitions"). */
final class SortReader {
    private SortReader() {}

    /** A sort with its article, for messages. */
    static String a(Sort sort) {
        return (sort == Sort.INSTANCE ? "an " : "a ") + sort;
    }

    static Sort sort(BinaryInput in) {
        int start = in.offset();
        int kind = in.u8("a sort");
        return switch (kind) {
            case 0x00 -> coreSort(in);
            case 0x01 -> Sort.FUNCTION;
            case 0x02 -> Sort.VALUE;
            case 0x03 -> Sort.TYPE;
            case 0x04 -> Sort.COMPONENT;
            case 0x05 -> Sort.INSTANCE;
            default ->
                throw new MalformedComponentException(
                        Rule.SORT_FORM, start, BinaryInput.hex(kind), "a sort: 0x00 to 0x05");
        };
    }

    static Sort coreSort(BinaryInput in) {
        int start = in.offset();
        int kind = in.u8("a core sort");
        return switch (kind) {
            case 0x00 -> Sort.CORE_FUNCTION;
            case 0x01 -> Sort.CORE_TABLE;
            case 0x02 -> Sort.CORE_MEMORY;
            case 0x03 -> Sort.CORE_GLOBAL;
            case 0x04 -> Sort.CORE_TAG;
            case 0x10 -> Sort.CORE_TYPE;
            case 0x11 -> Sort.CORE_MODULE;
            case 0x12 -> Sort.CORE_INSTANCE;
            default ->
                throw new MalformedComponentException(Rule.SORT_FORM, start, BinaryInput.hex(kind), "a core sort");
        };
    }

    /** Whether core instances export things of this sort. */
    static boolean isCoreItem(Sort sort) {
        return switch (sort) {
            case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG -> true;
            case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNCTION, VALUE, TYPE, COMPONENT, INSTANCE -> false;
        };
    }

    /** Something that a component can import, export, or be given: of a component sort, or a core module. */
    static SortIndex item(BinaryInput in, Scope scope) {
        int start = in.offset();
        Sort sort = sort(in);
        if (sort.isCore() && sort != Sort.CORE_MODULE) {
            throw new MalformedComponentException(
                    Rule.SORT_FORM, start, a(sort), "a sort of components, or a core module");
        }
        return new SortIndex(sort, scope.index(in, sort));
    }

    /** Something that a core instance can export. */
    static SortIndex coreItem(BinaryInput in, Scope scope) {
        int start = in.offset();
        Sort sort = coreSort(in);
        if (!isCoreItem(sort)) {
            throw new MalformedComponentException(
                    Rule.SORT_FORM, start, a(sort), "a core func, table, memory, global or tag");
        }
        return new SortIndex(sort, scope.index(in, sort));
    }
}
