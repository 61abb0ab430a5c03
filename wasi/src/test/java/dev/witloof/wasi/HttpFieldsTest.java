package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.runtime.Tuple2;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields, and the patterns of URLs. */
class HttpFieldsTest {
    private final Types types = WasiHost.builder().build().interfaces().get(Types.class);

    @Test
    void holdsFields() throws Exception {
        byte[] a = {'a'};
        byte[] b = {'b'};
        Types.Fields fields = types.fieldsFromList(List.of(new Tuple2<>("X", a), new Tuple2<>("Y", b)));
        fields.append("x", b);
        assertThat(fields.has("x")).isTrue();
        assertThat(fields.get("X")).containsExactly(a, b);
        assertThat(fields.get("none")).isEmpty();
        Types.Fields copy = fields.clone_();
        fields.set("x", List.of(b));
        fields.delete("y");
        assertThat(fields.entries()).containsExactly(new Tuple2<>("x", b));
        assertThat(copy.entries()).hasSize(3);
        syntax(new Types.HeaderError.InvalidSyntax(), () -> fields.append("a b", a));
        syntax(new Types.HeaderError.InvalidSyntax(), () -> fields.append("", a));
        syntax(new Types.HeaderError.InvalidSyntax(), () -> fields.set("x", List.of(new byte[] {'\r', '\n'})));
        syntax(new Types.HeaderError.InvalidSyntax(), () -> fields.delete("a:"));
        syntax(new Types.HeaderError.Forbidden(), () -> fields.append("Host", a));
        syntax(
                new Types.HeaderError.Forbidden(),
                () -> types.fieldsFromList(List.of(new Tuple2<>("Transfer-Encoding", a))));
        assertThat(fields.entries()).containsExactly(new Tuple2<>("x", b));
    }

    private static void syntax(Types.HeaderError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Types.HeaderErrorException.class, e -> assertThat(e.error())
                .isEqualTo(error));
    }

    @Test
    void holdsNoMoreFieldsThanItMay() throws Exception {
        Types.Fields fields = types.newFields();
        byte[] large = new byte[1 << 20];
        Arrays.fill(large, (byte) 'x');
        for (int i = 0; i < 3; i++) {
            fields.append("x", large);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.append("x", large))
                .withMessageContaining("4194304 are allowed");
        assertThatIllegalArgumentException().isThrownBy(fields::clone_);
        fields.close();
        types.newFields().append("x", large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://x",
                "http://",
                "http://a b",
                "http://x:y",
                "http://x:99999",
                "http://x/*/y",
                "http://u@x",
                "http://[x]"
            })
    void refusesPatternsThatAreNone(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpGrants.of(pattern));
    }

    @Test
    void printsPatterns() {
        assertThat(HttpGrants.of("https://*.example.com/v1/*", "http://[::1]:8080"))
                .hasToString("[https://*.example.com/v1/*, http://[::1]:8080]");
        assertThat(HttpGrants.none()).hasToString("[]");
    }
}
