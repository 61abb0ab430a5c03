package dev.witloof.it.mirror;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A component that is being written, definition by definition; counts the indices that each takes (Binary.md). */
final class ComponentWriter {
    /** What definitions are numbered by. */
    enum Space {
        CORE_FUNCTION(true, 0),
        CORE_MEMORY(true, 2),
        CORE_MODULE(true, 0x11),
        CORE_INSTANCE(true, 0x12),
        FUNCTION(false, 1),
        TYPE(false, 3),
        COMPONENT(false, 4),
        INSTANCE(false, 5);

        private final boolean core;
        private final int code;

        Space(boolean core, int code) {
            this.core = core;
            this.code = code;
        }

        private Binary sort() {
            return core ? Binary.of(0, code) : Binary.of(code);
        }

        /** The sort, and the index of something of that sort. */
        Binary at(int index) {
            return sort().unsigned(index);
        }
    }

    private static final int CORE_MODULE = 1;
    private static final int CORE_INSTANCES = 2;
    private static final int COMPONENT = 4;
    private static final int INSTANCES = 5;
    private static final int ALIASES = 6;
    private static final int TYPES = 7;
    private static final int CANONS = 8;
    private static final int IMPORTS = 10;
    private static final int EXPORTS = 11;

    private final Binary out = Binary.of(0, 'a', 's', 'm', 0x0D, 0, 1, 0);
    private final Map<Space, Integer> counts = new EnumMap<>(Space.class);

    private int next(Space space) {
        return counts.merge(space, 1, Integer::sum) - 1;
    }

    private void section(int id, Binary definition) {
        out.bytes(id).sized(Binary.of(1).append(definition));
    }

    /** Defines a type; returns its index. */
    int type(Binary type) {
        section(TYPES, type);
        return next(Space.TYPE);
    }

    /** Imports something; returns its index. */
    int imports(String name, Space space, Binary type) {
        section(IMPORTS, Binary.of(0).name(name).append(type));
        return next(space);
    }

    /** Exports something; returns the index that it has from then on. */
    int export(String name, Space space, int index) {
        section(EXPORTS, Binary.of(0).name(name).append(space.at(index)).bytes(0));
        return next(space);
    }

    /** Exports a function, of which a type says what it is. */
    void exportFunction(String name, int index, int type) {
        section(
                EXPORTS,
                Binary.of(0)
                        .name(name)
                        .append(Space.FUNCTION.at(index))
                        .bytes(1, 1)
                        .unsigned(type));
        next(Space.FUNCTION);
    }

    /** Takes something out of an instance; returns its index. */
    int alias(Space space, int instance, String name) {
        section(ALIASES, space.sort().bytes(0).unsigned(instance).name(name));
        return next(space);
    }

    /** Takes something out of a core instance; returns its index. */
    int coreAlias(Space space, int instance, String name) {
        section(ALIASES, space.sort().bytes(1).unsigned(instance).name(name));
        return next(space);
    }

    /** Makes an instance of a core module, with core instances as its imports; returns its index. */
    int instantiate(CoreModule module, Map<String, Integer> imports) {
        out.bytes(CORE_MODULE).sized(module.binary());
        List<Binary> arguments = new ArrayList<>();
        new TreeMap<>(imports)
                .forEach((name, instance) ->
                        arguments.add(new Binary().name(name).bytes(0x12).unsigned(instance)));
        section(CORE_INSTANCES, Binary.of(0).unsigned(next(Space.CORE_MODULE)).vector(arguments));
        return next(Space.CORE_INSTANCE);
    }

    /** Puts core functions together to an instance; returns its index. */
    int coreInstance(Map<String, Integer> functions) {
        List<Binary> exports = new ArrayList<>();
        functions.forEach(
                (name, index) -> exports.add(new Binary().name(name).bytes(0).unsigned(index)));
        section(CORE_INSTANCES, Binary.of(1).vector(exports));
        return next(Space.CORE_INSTANCE);
    }

    /** Makes an instance of a component, whose imports are given by names and what they stand for; returns its index. */
    int instantiate(ComponentWriter component, List<Binary> arguments) {
        out.bytes(COMPONENT).sized(component.out);
        section(INSTANCES, Binary.of(0).unsigned(next(Space.COMPONENT)).vector(arguments));
        return next(Space.INSTANCE);
    }

    /** Makes a core function by a canonical definition; returns its index. */
    int coreFunction(Binary canon) {
        section(CANONS, canon);
        return next(Space.CORE_FUNCTION);
    }

    /** Makes a function by {@code canon lift}; returns its index. */
    int lift(int coreFunction, List<Binary> options, int type) {
        section(CANONS, Binary.of(0, 0).unsigned(coreFunction).vector(options).unsigned(type));
        return next(Space.FUNCTION);
    }

    byte[] toBytes() {
        return out.toBytes();
    }
}
