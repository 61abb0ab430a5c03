package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.dynamic.FunctionConversion;
import dev.witloof.runtime.dynamic.GuestToGuestFunction;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strings that one guest passes to another: what the other's allocator is asked for, and what it gets. */
class TranscodingTest {
    /** One line of {@code transcodings.jsonl}, as its {@code README.md} describes it. */
    record Transcoding(Map<?, ?> members) {
        private String text(String member) {
            return (String) Objects.requireNonNull(members.get(member), member);
        }

        private int number(String member) {
            return ((BigInteger) Objects.requireNonNull(members.get(member), member)).intValue();
        }

        private static StringEncoding encoding(String name) {
            return switch (name) {
                case "utf8" -> StringEncoding.UTF8;
                case "utf16" -> StringEncoding.UTF16;
                default -> StringEncoding.LATIN1_UTF16;
            };
        }
    }

    static Stream<Transcoding> transcodings() {
        return Json.lines("transcodings.jsonl").map(Json::object).map(Transcoding::new);
    }

    @ParameterizedTest
    @MethodSource("transcodings")
    void asksTheAllocatorForWhatTheSpecificationSays(Transcoding transcoding) {
        FakeGuest.Store store = new FakeGuest.Store();
        FakeGuest caller = new FakeGuest(store);
        FakeGuest callee = new FakeGuest(store);
        caller.encoding = Transcoding.encoding(transcoding.text("source"));
        callee.encoding = Transcoding.encoding(transcoding.text("target"));
        byte[] bytes = HexFormat.of().parseHex(transcoding.text("bytes"));
        caller.memory.write(64, bytes);

        long[] received = new long[2];
        Lifting function = callee.export(2, 0, arguments -> {
            received[0] = arguments[0];
            received[1] = arguments[1];
            return 0;
        });
        FunctionConversion conversion =
                FunctionConversion.betweenGuests(new AbiPlanner().plan(TypeText.parseFunction("func(a: string)")));
        caller.imported(Callee.GUEST, new GuestToGuestFunction(conversion, conversion, function))
                .call(new long[] {64, transcoding.number("length")});

        assertThat(callee.allocations).isEqualTo(transcoding.members().get("calls"));
        assertThat((int) received[0]).isEqualTo(transcoding.number("ptr"));
        assertThat((int) received[1]).isEqualTo(transcoding.number("lowered"));
        byte[] expected = HexFormat.of().parseHex(transcoding.text("memory"));
        assertThat(callee.memory.read((int) received[0], expected.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("transcodings")
    void aResultIsLoweredLikeAParameter(Transcoding transcoding) {
        FakeGuest.Store store = new FakeGuest.Store();
        FakeGuest caller = new FakeGuest(store);
        FakeGuest callee = new FakeGuest(store);
        caller.encoding = Transcoding.encoding(transcoding.text("target"));
        callee.encoding = Transcoding.encoding(transcoding.text("source"));
        callee.memory.write(64, HexFormat.of().parseHex(transcoding.text("bytes")));
        callee.memory.putInt(0, 64);
        callee.memory.putInt(4, transcoding.number("length"));

        FunctionConversion conversion =
                FunctionConversion.betweenGuests(new AbiPlanner().plan(TypeText.parseFunction("func() -> string")));
        Lifting function = callee.export(0, 1, arguments -> 0);
        caller.imported(Callee.GUEST, new GuestToGuestFunction(conversion, conversion, function))
                .call(new long[] {8});

        assertThat(caller.allocations).isEqualTo(transcoding.members().get("calls"));
        assertThat(caller.memory.getInt(8)).isEqualTo(transcoding.number("ptr"));
        assertThat(caller.memory.getInt(12)).isEqualTo(transcoding.number("lowered"));
    }
}
