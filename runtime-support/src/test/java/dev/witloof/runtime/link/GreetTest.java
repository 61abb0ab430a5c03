package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Greeter.Person;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreetTest {
    @Test
    void greets() {
        PreparedWorld prepared = Greeter.prepare(Guests.load("greet"));
        try (Store store = Store.create();
                Greeter greeter = Greeter.instantiate(prepared, store)) {
            assertThat(greeter.greet("Ada")).isEqualTo("Hello, Ada!");
            Person person = greeter.describe(new Person("Bo", Optional.of("b"), new int[] {1, 2, -1}));
            assertThat(person.name()).isEqualTo("Hello, Bo!");
            assertThat(person.nickname()).contains("b");
            assertThat(person.scores()).containsExactly(2, 3, 0);
        }
    }

    @Test
    void greetsWhenInterpreted() {
        Component component = Component.load(Guests.bytes("greet"), Component.Options.DEFAULT.interpreted());
        try (Store store = Store.create();
                Greeter greeter = Greeter.instantiate(Greeter.prepare(component), store)) {
            assertThat(greeter.greet("Ada")).isEqualTo("Hello, Ada!");
        }
    }
}
