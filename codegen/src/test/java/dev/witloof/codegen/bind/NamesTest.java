package dev.witloof.codegen.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "a, A, a, A",
        "request-options, RequestOptions, requestOptions, REQUEST_OPTIONS",
        "HTTP-server, HttpServer, httpServer, HTTP_SERVER",
        "get-URL, GetUrl, getUrl, GET_URL",
        "a1, A1, a1, A1",
        "a-1, A_1, a_1, A_1",
        "a-1-2b, A_1_2b, a_1_2b, A_1_2B",
        "a-b-c, ABC, aBC, A_B_C",
    })
    void wordsBecomeCamelCase(String wit, String type, String member, String constant) {
        assertThat(Names.upperCamel(wit)).isEqualTo(type);
        assertThat(Names.lowerCamel(wit)).isEqualTo(member);
        assertThat(Names.constant(wit)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({
        "default, default_",
        "true, true_",
        "yield, yield_",
        "strictfp, strictfp_",
        "close, close_",
        "to-string, toString_",
        "wait, wait_",
        "equals, equals_",
        "record, record",
        "var, var",
        "send, send",
    })
    void methodsThatJavaHasAlreadyAreEscaped(String wit, String java) {
        assertThat(Names.method(wit)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"hash-code, hashCode_", "get-class, getClass_", "class, class_", "close, close", "data, data"})
    void componentsThatRecordsCannotHaveAreEscaped(String wit, String java) {
        assertThat(Names.component(wit)).isEqualTo(java);
    }

    @Test
    void aNameEqualToAnEnclosingOneTakesItsKind() {
        assertThat(Names.nested("error", NameKind.RESOURCE, List.of("Error"))).isEqualTo("ErrorResource");
        assertThat(Names.nested("error", NameKind.VARIANT, List.of("Types"))).isEqualTo("Error");
        assertThat(Names.nested("error", NameKind.EXCEPTION, List.of("Error"))).isEqualTo("ErrorException");
        assertThat(Names.nested("error", NameKind.EXCEPTION, List.of("ErrorException")))
                .isEqualTo("ErrorExceptionException");
    }

    @Test
    void aWorldGivesWayToWhatItHolds() {
        assertThat(Names.world("imports")).isEqualTo("ImportsWorld");
        assertThat(Names.world("messaging-core")).isEqualTo("MessagingCore");
    }

    @Test
    void packagePartsAreJavaIdentifiers() {
        assertThat(Names.packagePart("http-client")).isEqualTo("http_client");
        assertThat(Names.packagePart("default")).isEqualTo("default_");
    }
}
