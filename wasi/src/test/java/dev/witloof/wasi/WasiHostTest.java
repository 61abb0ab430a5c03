package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.cli.Environment;
import dev.witloof.bindings.wasi.cli.Exit;
import dev.witloof.bindings.wasi.cli.TerminalStderr;
import dev.witloof.bindings.wasi.cli.TerminalStdin;
import dev.witloof.bindings.wasi.cli.TerminalStdout;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.random.Insecure;
import dev.witloof.bindings.wasi.random.InsecureSeed;
import dev.witloof.bindings.wasi.random.Random;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Unit;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasiHostTest {
    /** As it is generated for a world with an import of its own. */
    interface Imports {
        Poll poll();

        Streams streams();

        Prices prices();
    }

    interface Prices {
        int of(String thing);
    }

    @Test
    void implementsTheImportsOfAWorldWithTheHelpOfOthers() {
        Prices prices = String::length;
        WasiHost host = WasiHost.builder().build();
        Imports imports = host.imports(Imports.class, prices);
        assertThat(imports.prices()).isSameAs(prices);
        assertThat(imports.poll()).isSameAs(imports.poll());
        assertThat(imports.streams()).isNotNull();
        assertThat(Set.of(imports)).contains(imports).doesNotContain(host.imports(Imports.class, prices));
        assertThat(imports).hasToString("imports of " + Imports.class.getName());
    }

    @Test
    void saysWhichImportIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WasiHost.builder().build().imports(Imports.class))
                .withMessageContaining("the import prices of")
                .withMessageContaining("none of the other objects is a " + Prices.class.getName());
    }

    @Test
    void saysWhichObjectIsTooMuch() {
        Prices prices = String::length;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WasiHost.builder().build().imports(Imports.class, prices, "else"))
                .withMessageContaining("a java.lang.String implements no import of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WasiHost.builder().build().imports(String.class))
                .withMessageContaining("java.lang.String is no interface");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WasiHost.builder().build().interfaces().get(Prices.class))
                .withMessageContaining("is no interface of WASI");
    }

    @Test
    void refusesWhatNoGuestCouldRead(@TempDir Path folder) {
        WasiHostBuilder builder = WasiHost.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.environment("", "x"))
                .withMessageContaining("not empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.environment("a=b", "x"))
                .withMessageContaining("`a=b`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.environment("a", "x\0y"))
                .withMessageContaining("the variable a has a NUL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.arguments("\0"))
                .withMessageContaining("an argument has a NUL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.directory(folder.resolve("none"), "/", DirectoryAccess.READ))
                .withMessageContaining("cannot be given to guests");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.directory(folder, "", DirectoryAccess.READ))
                .withMessageContaining("not empty");
        builder.directory(folder, "/data", DirectoryAccess.READ);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.directory(folder, "/data", DirectoryAccess.READ))
                .withMessageContaining("two directories have the name /data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxOpen(-1))
                .withMessageContaining("found -1");
    }

    @Test
    void endsAGuestByItsOwnWish() {
        Exit exit = WasiHost.builder().build().interfaces().get(Exit.class);
        assertThatThrownBy(() -> exit.exit(new Result.Ok<>(Unit.INSTANCE)))
                .isInstanceOfSatisfying(
                        WasiExit.class, each -> assertThat(each.code()).isZero());
        assertThatThrownBy(() -> exit.exit(new Result.Err<>(Unit.INSTANCE)))
                .isInstanceOfSatisfying(
                        WasiExit.class, each -> assertThat(each.code()).isEqualTo(1));
        assertThatThrownBy(() -> exit.exitWithCode(42))
                .isInstanceOf(WasiExit.class)
                .hasMessage("the guest has exited with code 42");
        Trap first = new Trap("exit", new WasiExit(3));
        assertThat(WasiExit.code(new Trap("poisoned", first))).hasValue(3);
        assertThat(WasiExit.code(new Trap(Trap.Rule.HOST, "the exit of a guest that Java called", first)))
                .isEmpty();
        assertThat(WasiExit.code(new Trap("other", new IllegalStateException())))
                .isEmpty();
    }

    @Test
    void knowsNoTerminals() {
        WasiInterfaces wasi = WasiHost.builder().inheritStdio().build().interfaces();
        assertThat(wasi.get(TerminalStdin.class).getTerminalStdin()).isEmpty();
        assertThat(wasi.get(TerminalStdout.class).getTerminalStdout()).isEmpty();
        assertThat(wasi.get(TerminalStderr.class).getTerminalStderr()).isEmpty();
    }

    @Test
    void saysWhereRelativePathsBegin() {
        assertThat(WasiHost.builder()
                        .build()
                        .interfaces()
                        .get(Environment.class)
                        .initialCwd())
                .isEmpty();
        assertThat(WasiHost.builder()
                        .workingDirectory("/data")
                        .build()
                        .interfaces()
                        .get(Environment.class)
                        .initialCwd())
                .hasValue("/data");
    }

    @Test
    void makesRandomNumbers() {
        WasiInterfaces wasi = WasiHost.builder().build().interfaces();
        Random random = wasi.get(Random.class);
        assertThat(random.getRandomBytes(0)).isEmpty();
        assertThat(random.getRandomBytes(100)).hasSize(100).isNotEqualTo(random.getRandomBytes(100));
        assertThat(random.getRandomU64()).isNotEqualTo(random.getRandomU64());
        Insecure insecure = wasi.get(Insecure.class);
        assertThat(insecure.getInsecureRandomBytes(3)).hasSize(3);
        assertThatCode(insecure::getInsecureRandomU64).doesNotThrowAnyException();
        assertThat(wasi.get(InsecureSeed.class).insecureSeed())
                .isNotEqualTo(wasi.get(InsecureSeed.class).insecureSeed());
    }

    @Test
    void makesNoMoreRandomBytesThanAnybodyNeeds() {
        Random random = WasiHost.builder().build().interfaces().get(Random.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.getRandomBytes(-1))
                .withMessage("at most 16777216 random bytes are made at once; 18446744073709551615 were asked for");
    }
}
