package dev.witloof.wit.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A type definition in an interface or world.
 *
 * @param annotations what stands before it
 * @param name its name
 * @param body what it is
 */
public record TypeDecl(Annotations annotations, Id name, Body body) implements InterfaceMember, WorldMember {

    /** What a type is. */
    public sealed interface Body {}

    /**
     * {@code type name = type;}.
     *
     * @param type the type
     */
    public record AliasBody(TypeExpr type) implements Body {}

    /**
     * {@code record name { ... }}.
     *
     * @param fields its fields in order
     */
    public record RecordBody(List<Field> fields) implements Body {
        /**
         * Copies the list.
         *
         * @param fields see {@link #fields()}
         */
        public RecordBody {
            fields = List.copyOf(fields);
        }
    }

    /**
     * {@code variant name { ... }}.
     *
     * @param cases its cases in order
     */
    public record VariantBody(List<Case> cases) implements Body {
        /**
         * Copies the list.
         *
         * @param cases see {@link #cases()}
         */
        public VariantBody {
            cases = List.copyOf(cases);
        }
    }

    /**
     * {@code enum name { ... }}.
     *
     * @param cases its cases in order
     */
    public record EnumBody(List<Label> cases) implements Body {
        /**
         * Copies the list.
         *
         * @param cases see {@link #cases()}
         */
        public EnumBody {
            cases = List.copyOf(cases);
        }
    }

    /**
     * {@code flags name { ... }}.
     *
     * @param flags its flags in order
     */
    public record FlagsBody(List<Label> flags) implements Body {
        /**
         * Copies the list.
         *
         * @param flags see {@link #flags()}
         */
        public FlagsBody {
            flags = List.copyOf(flags);
        }
    }

    /**
     * {@code resource name;} or {@code resource name { ... }}.
     *
     * @param functions its functions in order
     */
    public record ResourceBody(List<ResourceFunction> functions) implements Body {
        /**
         * Copies the list.
         *
         * @param functions see {@link #functions()}
         */
        public ResourceBody {
            functions = List.copyOf(functions);
        }
    }

    /**
     * {@code name: type}.
     *
     * @param docs the text of its documentation comments
     * @param name its name
     * @param type its type
     */
    public record Field(Optional<String> docs, Id name, TypeExpr type) {}

    /**
     * {@code name} or {@code name(type)}.
     *
     * @param docs the text of its documentation comments
     * @param name its name
     * @param type the type of its payload, if it has one
     */
    public record Case(Optional<String> docs, Id name, Optional<TypeExpr> type) {}

    /**
     * A flag, or a case of an enum.
     *
     * @param docs the text of its documentation comments
     * @param name its name
     */
    public record Label(Optional<String> docs, Id name) {}
}
