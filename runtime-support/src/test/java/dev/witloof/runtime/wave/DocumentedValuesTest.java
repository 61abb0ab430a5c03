package dev.witloof.runtime.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.type.TypeText;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table and the snippet of {@code docs/values.md} are true. */
class DocumentedValuesTest {
    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| `(.+)` \\|");

    @Test
    void everyRowIsATypeAndAValue() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/values.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            Matcher cells = ROW.matcher(row);
            assertThat(cells.matches()).as(row).isTrue();
            ValueType type = TypeText.parseType(cells.group(1));
            ComponentValue value = Wave.parse(cells.group(2), type);
            assertThat(Wave.parse(Wave.print(value), type)).as(row).isEqualTo(value);
        }
    }

    @Test
    void theSnippetIsTrue() {
        ValueType type = TypeText.parseType("record{name: string, age: option<u8>}");
        ComponentValue person = ComponentValue.record(
                ComponentValue.field("name", ComponentValue.string("Ada")),
                ComponentValue.field("age", ComponentValue.some(ComponentValue.u8(36))));
        person.check(type);

        ComponentValue wrong = ComponentValue.record(
                ComponentValue.field("name", ComponentValue.string("Ada")),
                ComponentValue.field("age", ComponentValue.some(ComponentValue.u16(36))));
        assertThatThrownBy(() -> wrong.check(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field `age`, case `some`: found u16 36, wanted u8");
    }
}
