package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonBuiltin;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeText;
import java.util.List;

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
        return switch (opcode) {
            case 0x01 -> lower(start, in);
            case 0x02 -> {
                Defined resource = defined(in);
                addFunction(resource.representation, "i");
                yield new CanonDefinition.ResourceNew(start, resource.type);
            }
            case 0x03 -> {
                ResourceType resource = new ValueTypeReader(in, scope).resource();
                addFunction("i", "");
                yield new CanonDefinition.ResourceDrop(start, resource);
            }
            case 0x04 -> {
                Defined resource = defined(in);
                addFunction("i", resource.representation);
                yield new CanonDefinition.ResourceRep(start, resource.type);
            }
            default -> builtin(start, opcode, in);
        };
    }

    private void addFunction(String parameters, String results) {
        scope.addCore(new CoreExternal.Function(Flattening.function(parameters, results)));
    }

    private CanonDefinition lift(int start, BinaryInput in) {
        in.expect(Rule.CANON_FORM, 0, "0x00 behind the opcode of a lift");
        int function = scope.index(in, Sort.CORE_FUNCTION);
        CanonicalOptions options = CanonicalOptionsReader.read(in, scope);
        int index = ExternTypeReader.functionType(in, scope);
        FunctionType type = ((DefinedType.Function) scope.type(index)).type();
        checkAsync(options, type);
        CoreType.Function wanted = new CanonicalSignature(context, type, options).lifted();
        CoreType.Function found = scope.coreFunction(function);
        if (!found.equals(wanted)) {
            throw context.error(
                    Rule.LIFT_SIGNATURE,
                    "a lift of a core function of type " + found + " to "
                            + ExternNames.abbreviate(TypeText.describe(type)),
                    "one of type " + wanted);
        }
        options.postReturn()
                .ifPresent(each -> CanonicalOptionsReader.function(
                        start,
                        "post-return",
                        scope.coreFunction(each),
                        new CoreType.Function(wanted.results(), List.of())));
        scope.add(new ExternType.Function(type), scope.ref(Sort.TYPE, index));
        return new CanonDefinition.Lift(start, function, options, type);
    }

    private CanonDefinition lower(int start, BinaryInput in) {
        in.expect(Rule.CANON_FORM, 0, "0x00 behind the opcode of a lower");
        int function = scope.index(in, Sort.FUNCTION);
        CanonicalOptions options = CanonicalOptionsReader.read(in, scope);
        requireNone(options);
        FunctionType type = scope.function(function);
        checkAsync(options, type);
        scope.addCore(new CoreExternal.Function(new CanonicalSignature(context, type, options).lowered()));
        return new CanonDefinition.Lower(start, function, options, type);
    }

    private void checkAsync(CanonicalOptions options, FunctionType type) {
        if (options.async() && !type.async()) {
            throw context.error(
                    Rule.OPTION_PLACE, "the option `async` for a function that is not async", "an async func");
        }
    }

    private Defined defined(BinaryInput in) {
        ResourceType resource = new ValueTypeReader(in, scope).resource();
        return scope.representation(resource)
                .map(representation -> new Defined(resource, representation))
                .orElseThrow(() -> context.error(
                        Rule.RESOURCE_LOCAL,
                        "a use of the representation of `" + ExternNames.abbreviate(resource.toString()) + "`",
                        "a resource that this component defines"));
    }

    private record Defined(ResourceType type, String representation) {}

    private CanonDefinition builtin(int start, int opcode, BinaryInput in) {
        CanonBuiltin builtin = BUILTINS[opcode];
        if (builtin == null) {
            throw context.error(Rule.CANON_FORM, BinaryInput.hex(opcode), "a canonical definition");
        }
        BuiltinReader reader = new BuiltinReader(in, scope);
        builtin.immediates().forEach(reader::read);
        CanonDefinition.Builtin definition = reader.definition(start, builtin);
        scope.addCore(new CoreExternal.Function(BuiltinSignatures.of(definition, reader.slotType(), context)));
        return definition;
    }

    private void requireNone(CanonicalOptions options) {
        if (options.postReturn().isPresent() || options.callback().isPresent()) {
            throw context.error(
                    Rule.OPTION_PLACE,
                    "`post-return` or `callback` on a lowered function",
                    "them on lifted functions only");
        }
    }
}
