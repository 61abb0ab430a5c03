package dev.witloof.codegen.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.Store;
import golden.witloof.greet.Greeter;
import golden.witloof.greet.People.Person;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A function that stands directly in a world, and an interface beside it. */
class GreetGuestTest {
    @Test
    void greets() {
        try (Store store = Store.create();
                Greeter greeter = Greeter.prepare(Guests.load("greet")).instantiate(store)) {
            assertThat(greeter.exports().greet("Ada")).isEqualTo("Hello, Ada!");

            Person described =
                    greeter.exports().people().describe(new Person("Bo", Optional.of("b"), new int[] {1, -1}));

            assertThat(described).isEqualTo(new Person("Hello, Bo!", Optional.of("b"), new int[] {2, 0}));
            assertThat(described).hasSameHashCodeAs(new Person("Hello, Bo!", Optional.of("b"), new int[] {2, 0}));
            assertThat(described).hasToString("Person[Hello, Bo!, Optional[b], [2, 0]]");
        }
    }
}
