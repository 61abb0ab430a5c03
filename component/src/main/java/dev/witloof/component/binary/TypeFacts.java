package dev.witloof.component.binary;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import java.util.List;
import java.util.function.Function;

/**
 * What validation wants to know about a value type, computed from the facts of its parts.
 *
 * @param borrow whether a {@code borrow} is in it
 * @param resource whether it refers to a resource type
 * @param pointer whether a string, list or map is in it, whose content lies in memory
 * @param flat the core values that it takes to pass one without a memory, one letter each: {@code i j f d} for {@code i32 i64
 *     f32 f64}; more than {@link #MAX_FLAT} are not told apart
 * @param size bytes of a value in a memory with 64-bit addresses (CanonicalABI.md, "Element Size"); {@link #MAX_SIZE} stands
 *     for that or more
 * @param alignment alignment of a value there
 */
record TypeFacts(boolean borrow, boolean resource, boolean pointer, String flat, long size, int alignment) {
    /** The size that no value type may reach. */
    static final long MAX_SIZE = 1L << 28;

    /** As many flat values as any limit of the canonical ABI allows. */
    static final int MAX_FLAT = 16;

    private static final int POINTER = 8;

    static TypeFacts of(ValueType type, Function<ValueType, TypeFacts> facts) {
        boolean borrow = type instanceof BorrowType;
        boolean resource = borrow || type instanceof OwnType;
        boolean pointer = type == PrimitiveType.STRING || type instanceof ListType || type instanceof MapType;
        for (ValueType part : type.parts()) {
            TypeFacts known = facts.apply(part);
            borrow |= known.borrow;
            resource |= known.resource;
            // What goes through a stream or future is read and written by builtins of its own.
            pointer |= known.pointer && !(type instanceof StreamType) && !(type instanceof FutureType);
        }
        Layout layout = type.accept(new Layouts(facts));
        return new TypeFacts(
                borrow,
                resource,
                pointer,
                Flattening.of(type, part -> facts.apply(part).flat),
                Math.min(layout.size, MAX_SIZE),
                layout.alignment);
    }

    private record Layout(long size, int alignment) {
        static Layout scalar(int size) {
            return new Layout(size, size);
        }

        static final Layout NOTHING = new Layout(0, 1);

        static final Layout POINTER_AND_LENGTH = new Layout(2L * POINTER, POINTER);

        /** This with another value behind it. */
        Layout then(Layout next) {
            return new Layout(align(size, next.alignment) + next.size, Math.max(alignment, next.alignment));
        }

        /** This with room for any of the alternatives. */
        Layout or(Layout alternative) {
            return new Layout(Math.max(size, alternative.size), Math.max(alignment, alternative.alignment));
        }

        Layout padded() {
            return new Layout(Math.min(align(size, alignment), MAX_SIZE), alignment);
        }

        private static long align(long offset, int alignment) {
            return (offset + alignment - 1) / alignment * alignment;
        }
    }

    private record Layouts(Function<ValueType, TypeFacts> facts) implements ValueTypeVisitor<Layout> {
        private Layout of(ValueType type) {
            TypeFacts known = facts.apply(type);
            return new Layout(known.size, known.alignment);
        }

        private Layout inOrder(List<ValueType> parts) {
            Layout all = Layout.NOTHING;
            for (ValueType part : parts) {
                all = all.then(of(part));
            }
            return all.padded();
        }

        private Layout oneOf(int cases, List<ValueType> payloads) {
            Layout payload = Layout.NOTHING;
            for (ValueType each : payloads) {
                payload = payload.or(of(each));
            }
            return discriminant(cases).then(payload).padded();
        }

        private static Layout discriminant(int cases) {
            return Layout.scalar(cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4);
        }

        @Override
        public Layout visitPrimitive(PrimitiveType type) {
            return switch (type) {
                case BOOL, S8, U8 -> Layout.scalar(1);
                case S16, U16 -> Layout.scalar(2);
                case S32, U32, F32, CHAR, ERROR_CONTEXT -> Layout.scalar(4);
                case S64, U64, F64 -> Layout.scalar(8);
                case STRING -> Layout.POINTER_AND_LENGTH;
            };
        }

        @Override
        public Layout visitList(ListType type) {
            return Layout.POINTER_AND_LENGTH;
        }

        @Override
        public Layout visitFixedList(FixedListType type) {
            Layout element = of(type.element());
            return new Layout(Math.min(element.size * type.length(), MAX_SIZE), element.alignment);
        }

        @Override
        public Layout visitMap(MapType type) {
            return Layout.POINTER_AND_LENGTH;
        }

        @Override
        public Layout visitOption(OptionType type) {
            return oneOf(2, type.parts());
        }

        @Override
        public Layout visitResult(ResultType type) {
            return oneOf(2, type.parts());
        }

        @Override
        public Layout visitTuple(TupleType type) {
            return inOrder(type.parts());
        }

        @Override
        public Layout visitRecord(RecordType type) {
            return inOrder(type.parts());
        }

        @Override
        public Layout visitVariant(VariantType type) {
            return oneOf(type.cases().size(), type.parts());
        }

        @Override
        public Layout visitEnum(EnumType type) {
            return discriminant(type.names().size());
        }

        @Override
        public Layout visitFlags(FlagsType type) {
            int names = type.names().size();
            return Layout.scalar(names <= 8 ? 1 : names <= 16 ? 2 : 4);
        }

        @Override
        public Layout visitOwn(OwnType type) {
            return Layout.scalar(4);
        }

        @Override
        public Layout visitBorrow(BorrowType type) {
            return Layout.scalar(4);
        }

        @Override
        public Layout visitStream(StreamType type) {
            return Layout.scalar(4);
        }

        @Override
        public Layout visitFuture(FutureType type) {
            return Layout.scalar(4);
        }
    }
}
