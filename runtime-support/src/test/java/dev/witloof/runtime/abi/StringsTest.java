package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.runtime.Trap;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringsTest {
    private static final int TAG = 1 << 31;

    private final FakeGuest guest = new FakeGuest();

    private static int ptr(long packed) {
        return (int) packed;
    }

    private static int length(long packed) {
        return (int) (packed >>> 32);
    }

    private byte[] bytes(long packed) {
        return guest.memory.read(ptr(packed), length(packed));
    }

    @ParameterizedTest
    @EnumSource
    void everyStringComesBack(StringEncoding encoding) {
        guest.encoding = encoding;
        String[] strings = {
            "",
            "a",
            "hello",
            "é",
            "héllo wörld",
            "aé\u0100",
            "日本",
            "\uD83C\uDF31",
            "a\uD83C\uDF31b",
            "\uFFFD",
            "\0",
            "x".repeat(100),
            "x".repeat(99) + "é",
            "\uD83C\uDF31".repeat(40),
            "?".repeat(50),
            "é".repeat(300) + "\u0100"
        };
        for (String string : strings) {
            LiftLower cx = guest.context();
            long lowered = cx.lowerString(string);
            assertThat(cx.liftString(ptr(lowered), length(lowered))).isEqualTo(string);
        }
    }

    @Test
    void asciiTakesOneAllocation() {
        assertThat(bytes(guest.context().lowerString("hello")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
        assertThat(guest.allocations).containsExactly("0 0 1 5");
    }

    @Test
    void anEmptyStringIsAllocatedTooAsTheSpecificationHasIt() {
        guest.context().lowerString("");
        assertThat(guest.allocations).containsExactly("0 0 1 0");
    }

    @Test
    void otherTextTakesOneAllocationToo() {
        long lowered = guest.context().lowerString("abé日\uD83C\uDF31");

        assertThat(bytes(lowered)).isEqualTo("abé日\uD83C\uDF31".getBytes(StandardCharsets.UTF_8));
        assertThat(guest.allocations).containsExactly("0 0 1 11");
    }

    @ParameterizedTest
    @ValueSource(ints = {81, 4095, 4096, 4097, 9000})
    void longTextTakesOneAllocation(int length) {
        String ascii = "0123456789".repeat(900).substring(0, length);
        for (String text : List.of(ascii, ascii + "é", ascii + "日", "é" + ascii)) {
            guest.allocations.clear();
            byte[] expected = text.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes(guest.context().lowerString(text))).isEqualTo(expected);
            assertThat(guest.allocations).containsExactly("0 0 1 " + expected.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void aLoneSurrogateIsLoweredAsTheReplacementCharacter(int padding) {
        String ascii = "x".repeat(padding);
        for (String lone : new String[] {"\uD800", "\uDC00", "\uDC00\uD800", "\uD83F", "\uDF3F?"}) {
            String replaced = ascii + lone.replaceAll("[\uD800-\uDFFF]", "\uFFFD");
            assertThat(bytes(guest.context().lowerString(ascii + lone)))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(replaced);
        }
    }

    @Test
    void aLoneSurrogateIsReplacedInUtf16Too() {
        guest.encoding = StringEncoding.UTF16;
        long lowered = guest.context().lowerString("a\uDF31\uD83C\uDF31\uD83C");

        assertThat(guest.memory.read(ptr(lowered), 2 * length(lowered)))
                .asString(StandardCharsets.UTF_16LE)
                .isEqualTo("a\uFFFD\uD83C\uDF31\uFFFD");
        assertThat(guest.allocations).containsExactly("0 0 2 10");
    }

    @Test
    void latin1TakesOneByteACharacter() {
        guest.encoding = StringEncoding.LATIN1_UTF16;
        long lowered = guest.context().lowerString("é!");

        assertThat(length(lowered)).isEqualTo(2);
        assertThat(bytes(lowered)).containsExactly(0xE9, '!');
        assertThat(guest.allocations).containsExactly("0 0 2 2");
    }

    @Test
    void whatIsNotLatin1IsUtf16AndTagged() {
        guest.encoding = StringEncoding.LATIN1_UTF16;
        long lowered = guest.context().lowerString("é!日x");

        assertThat(length(lowered)).isEqualTo(4 | TAG);
        assertThat(guest.memory.read(ptr(lowered), 8))
                .asString(StandardCharsets.UTF_16LE)
                .isEqualTo("é!日x");
        assertThat(guest.allocations).containsExactly("0 0 2 8");
    }

    /** Which takes 2<sup>28</sup> bytes in Java too. */
    @Test
    void whatIsTooLongAsUtf16IsRefusedBeforeAnythingIsAllocated() {
        assumeTrue(Runtime.getRuntime().maxMemory() >= 1L << 30, "the JVM has less than 1 GiB for objects");
        String string = "日".repeat(1 << 27);
        for (StringEncoding encoding : List.of(StringEncoding.UTF16, StringEncoding.LATIN1_UTF16)) {
            guest.encoding = encoding;
            LiftLower cx = guest.context();
            assertThatThrownBy(() -> cx.lowerString(string))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a string may have 268435455 bytes in a guest's memory: at least 268435456");
        }
        assertThat(guest.allocations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c3",
                "c328",
                "c080",
                "e08080",
                "eda080",
                "f4908080",
                "f8888080",
                "ff",
                "61e282",
                "efbfbdff"
            })
    void invalidUtf8Traps(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        guest.memory.write(64, bytes);

        assertThatThrownBy(() -> guest.context().liftString(64, bytes.length))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith(
                        "test.import: invalid UTF-8 in a string of " + bytes.length + " bytes at address 64");
    }

    @Test
    void theFirstInvalidByteIsNamed() {
        guest.memory.write(64, HexFormat.of().parseHex("61efbfbde282"));
        assertThatThrownBy(() -> guest.context().liftString(64, 6)).hasMessageEndingWith(": byte 0xe2 at index 4");
    }

    @Test
    void aReplacementCharacterThatTheGuestWroteIsNoError() {
        guest.memory.write(64, "\uFFFD".getBytes(StandardCharsets.UTF_8));
        assertThat(guest.context().liftString(64, 3)).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00d8", "00dc", "6100 00d8", "00d8 6100", "00dc 00d8", "00d8 00d8 00dc"})
    void invalidUtf16Traps(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        guest.memory.write(64, bytes);
        guest.encoding = StringEncoding.UTF16;
        assertThatThrownBy(() -> guest.context().liftString(64, bytes.length / 2))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("a lone surrogate at code unit");
        guest.encoding = StringEncoding.LATIN1_UTF16;
        assertThatThrownBy(() -> guest.context().liftString(64, (bytes.length / 2) | TAG))
                .isInstanceOf(Trap.class);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF8,         65535,      2, out of bounds",
        "UTF8,         65537,      0, out of bounds",
        "UTF8,         -1,         1, out of bounds",
        "UTF8,         0,          -1, too long",
        "UTF8,         0,          268435456, too long",
        "UTF8,         0,          268435455, out of bounds",
        "UTF16,        65534,      2, out of bounds",
        "UTF16,        1,          1, unaligned",
        "UTF16,        0,          134217728, too long",
        "UTF16,        0,          -1, too long",
        "LATIN1_UTF16, 1,          1, unaligned",
        "LATIN1_UTF16, 65534,      3, out of bounds",
        "LATIN1_UTF16, 65534,      -2147483646, out of bounds",
        "LATIN1_UTF16, 0,          -1, too long",
    })
    void aStringThatDoesNotLieInMemoryTraps(StringEncoding encoding, int ptr, int length, String problem) {
        guest.encoding = encoding;
        assertThatThrownBy(() -> guest.context().liftString(ptr, length))
                .isInstanceOf(Trap.class)
                .hasMessageContaining(problem);
    }

    @Test
    void anEmptyStringMayLieAtTheEndOfMemory() {
        assertThat(guest.context().liftString(65536, 0)).isEmpty();
    }

    @Test
    void theMemoryMayGrowWhileAStringIsLowered() {
        CoreFunction allocator = guest.realloc;
        guest.realloc = FakeGuest.function(arguments -> {
            guest.memory.grow(guest.memory.size() + 65536);
            return allocator.call(arguments);
        });
        for (StringEncoding encoding : StringEncoding.values()) {
            guest.encoding = encoding;
            LiftLower cx = guest.context();
            long lowered = cx.lowerString("ab日本語");
            assertThat(cx.liftString(ptr(lowered), length(lowered))).isEqualTo("ab日本語");
        }
    }

    @Test
    void anAllocatorThatReturnsABadAddressTraps() {
        guest.realloc = FakeGuest.function(arguments -> 65533);
        assertThatThrownBy(() -> guest.context().lowerString("abcd"))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: the memory that realloc returned is out of bounds: 4 bytes at address 65533"
                        + " of a memory of 65536 bytes");
        guest.encoding = StringEncoding.UTF16;
        assertThatThrownBy(() -> guest.context().lowerString("a"))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the memory that realloc returned is unaligned");
    }

    @Test
    void lowercasedBytesOfEveryPlaneAreWhatTheLibraryWrites() {
        StringBuilder text = new StringBuilder();
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint += 61) {
            if (codePoint < 0xD800 || codePoint > 0xDFFF) {
                text.appendCodePoint(codePoint);
            }
        }
        guest.memory.grow(1 << 20);
        check(text.toString(), StringEncoding.UTF8, StandardCharsets.UTF_8, 1);
        check(text.toString(), StringEncoding.UTF16, StandardCharsets.UTF_16LE, 2);
    }

    private void check(String text, StringEncoding encoding, Charset charset, int unit) {
        guest.encoding = encoding;
        long lowered = guest.context().lowerString(text);
        assertThat(guest.memory.read(ptr(lowered), unit * length(lowered))).isEqualTo(text.getBytes(charset));
    }
}
