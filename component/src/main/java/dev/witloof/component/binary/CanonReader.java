package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonBuiltin;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;

/** Reads canonical definitions (Binary.md, "Canonical Definitions"). */
final class CanonReader {
    private static final CanonBuiltin[] BUILTINS = new CanonBuiltin[256];

    static {
        for (CanonBuiltin builtin : CanonBuiltin.values()) {
            BUILTINS[builtin.opcode()] = builtin;
        }
    }

    private final ReadContext context;
    private final Scope scope;

    CanonReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /** Reads a definition and appends the function that it defines to the scope. */
    CanonDefinition read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        int opcode = in.u8("a canonical definition");
        if (opcode == 0x00) {
            return lift(start, in);
        }
        CanonDefinition definition =
                switch (opcode) {
                    case 0x01 -> lower(start, in);
                    case 0x02 -> new CanonDefinition.ResourceNew(start, defined(in));
                    case 0x03 -> new CanonDefinition.ResourceDrop(start, new ValueTypeReader(in, scope).resource());
                    case 0x04 -> new CanonDefinition.ResourceRep(start, defined(in));
                    default -> builtin(start, opcode, in);
                };
        scope.addCore(Sort.CORE_FUNCTION);
        return definition;
    }

    private CanonDefinition lift(int start, BinaryInput in) {
        in.expect(0, "0x00 behind the opcode of a lift");
        int function = scope.index(in, Sort.CORE_FUNCTION);
        CanonicalOptions options = CanonicalOptionsReader.read(in, scope);
        FunctionType type = ExternTypeReader.function(in, scope);
        if (options.postReturn().isPresent() && options.async()) {
            throw context.error("`post-return` with `async`", "one of them at most");
        }
        new CanonicalNeeds(context, type, options).checkLift();
        scope.add(new ExternType.Function(type));
        return new CanonDefinition.Lift(start, function, options, type);
    }

    private CanonDefinition lower(int start, BinaryInput in) {
        in.expect(0, "0x00 behind the opcode of a lower");
        int function = scope.index(in, Sort.FUNCTION);
        CanonicalOptions options = CanonicalOptionsReader.read(in, scope);
        requireNone(options);
        new CanonicalNeeds(context, scope.function(function), options).checkLower();
        return new CanonDefinition.Lower(start, function, options, scope.function(function));
    }

    private ResourceType defined(BinaryInput in) {
        ResourceType resource = new ValueTypeReader(in, scope).resource();
        if (!scope.defines(resource)) {
            throw context.error(
                    "a use of the representation of `" + ExternNames.abbreviate(resource.toString()) + "`",
                    "a resource that this component defines");
        }
        return resource;
    }

    private CanonDefinition builtin(int start, int opcode, BinaryInput in) {
        CanonBuiltin builtin = BUILTINS[opcode];
        if (builtin == null) {
            throw context.error(BinaryInput.hex(opcode), "a canonical definition");
        }
        BuiltinReader reader = new BuiltinReader(in, scope);
        builtin.immediates().forEach(reader::read);
        return reader.definition(start, builtin);
    }

    private void requireNone(CanonicalOptions options) {
        if (options.postReturn().isPresent() || options.callback().isPresent()) {
            throw context.error("`post-return` or `callback` on a lowered function", "them on lifted functions only");
        }
    }
}
