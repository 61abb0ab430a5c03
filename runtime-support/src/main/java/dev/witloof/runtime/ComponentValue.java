package dev.witloof.runtime;

import dev.witloof.component.type.TypePath;
import dev.witloof.component.type.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that a component function takes or returns, for programs without generated code. There is one case for each
 * kind of type of the synchronous component model.
 *
 * <p>A value does not carry its type: {@link #check(ValueType)} tells whether it is one of a type. Values are immutable,
 * compare by content (a NaN equals every NaN, records compare whatever the order of their fields), and are safe for use
 * by several threads, apart from the resource of a {@link HandleValue}. The text that {@code toString} gives is WAVE, as
 * {@link dev.witloof.runtime.wave.Wave} prints it, with {@code <resource>} for handles.
 *
 * <pre>{@code
 * ComponentValue.record(
 *         ComponentValue.field("name", ComponentValue.string("Ada")),
 *         ComponentValue.field("age", ComponentValue.some(ComponentValue.u8(36))))
 * }</pre>
 */
public sealed interface ComponentValue
        permits ScalarValue,
                StringValue,
                ListValue,
                RecordValue,
                TupleValue,
                VariantValue,
                EnumValue,
                OptionValue,
                ResultValue,
                FlagsValue,
                HandleValue {
    /**
     * The values that this one directly consists of: elements, fields, or the payload. Those of a list of numbers or
     * bools are left out, because it holds no objects.
     *
     * @return an unmodifiable list
     */
    default List<ComponentValue> parts() {
        return List.of();
    }

    /**
     * Checks that this is a value of a type. The fields of a record may come in any order. What a handle stands for is
     * not looked at; that is checked when it is passed.
     *
     * @param type the type
     * @throws IllegalArgumentException if it is not; the message says where in the value, what was found and what was
     *     wanted
     */
    default void check(ValueType type) {
        check(type, TypePath.ROOT);
    }

    /**
     * Checks that this is a value of a type, as {@link #check(ValueType)} does.
     *
     * @param type the type
     * @param where the way to this value, for the message
     * @throws IllegalArgumentException if it is not
     */
    default void check(ValueType type, TypePath where) {
        ValueCheck.check(this, type, where);
    }

    /**
     * Makes a {@code bool}.
     *
     * @param value the value
     * @return the bool
     */
    static ComponentValue bool(boolean value) {
        return ScalarValue.Bool.of(value);
    }

    /**
     * Makes an {@code s8}.
     *
     * @param value from -128 to 127
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    static ComponentValue s8(int value) {
        return new ScalarValue.S8((byte) Ranges.check("s8", value, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    /**
     * Makes a {@code u8}.
     *
     * @param value from 0 to 255
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    static ComponentValue u8(int value) {
        return new ScalarValue.U8(value);
    }

    /**
     * Makes an {@code s16}.
     *
     * @param value from -32768 to 32767
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    static ComponentValue s16(int value) {
        return new ScalarValue.S16((short) Ranges.check("s16", value, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    /**
     * Makes a {@code u16}.
     *
     * @param value from 0 to 65535
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    static ComponentValue u16(int value) {
        return new ScalarValue.U16(value);
    }

    /**
     * Makes an {@code s32}.
     *
     * @param value the number
     * @return the number
     */
    static ComponentValue s32(int value) {
        return new ScalarValue.S32(value);
    }

    /**
     * Makes a {@code u32}.
     *
     * @param value from 0 to 4294967295
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    static ComponentValue u32(long value) {
        return new ScalarValue.U32(value);
    }

    /**
     * Makes an {@code s64}.
     *
     * @param value the number
     * @return the number
     */
    static ComponentValue s64(long value) {
        return new ScalarValue.S64(value);
    }

    /**
     * Makes a {@code u64}.
     *
     * @param bits the number; one of 2<sup>63</sup> or more is a negative {@code long}, as
     *     {@link Long#parseUnsignedLong(String)} returns it
     * @return the number
     */
    static ComponentValue u64(long bits) {
        return new ScalarValue.U64(bits);
    }

    /**
     * Makes an {@code f32}.
     *
     * @param value the number
     * @return the number
     */
    static ComponentValue f32(float value) {
        return new ScalarValue.F32(value);
    }

    /**
     * Makes an {@code f64}.
     *
     * @param value the number
     * @return the number
     */
    static ComponentValue f64(double value) {
        return new ScalarValue.F64(value);
    }

    /**
     * Makes a {@code char}.
     *
     * @param codePoint a Unicode scalar value
     * @return the character
     * @throws IllegalArgumentException if it is a surrogate, negative or above U+10FFFF
     */
    static ComponentValue character(int codePoint) {
        return new ScalarValue.Char(codePoint);
    }

    /**
     * Makes a {@code string}.
     *
     * @param value the string; a lone surrogate in it is passed as U+FFFD
     * @return the string
     */
    static StringValue string(String value) {
        return StringValue.of(value);
    }

    /**
     * Makes a {@code list<u8>}.
     *
     * @param bytes the elements as bits, so that 255 is -1; copied
     * @return the list
     */
    static ListValue bytes(byte[] bytes) {
        return ListValue.ofU8(bytes);
    }

    /**
     * Makes a {@code list}.
     *
     * @param elements the elements, all of one type
     * @return the list
     */
    static ListValue list(ComponentValue... elements) {
        return ListValue.of(List.of(elements));
    }

    /**
     * Makes a {@code list}.
     *
     * @param elements the elements, all of one type; copied
     * @return the list
     */
    static ListValue list(List<? extends ComponentValue> elements) {
        return ListValue.of(elements);
    }

    /**
     * Makes a {@code record}.
     *
     * @param fields the fields, in any order
     * @return the record
     * @throws IllegalArgumentException if two have one name
     */
    static RecordValue record(RecordValue.Field... fields) {
        return RecordValue.of(List.of(fields));
    }

    /**
     * Makes a {@code record}.
     *
     * @param fields the values by the names of their fields; copied
     * @return the record, with its fields in the order in which the map gives them
     */
    static RecordValue record(Map<String, ? extends ComponentValue> fields) {
        return RecordValue.of(fields.entrySet().stream()
                .map(each -> new RecordValue.Field(each.getKey(), each.getValue()))
                .toList());
    }

    /**
     * Makes a field for {@link #record(RecordValue.Field...)}.
     *
     * @param name its name in WIT, such as {@code max-size}
     * @param value its value
     * @return the field
     */
    static RecordValue.Field field(String name, ComponentValue value) {
        return new RecordValue.Field(name, value);
    }

    /**
     * Makes a {@code tuple}.
     *
     * @param elements the elements
     * @return the tuple
     */
    static TupleValue tuple(ComponentValue... elements) {
        return new TupleValue(List.of(elements));
    }

    /**
     * Makes a {@code variant} of a case without a payload.
     *
     * @param name the name of the case
     * @return the variant
     */
    static VariantValue variant(String name) {
        return new VariantValue(name, Optional.empty());
    }

    /**
     * Makes a {@code variant} of a case with a payload.
     *
     * @param name the name of the case
     * @param payload what it carries
     * @return the variant
     */
    static VariantValue variant(String name, ComponentValue payload) {
        return new VariantValue(name, Optional.of(payload));
    }

    /**
     * Makes an {@code enum}.
     *
     * @param name the name of the case
     * @return the enum
     */
    static EnumValue enumeration(String name) {
        return new EnumValue(name);
    }

    /**
     * Makes an {@code option} that is there.
     *
     * @param value what is there
     * @return the option
     */
    static OptionValue some(ComponentValue value) {
        return new OptionValue(Optional.of(value));
    }

    /**
     * Makes an {@code option} that is not there.
     *
     * @return the option
     */
    static OptionValue none() {
        return OptionValue.NONE;
    }

    /**
     * Makes a {@code result} that is ok, without a payload.
     *
     * @return the result
     */
    static ResultValue ok() {
        return ResultValue.OK;
    }

    /**
     * Makes a {@code result} that is ok.
     *
     * @param payload what it carries
     * @return the result
     */
    static ResultValue ok(ComponentValue payload) {
        return new ResultValue(true, Optional.of(payload));
    }

    /**
     * Makes a {@code result} that is an error, without a payload.
     *
     * @return the result
     */
    static ResultValue err() {
        return ResultValue.ERR;
    }

    /**
     * Makes a {@code result} that is an error.
     *
     * @param payload what it carries
     * @return the result
     */
    static ResultValue err(ComponentValue payload) {
        return new ResultValue(false, Optional.of(payload));
    }

    /**
     * Makes {@code flags}.
     *
     * @param names the names of the flags that are set, in any order
     * @return the flags
     */
    static FlagsValue flags(String... names) {
        return FlagsValue.of(List.of(names));
    }

    /**
     * Makes the value of an {@code own} or {@code borrow} handle: whether the resource is passed on or lent is a matter
     * of the type that it is passed as.
     *
     * @param resource a Java object for a resource that Java implements; for one that a guest implements, what that gave
     *     out
     * @return the handle
     */
    static HandleValue handle(Object resource) {
        return new HandleValue(resource);
    }
}
