package dev.witloof.component.abi;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FunctionType;
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
import dev.witloof.component.type.TypePath;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plans of types and functions, and one plan for each type object: planning takes time and room linear in the
 * number of distinct parts, however large the type is when written out.
 *
 * <p>Not safe for use by several threads at once; the plans are.
 */
public final class AbiPlanner {
    private final IdentityHashMap<ValueType, ValuePlan> plans = new IdentityHashMap<>();

    /** A planner that has made no plan yet. */
    public AbiPlanner() {}

    /**
     * The plan of a function.
     *
     * @param type the type of the function
     * @return its plan
     * @throws UnsupportedTypeException if the function is asynchronous, or for a type as {@link #plan(ValueType)} says
     */
    public FunctionPlan plan(FunctionType type) {
        if (type.async()) {
            throw new UnsupportedTypeException(TypePath.ROOT, "asynchronous functions are not supported yet");
        }
        FieldLayout parameters = new FieldLayout(TypePath.ROOT);
        for (FunctionType.Parameter parameter : type.parameters()) {
            parameters.add(parameter.name(), plan(parameter.type(), TypePath.ROOT.parameter(parameter.name())));
        }
        Optional<ValuePlan> result = type.result().map(each -> plan(each, TypePath.ROOT.result()));
        ParametersPlan plan = new ParametersPlan(parameters.plans(), parameters.layout());
        return new FunctionPlan(type, plan, result, ResourceSlots.of(type));
    }

    /**
     * The plan of a value.
     *
     * @param type the type of the value
     * @return its plan, the same object whenever this planner is asked for the same object
     * @throws UnsupportedTypeException if a part of the type is a {@code stream}, {@code future} or
     *     {@code error-context}, or would take more than 2147483647 bytes
     */
    public ValuePlan plan(ValueType type) {
        return plan(type, TypePath.ROOT);
    }

    private ValuePlan plan(ValueType type, TypePath path) {
        ValuePlan known = plans.get(type);
        if (known == null) {
            known = type.accept(new Maker(path));
            plans.put(type, known);
        }
        return known;
    }

    /** Makes the plan of the type at one place. */
    private final class Maker implements ValueTypeVisitor<ValuePlan> {
        private final TypePath path;

        Maker(TypePath path) {
            this.path = path;
        }

        @Override
        public ValuePlan visitPrimitive(PrimitiveType type) {
            return switch (type) {
                case STRING -> new StringPlan();
                case ERROR_CONTEXT -> throw unsupported("error-context");
                case BOOL, S8, U8, S16, U16, S32, U32, S64, U64, F32, F64, CHAR -> new ScalarPlan(type);
            };
        }

        @Override
        public ValuePlan visitList(ListType type) {
            return new ListPlan(type, plan(type.element(), path.element()));
        }

        @Override
        public ValuePlan visitTuple(TupleType type) {
            FieldLayout fields = new FieldLayout(path);
            for (int i = 0; i < type.elements().size(); i++) {
                fields.add(Integer.toString(i), plan(type.elements().get(i), path.element(i)));
            }
            return new RecordPlan(type, fields.plans(), fields.layout());
        }

        @Override
        public ValuePlan visitRecord(RecordType type) {
            FieldLayout fields = new FieldLayout(path);
            for (RecordType.Field field : type.fields()) {
                fields.add(field.name(), plan(field.type(), path.field(field.name())));
            }
            return new RecordPlan(type, fields.plans(), fields.layout());
        }

        @Override
        public ValuePlan visitVariant(VariantType type) {
            return variant(
                    type,
                    type.cases().stream()
                            .map(each -> casePlan(each.name(), each.payload()))
                            .toList());
        }

        @Override
        public ValuePlan visitEnum(EnumType type) {
            return variant(
                    type,
                    type.names().stream()
                            .map(each -> casePlan(each, Optional.empty()))
                            .toList());
        }

        @Override
        public ValuePlan visitOption(OptionType type) {
            return variant(
                    type, List.of(casePlan("none", Optional.empty()), casePlan("some", Optional.of(type.element()))));
        }

        @Override
        public ValuePlan visitResult(ResultType type) {
            return variant(type, List.of(casePlan("ok", type.ok()), casePlan("error", type.err())));
        }

        @Override
        public ValuePlan visitFlags(FlagsType type) {
            return new FlagsPlan(type);
        }

        @Override
        public ValuePlan visitOwn(OwnType type) {
            return new HandlePlan(type);
        }

        @Override
        public ValuePlan visitBorrow(BorrowType type) {
            return new HandlePlan(type);
        }

        @Override
        public ValuePlan visitFixedList(FixedListType type) {
            ValuePlan element = plan(type.element(), path.element());
            int size = Layouts.checkSize((long) element.size() * type.length(), path);
            Layout layout = new Layout(size, element.alignment(), Layouts.repeat(element, type.length()));
            return new FixedListPlan(type, element, layout);
        }

        @Override
        public ValuePlan visitMap(MapType type) {
            // A map is passed as the list of its pairs (CanonicalABI.md, "Despecialization"), which nests deeper by
            // one.
            if (type.depth() == ValueType.MAX_DEPTH) {
                throw new UnsupportedTypeException(path, "a map that nests as deep as types may is not supported");
            }
            return plan(new ListType(new TupleType(List.of(type.key(), type.value()))), path);
        }

        @Override
        public ValuePlan visitStream(StreamType type) {
            throw unsupported("stream");
        }

        @Override
        public ValuePlan visitFuture(FutureType type) {
            throw unsupported("future");
        }

        private CasePlan casePlan(String name, Optional<ValueType> payload) {
            return new CasePlan(name, payload.map(each -> plan(each, path.payload(name))));
        }

        private VariantPlan variant(ValueType type, List<CasePlan> cases) {
            List<ValuePlan> payloads =
                    cases.stream().flatMap(each -> each.payload().stream()).toList();
            int discriminantSize = cases.size() <= 1 << 8 ? 1 : cases.size() <= 1 << 16 ? 2 : 4;
            int payloadAlignment =
                    payloads.stream().mapToInt(ValuePlan::alignment).max().orElse(1);
            int payloadSize = payloads.stream().mapToInt(ValuePlan::size).max().orElse(0);
            int alignment = Math.max(discriminantSize, payloadAlignment);
            int payloadOffset = (int) Layouts.align(discriminantSize, payloadAlignment);
            int size = Layouts.checkSize(Layouts.align((long) payloadOffset + payloadSize, alignment), path);
            Layout layout = new Layout(size, alignment, Layouts.discriminate(payloads));
            return new VariantPlan(type, cases, discriminantSize, payloadOffset, layout);
        }

        private UnsupportedTypeException unsupported(String what) {
            return new UnsupportedTypeException(path, "the type `" + what + "` is not supported yet");
        }
    }
}
