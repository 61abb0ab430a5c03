package dev.witloof.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.codegen.GenerationOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasePackageTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme, com.acme",
        "com.acme-corp, com.acme_corp",
        "COM.Acme, com.acme",
        "com.3d.parts, com._3d.parts",
        "org.new.switch, org.new_.switch_",
        "acme, acme",
        "..acme..orders., acme.orders",
        "com.größe, com.gr__e",
        "com._, com.__",
        "com.true, com.true_",
    })
    void aGroupBecomesAJavaPackage(String groupId, String expected) {
        String name = BasePackage.ofGroupId(groupId);

        assertThat(name).isEqualTo(expected);
        assertThat(GenerationOptions.of(name).basePackage()).isEqualTo(expected);
    }
}
