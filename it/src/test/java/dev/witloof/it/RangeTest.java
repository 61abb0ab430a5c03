package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.types.All;
import dev.witloof.it.bindings.witloof.types.All.Mixed;
import dev.witloof.it.bindings.witloof.types.All.Point;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Tuple2;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java numbers that are none of the WIT type: a caller's mistake, which has no effect; the host's trap. */
class RangeTest {
    private static TypesGuest guest;

    @BeforeAll
    static void instantiate() {
        guest = new TypesGuest("types");
    }

    @AfterAll
    static void close() {
        guest.close();
    }

    private static Arguments mistake(String value, String range, Consumer<All> call) {
        return Arguments.of(value, range, call);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("256", "a u8 must be 0 to 255", all -> all.echoU8(256)),
                mistake("-1", "a u8 must be 0 to 255", all -> all.echoU8(-1)),
                mistake("2147483647", "a u8 must be 0 to 255", all -> all.echoU8(Integer.MAX_VALUE)),
                mistake("65536", "a u16 must be 0 to 65535", all -> all.echoU16(65536)),
                mistake("-1", "a u16 must be 0 to 65535", all -> all.echoU16(-1)),
                mistake("4294967296", "a u32 must be 0 to 4294967295", all -> all.echoU32(1L << 32)),
                mistake("-1", "a u32 must be 0 to 4294967295", all -> all.echoU32(-1)),
                mistake("0xd800", "a Unicode scalar value", all -> all.echoChar(0xD800)),
                mistake("0xdfff", "a Unicode scalar value", all -> all.echoChar(0xDFFF)),
                mistake("0x110000", "a Unicode scalar value", all -> all.echoChar(0x110000)),
                mistake("0xffffffff", "a Unicode scalar value", all -> all.echoChar(-1)),
                mistake("0xd800", "a Unicode scalar value", all -> all.echoListChar(List.of(65, 0xD800))),
                mistake(
                        "256",
                        "a u8",
                        all -> all.echoListTuple(List.of(new Tuple2<>("fine", 1), new Tuple2<>("", 256)))),
                mistake("4294967296", "a u32", all -> all.echoOptionU32(Optional.of(1L << 32))),
                mistake("-1", "a u32", all -> all.echoMixed(new Mixed.Int(-1))),
                mistake("300", "a u8", all -> all.echoMixed(new Mixed.Small(300))),
                mistake("256", "a u8", all -> all.echoListResult(List.of(Result.ok(256)))),
                mistake(
                        "-7",
                        "a u8",
                        all -> all.echoSeventeen(0, 0, 0, 0, 0, 0, 0, -7, 0, 0, 0, 0, 0, 0, 0, 0, "sixteen")),
                mistake("-5", "a u32", all -> all.echoSixteen(0, 0, 0, 0, 0, 0, 0, -5, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    @ParameterizedTest(name = "{1}, not {0}")
    @MethodSource("mistakes")
    void aValueOutOfRangeIsNamedAndDoesNoHarm(String value, String range, Consumer<All> call) {
        guest.host.received = null;
        assertThatThrownBy(() -> call.accept(guest.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(value, range);
        assertThat(guest.host.received).as("what the guest passed on").isNull();
        assertThat(guest.all().echoPoint(new Point(1, 2))).isEqualTo(new Point(1, 2));
    }

    @Test
    void aBadValueOfTheHostIsATrapWithTheMistakeAsItsCause() {
        try (TypesGuest other = new TypesGuest("types")) {
            other.host.instead = 256;
            assertThatThrownBy(() -> other.all().echoU8(1))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("echo-u8", "a u8 must be 0 to 255", "256")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
