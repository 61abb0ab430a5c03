package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.Optional;

/** What a {@link TypeDef} is. */
public sealed interface TypeDefKind {

    /**
     * Calls the visitor's method for this kind.
     *
     * @param visitor the visitor
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R accept(TypeDefKindVisitor<R> visitor);

    /**
     * {@code record}: named fields.
     *
     * @param fields the fields in order, possibly none
     */
    @SuppressWarnings("JavaLangClash") // The name is WIT's, and always written with its outer class.
    record Record(java.util.List<Field> fields) implements TypeDefKind {
        /**
         * Copies the list.
         *
         * @param fields see {@link #fields()}
         */
        public Record {
            fields = java.util.List.copyOf(fields);
        }

        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.record(this);
        }
    }

    /** {@code resource}: its functions are among those of its owner. */
    record Resource() implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.resource(this);
        }
    }

    /** A handle to a resource. */
    sealed interface Handle extends TypeDefKind {
        /**
         * Returns the resource.
         *
         * @return a {@link Resource}, or an alias of one
         */
        TypeDef resource();
    }

    /**
     * {@code own<r>}, or just {@code r} where a value is meant.
     *
     * @param resource a {@link Resource}, or an alias of one
     */
    record Own(TypeDef resource) implements Handle {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.own(this);
        }
    }

    /**
     * {@code borrow<r>}.
     *
     * @param resource a {@link Resource}, or an alias of one
     */
    record Borrow(TypeDef resource) implements Handle {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.borrow(this);
        }
    }

    /**
     * {@code flags}: named bits.
     *
     * @param flags the flags in order, possibly none
     */
    record Flags(java.util.List<Label> flags) implements TypeDefKind {
        /**
         * Copies the list.
         *
         * @param flags see {@link #flags()}
         */
        public Flags {
            flags = java.util.List.copyOf(flags);
        }

        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.flags(this);
        }
    }

    /**
     * {@code tuple<...>}.
     *
     * @param types the types in order, possibly none
     */
    record Tuple(java.util.List<Type> types) implements TypeDefKind {
        /**
         * Copies the list.
         *
         * @param types see {@link #types()}
         */
        public Tuple {
            types = java.util.List.copyOf(types);
        }

        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.tuple(this);
        }
    }

    /**
     * {@code variant}: one of several cases.
     *
     * @param cases the cases in order, at least one
     */
    record Variant(java.util.List<Case> cases) implements TypeDefKind {
        /**
         * Copies the list.
         *
         * @param cases see {@link #cases()}
         */
        public Variant {
            cases = java.util.List.copyOf(cases);
        }

        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.variant(this);
        }
    }

    /**
     * {@code enum}: one of several names.
     *
     * @param cases the names in order, at least one
     */
    @SuppressWarnings("JavaLangClash") // As above.
    record Enum(java.util.List<Label> cases) implements TypeDefKind {
        /**
         * Copies the list.
         *
         * @param cases see {@link #cases()}
         */
        public Enum {
            cases = java.util.List.copyOf(cases);
        }

        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.enumeration(this);
        }
    }

    /**
     * {@code option<...>}.
     *
     * @param type the type of a value that is there
     */
    record Option(Type type) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.option(this);
        }
    }

    /**
     * {@code result<...>}.
     *
     * @param ok the type of a success's payload, if it has one
     * @param err the type of a failure's payload, if it has one
     */
    record Result(Optional<Type> ok, Optional<Type> err) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.result(this);
        }
    }

    /**
     * {@code list<...>}.
     *
     * @param type the type of the elements
     */
    record List(Type type) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /**
     * {@code list<..., n>}.
     *
     * @param type the type of the elements
     * @param length how many there are, between 0 and 2<sup>32</sup>-1
     */
    record FixedLengthList(Type type, long length) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.fixedLengthList(this);
        }
    }

    /**
     * {@code map<..., ...>}.
     *
     * @param key the type of the keys: an integer, bool, char or string
     * @param value the type of the values
     */
    record Map(Type key, Type value) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.map(this);
        }
    }

    /**
     * {@code future} or {@code future<...>}.
     *
     * @param type the type of the value to come, if there is one
     */
    record Future(Optional<Type> type) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.future(this);
        }
    }

    /**
     * {@code stream} or {@code stream<...>}.
     *
     * @param type the type of the elements, if they carry anything
     */
    record Stream(Optional<Type> type) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.stream(this);
        }
    }

    /**
     * {@code type a = b}, or what a {@code use} brings in.
     *
     * @param type what it is another name for; a resource here is the resource itself, not a handle
     */
    record Alias(Type type) implements TypeDefKind {
        @Override
        public <R> R accept(TypeDefKindVisitor<R> visitor) {
            return visitor.alias(this);
        }
    }

    /**
     * A field of a record.
     *
     * @param name its name
     * @param docs its documentation
     * @param type its type
     * @param span the place of its name
     */
    record Field(String name, Optional<String> docs, Type type, Span span) {}

    /**
     * A case of a variant.
     *
     * @param name its name
     * @param docs its documentation
     * @param type the type of its payload, if it has one
     * @param span the place of its name
     */
    record Case(String name, Optional<String> docs, Optional<Type> type, Span span) {}

    /**
     * A flag, or a case of an enum.
     *
     * @param name its name
     * @param docs its documentation
     * @param span the place of its name
     */
    record Label(String name, Optional<String> docs, Span span) {}
}
