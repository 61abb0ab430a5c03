package dev.witloof.component.declaration;

import dev.witloof.component.type.PrimitiveType;
import java.util.List;
import java.util.Optional;

/** The definition of a type as it is written (Binary.md, {@code deftype}). */
public sealed interface TypeForm {
    /**
     * Where the definition starts in the file.
     *
     * @return the offset of its first byte
     */
    int offset();

    /**
     * A name for a type without parts.
     *
     * @param offset where the definition starts in the file
     * @param type the type
     */
    record Primitive(int offset, PrimitiveType type) implements TypeForm {}

    /**
     * A value type with parts.
     *
     * @param offset where the definition starts in the file
     * @param kind what it is
     * @param members its parts, in the order in which they are written; for a handle the index of its resource
     * @param length the length of a list of fixed length, otherwise 0
     */
    record Value(int offset, Kind kind, List<Member> members, long length) implements TypeForm {
        /**
         * Copies the list.
         *
         * @param offset where the definition starts in the file
         * @param kind what it is
         * @param members its parts
         * @param length the length of a list of fixed length, otherwise 0
         */
        public Value {
            members = List.copyOf(members);
        }
    }

    /** The kinds of value types with parts. */
    enum Kind {
        /** {@code record}: members with a name and a type. */
        RECORD,
        /** {@code variant}: members with a name and perhaps a type. */
        VARIANT,
        /** {@code list}: one member without a name. */
        LIST,
        /** {@code list} of fixed length: one member without a name. */
        FIXED_LIST,
        /** {@code tuple}: members without a name. */
        TUPLE,
        /** {@code flags}: members without a type. */
        FLAGS,
        /** {@code enum}: members without a type. */
        ENUM,
        /** {@code option}: one member without a name. */
        OPTION,
        /** {@code result}: two members without a name, each perhaps with a type. */
        RESULT,
        /** {@code own}: one member without a name, the index of the resource. */
        OWN,
        /** {@code borrow}: one member without a name, the index of the resource. */
        BORROW,
        /** {@code stream}: one member without a name, perhaps with a type. */
        STREAM,
        /** {@code future}: one member without a name, perhaps with a type. */
        FUTURE,
        /** {@code map}: two members without a name, the key and the value. */
        MAP
    }

    /**
     * A part of a type.
     *
     * @param name its name, or an empty text for a part without one
     * @param type its type, if it has one
     */
    record Member(String name, Optional<TypeUse> type) {}

    /**
     * The type of a function.
     *
     * @param offset where the definition starts in the file
     * @param parameters its parameters, each with a name and a type
     * @param result the type of its result, if it has one
     * @param async whether it may block
     */
    record Function(int offset, List<Member> parameters, Optional<TypeUse> result, boolean async) implements TypeForm {
        /**
         * Copies the list.
         *
         * @param offset where the definition starts in the file
         * @param parameters its parameters
         * @param result the type of its result, if it has one
         * @param async whether it may block
         */
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A resource type that the component defines.
     *
     * @param offset where the definition starts in the file
     */
    record Resource(int offset) implements TypeForm {}

    /**
     * The type of an instance; its declarations have index spaces of their own.
     *
     * @param offset where the definition starts in the file
     * @param declarations what it declares, in order
     */
    record Instance(int offset, List<Declaration> declarations) implements TypeForm {
        /**
         * Copies the list.
         *
         * @param offset where the definition starts in the file
         * @param declarations what it declares, in order
         */
        public Instance {
            declarations = List.copyOf(declarations);
        }
    }

    /**
     * The type of a component; its declarations have index spaces of their own.
     *
     * @param offset where the definition starts in the file
     * @param declarations what it declares, in order
     */
    record Component(int offset, List<Declaration> declarations) implements TypeForm {
        /**
         * Copies the list.
         *
         * @param offset where the definition starts in the file
         * @param declarations what it declares, in order
         */
        public Component {
            declarations = List.copyOf(declarations);
        }
    }

    /**
     * The type of an instance or component that declares core types, which nothing but core modules has a use for. It is not
     * taken apart.
     *
     * @param offset where the definition starts in the file
     */
    record WithCoreTypes(int offset) implements TypeForm {}
}
