package dev.witloof.runtime;

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
import dev.witloof.component.type.TypePath;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Checks one value against a type: what is visited is the type, what is returned is what does not fit. */
final class ValueCheck implements ValueTypeVisitor<Optional<Misfit>> {
    private static final Optional<Misfit> FITS = Optional.empty();

    private final ComponentValue value;

    private ValueCheck(ComponentValue value) {
        this.value = value;
    }

    static void check(ComponentValue value, ValueType type, TypePath where) {
        of(value, type).ifPresent(misfit -> {
            throw misfit.at(where);
        });
    }

    private static Optional<Misfit> of(ComponentValue value, ValueType type) {
        return type.accept(new ValueCheck(value));
    }

    private Optional<Misfit> wanted(Object what) {
        return Optional.of(new Misfit("found " + Misfit.describe(value) + ", wanted " + what));
    }

    /** Checks a part; the way to it is made only where it is wanted. */
    private static Optional<Misfit> part(ComponentValue part, ValueType type, UnaryOperator<TypePath> step) {
        Optional<Misfit> misfit = of(part, type);
        misfit.ifPresent(each -> each.within(step));
        return misfit;
    }

    @Override
    public Optional<Misfit> visitPrimitive(PrimitiveType type) {
        if (type == PrimitiveType.ERROR_CONTEXT) {
            return unsupported(type);
        }
        boolean fits = value instanceof ScalarValue scalar
                ? scalar.type() == type
                : value instanceof StringValue && type == PrimitiveType.STRING;
        return fits ? FITS : wanted(type);
    }

    @Override
    public Optional<Misfit> visitList(ListType type) {
        if (!(value instanceof ListValue list)) {
            return wanted(type);
        }
        return elements(list, type.element());
    }

    private static Optional<Misfit> elements(ListValue list, ValueType element) {
        if (list.packedElement().filter(element::equals).isPresent()) {
            return FITS;
        }
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            Optional<Misfit> misfit = part(list.get(i), element, path -> path.element(index));
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return FITS;
    }

    @Override
    public Optional<Misfit> visitTuple(TupleType type) {
        if (!(value instanceof TupleValue tuple)
                || tuple.elements().size() != type.elements().size()) {
            return wanted(type);
        }
        for (int i = 0; i < tuple.elements().size(); i++) {
            int index = i;
            Optional<Misfit> misfit =
                    part(tuple.elements().get(i), type.elements().get(i), path -> path.element(index));
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return FITS;
    }

    @Override
    public Optional<Misfit> visitRecord(RecordType type) {
        if (!(value instanceof RecordValue record)) {
            return wanted(type);
        }
        for (RecordType.Field field : type.fields()) {
            Optional<ComponentValue> found = record.find(field.name());
            if (found.isEmpty()) {
                return Optional.of(new Misfit("the field `" + field.name() + "` is missing, wanted " + field.type()));
            }
            Optional<Misfit> misfit = part(found.get(), field.type(), path -> path.field(field.name()));
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return record.names().size() == type.fields().size() ? FITS : surplus(record, type);
    }

    private static Optional<Misfit> surplus(RecordValue record, RecordType type) {
        List<String> known = type.fields().stream().map(RecordType.Field::name).toList();
        return record.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> new Misfit("found a field `" + name + "`, wanted only the fields " + known));
    }

    @Override
    public Optional<Misfit> visitVariant(VariantType type) {
        if (!(value instanceof VariantValue variant)) {
            return wanted(type);
        }
        Optional<VariantType.Case> chosen = type.cases().stream()
                .filter(each -> each.name().equals(variant.name()))
                .findFirst();
        return chosen.map(each -> payload(each.name(), variant.payload(), each.payload()))
                .orElseGet(() -> wanted("one of the cases "
                        + type.cases().stream().map(VariantType.Case::name).toList()));
    }

    @Override
    public Optional<Misfit> visitEnum(EnumType type) {
        if (!(value instanceof EnumValue chosen)) {
            return wanted(type);
        }
        return type.names().contains(chosen.name()) ? FITS : wanted("one of the cases " + type.names());
    }

    @Override
    public Optional<Misfit> visitOption(OptionType type) {
        if (!(value instanceof OptionValue option)) {
            return wanted(type);
        }
        return option.value().flatMap(each -> part(each, type.element(), path -> path.payload("some")));
    }

    @Override
    public Optional<Misfit> visitResult(ResultType type) {
        if (!(value instanceof ResultValue result)) {
            return wanted(type);
        }
        return payload(result.isOk() ? "ok" : "error", result.payload(), result.isOk() ? type.ok() : type.err());
    }

    private static Optional<Misfit> payload(
            String name, Optional<ComponentValue> payload, Optional<ValueType> payloadType) {
        if (payload.isPresent() && payloadType.isPresent()) {
            return part(payload.get(), payloadType.get(), path -> path.payload(name));
        }
        if (payload.isEmpty() && payloadType.isEmpty()) {
            return FITS;
        }
        String found = payload.map(Misfit::describe).orElse("no payload");
        String wanted = payloadType.map(ValueType::toString).orElse("no payload");
        Misfit misfit = new Misfit("found " + found + ", wanted " + wanted);
        misfit.within(path -> path.payload(name));
        return Optional.of(misfit);
    }

    @Override
    public Optional<Misfit> visitFlags(FlagsType type) {
        if (!(value instanceof FlagsValue flags)) {
            return wanted(type);
        }
        return flags.names().stream()
                .filter(name -> !type.names().contains(name))
                .findFirst()
                .map(name -> new Misfit("found a flag `" + name + "`, wanted only the flags " + type.names()));
    }

    @Override
    public Optional<Misfit> visitOwn(OwnType type) {
        return value instanceof HandleValue ? FITS : wanted(type);
    }

    @Override
    public Optional<Misfit> visitBorrow(BorrowType type) {
        return value instanceof HandleValue ? FITS : wanted(type);
    }

    @Override
    public Optional<Misfit> visitFixedList(FixedListType type) {
        if (!(value instanceof ListValue list)) {
            return wanted(type);
        }
        if (list.size() != type.length()) {
            return Optional.of(
                    new Misfit("found a list of " + list.size() + ", wanted one of " + type.length() + " elements"));
        }
        return elements(list, type.element());
    }

    @Override
    public Optional<Misfit> visitMap(MapType type) {
        return value instanceof ListValue list
                ? elements(list, new TupleType(List.of(type.key(), type.value())))
                : wanted(type);
    }

    @Override
    public Optional<Misfit> visitStream(StreamType type) {
        return unsupported(type);
    }

    @Override
    public Optional<Misfit> visitFuture(FutureType type) {
        return unsupported(type);
    }

    private static Optional<Misfit> unsupported(ValueType type) {
        return Optional.of(new Misfit("values of type " + type + " are not supported yet"));
    }
}
