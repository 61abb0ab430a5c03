package dev.witloof.component.binary;

import dev.witloof.component.declaration.Declaration;
import dev.witloof.component.declaration.ExternForm;
import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.ExportDefinition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads types as they are written, for those who have read the component by {@link ComponentReader} and want to know which of
 * several equal types something means.
 *
 * <p>It goes back to the place in the file where the definition starts. What a valid component guarantees is not checked again.
 */
public final class DeclarationReader {
    private final ByteSlice file;

    /**
     * A reader of types of one component.
     *
     * @param component the content of the file that the component was read from; copied once
     */
    public DeclarationReader(byte[] component) {
        this.file = ByteSlice.copyOf(component);
    }

    /**
     * The type that a definition defines.
     *
     * @param definition a definition of the component, or of one nested in it
     * @return the type as it is written
     * @throws MalformedComponentException if there is no type at that place of the file
     */
    public TypeForm type(TypeDefinition definition) {
        return form(at(definition.offset()));
    }

    /**
     * The type of an import.
     *
     * @param definition an import of the component, or of one nested in it
     * @return its type as it is written
     * @throws MalformedComponentException if there is no import at that place of the file
     */
    public ExternForm type(ImportDefinition definition) {
        BinaryInput in = at(definition.offset());
        NameReader.read(in);
        return extern(in);
    }

    /**
     * The type that an export states.
     *
     * @param definition an export of the component, or of one nested in it
     * @return the type as it is written, or nothing if the export has the type of what is exported
     * @throws MalformedComponentException if there is no export at that place of the file
     */
    public Optional<ExternForm> statedType(ExportDefinition definition) {
        BinaryInput in = at(definition.offset());
        NameReader.read(in);
        if (SortReader.sort(in) == Sort.CORE_MODULE) {
            return Optional.of(new ExternForm.Module());
        }
        index(in);
        return in.optional("type", () -> extern(in));
    }

    /**
     * The index of the type of a lifted function.
     *
     * @param definition a definition of the component, or of one nested in it
     * @return the index among the types of that component
     * @throws MalformedComponentException if there is no such definition at that place of the file
     */
    public int type(CanonDefinition.Lift definition) {
        BinaryInput in = at(definition.offset());
        in.u8("a canonical definition");
        in.u8("0x00 behind the opcode of a lift");
        index(in);
        in.list("canonical options", () -> {
            int option = in.u8("a canonical option");
            return hasIndex(option) ? index(in) : option;
        });
        return index(in);
    }

    /** All options but the encoding of strings and {@code async} name a function or memory. */
    private static boolean hasIndex(int option) {
        return option > 0x02 && option != 0x06;
    }

    private BinaryInput at(int offset) {
        BinaryInput in = new BinaryInput(file);
        in.part(Math.min(offset, in.remaining()));
        return in;
    }

    private static TypeForm form(BinaryInput in) {
        int start = in.offset();
        try {
            return new Reading(in).form();
        } catch (CoreTypeFound e) {
            return new TypeForm.WithCoreTypes(start);
        }
    }

    private static ExternForm extern(BinaryInput in) {
        return new Reading(in).extern();
    }

    private static int index(BinaryInput in) {
        return (int) in.u32("an index");
    }

    /** Ends the reading of a type that declares core types. */
    private static final class CoreTypeFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CoreTypeFound() {
            super("a core type", null, false, false);
        }
    }

    private record Reading(BinaryInput in) {
        TypeForm form() {
            int start = in.offset();
            int opcode = in.peek("a type");
            return switch (opcode) {
                case 0x3f -> new TypeForm.Resource(start);
                case 0x40, 0x43 -> {
                    in.u8("a type");
                    ValueFormReader values = new ValueFormReader(in);
                    List<TypeForm.Member> parameters = in.list("parameters", values::labelled);
                    yield new TypeForm.Function(start, parameters, values.result(), opcode == 0x43);
                }
                case 0x41 -> new TypeForm.Component(start, declarations());
                case 0x42 -> new TypeForm.Instance(start, declarations());
                default -> new ValueFormReader(in).form();
            };
        }

        private List<Declaration> declarations() {
            in.u8("a type");
            List<Declaration> declarations = new ArrayList<>();
            int count = in.count("declarations");
            for (int i = 0; i < count; i++) {
                declarations.add(declaration());
            }
            return declarations;
        }

        private Declaration declaration() {
            int start = in.offset();
            int kind = in.u8("a declaration");
            return switch (kind) {
                case 0x00 -> throw new CoreTypeFound();
                case 0x01 -> new Declaration.Type(form());
                case 0x02 -> new Declaration.Alias(alias());
                case 0x03 -> {
                    NameReader name = NameReader.read(in);
                    yield new Declaration.Import(start, name.name(), name.attributes(), extern());
                }
                case 0x04 -> {
                    NameReader name = NameReader.read(in);
                    yield new Declaration.Export(start, name.name(), name.attributes(), extern());
                }
                default ->
                    throw new MalformedComponentException(
                            Rule.DECLARATION_FORM, start, BinaryInput.hex(kind), "a declaration: 0x00 to 0x04");
            };
        }

        private AliasDefinition alias() {
            int start = in.offset();
            Sort sort = SortReader.sort(in);
            if (sort.isCore()) {
                throw new CoreTypeFound();
            }
            int target = in.u8("the kind of an alias");
            int first = index(in);
            return target == 0x02
                    ? new AliasDefinition.Outer(start, sort, first, index(in))
                    : new AliasDefinition.InstanceExport(start, sort, first, in.name("the name of an export"));
        }

        ExternForm extern() {
            int start = in.offset();
            int kind = in.u8("the type of an import or export");
            return switch (kind) {
                case 0x00 -> {
                    in.u8("0x11 for a core module");
                    index(in);
                    yield new ExternForm.Module();
                }
                case 0x01 -> new ExternForm.Function(index(in));
                case 0x02 -> {
                    if (in.flag(Rule.BOUND_FORM, "0x00 or 0x01 for the bound of a value")) {
                        new ValueFormReader(in).use();
                    } else {
                        index(in);
                    }
                    yield new ExternForm.Value();
                }
                case 0x03 -> {
                    boolean resource = in.flag(Rule.BOUND_FORM, "0x00 or 0x01 for the bound of a type");
                    yield resource ? new ExternForm.Resource() : new ExternForm.EqualType(index(in));
                }
                case 0x04 -> new ExternForm.Component(index(in));
                case 0x05 -> new ExternForm.Instance(index(in));
                default ->
                    throw new MalformedComponentException(
                            Rule.EXTERN_FORM, start, BinaryInput.hex(kind), "the type of an import or export");
            };
        }
    }
}
