package dev.witloof.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.Resolve;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All worlds of the repository's own WIT are called on both sides; and faults that are planted show. */
class WorldCheckTest {
    private static final long SEED = 5;
    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    private static final String SMALL = """
            package a:b;
            interface i {
                resource r { constructor(); }
                record point { x: u32, y: u32 }
                f: func(a: u32) -> u32;
                g: func(a: u32) -> u32;
                h: func(a: u8) -> result<u8, string>;
                pass: func(r: r) -> r;
                move: func(p: point) -> point;
            }
            world w { export i; }
            """;

    @ParameterizedTest
    @CsvSource({
        "src/test/resources/worlds/handles.wit, 116",
        "src/test/resources/worlds/values.wit, 19",
        "src/test/resources/worlds/worlds.wit, 28",
        "src/test/resources/worlds/labels.wit, 26",
        "src/test/resources/worlds/versions, 4",
        "../codegen/src/test/wit/names.wit, 43",
        "guests/collections/wit, 38",
        "guests/greet/wit, 2",
        "guests/resources/wit, 23",
        "guests/types/wit, 68",
        "projects/readme/src/main/wit, 2",
        "../wit/wasi-messaging-0.2.0-draft, 64",
        "../wit/wasi-0.2.12, 359"
    })
    void everyFunctionIsCalled(Path wit, int functions) throws Exception {
        assertThat(WorldCheck.check(LOADER.load(wit), LOADER, SEED)).isEqualTo(functions);
    }

    private static int small(String original, String changed) throws Exception {
        Resolve resolve = LOADER.load(List.of(new SourceText("small.wit", SMALL)));
        return WorldCheck.check(resolve, LOADER, SEED, source -> source.replace(original, changed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An argument that is misread, a result, the wrong function, fields that are exchanged, and a result
                // that is
                // an error.
                "long a = flat[0] & 0xFFFFFFFFL | long a = (int) flat[0] | and the host got",
                "long result = cx.call() & 0xFFFFFFFFL | long result = (int) cx.call() | what came back is",
                "(cx, flat) -> f(impl | (cx, flat) -> g(impl | was called, and the host got",
                "value.x() | value.y() | and the host got",
                "putByte(out, 0) | putByte(out, 1) | the host answered",
                // A resource that the guest gets twice is closed twice.
                "return Scalars.flat(cx.lowerOwn(0, result)) | cx.lowerOwn(0, result); return Scalars.flat(cx.lowerOwn(0, result))"
                        + " | was closed"
            })
    void aFaultIsFound(String original, String changed, String found) {
        assertThatThrownBy(() -> small(original, changed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a:b/w, ")
                .hasMessageContaining("seed 5")
                .hasMessageContaining(found);
    }

    @Test
    void codeWithoutAFaultPasses() throws Exception {
        assertThat(small("nothing", "nothing")).isEqualTo(6);
    }
}
