package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.acme.greeter.Greeter;
import dev.witloof.it.bindings.acme.greeter.People;
import dev.witloof.it.bindings.acme.greeter.People.LookupError;
import dev.witloof.it.bindings.acme.greeter.People.LookupErrorException;
import dev.witloof.it.bindings.acme.greeter.People.Person;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The README's guest, whose host returns values, throws what WIT declares, and what it does not. */
class GreeterTest {
    private static final Greeter.Prepared GREETER = Greeter.prepare(Guests.load("greeter"));

    private static String greet(People people, long id) {
        try (Store store = Store.create()) {
            return GREETER.instantiate(store, () -> people).exports().greet(id);
        }
    }

    @Test
    void greetsWhomTheHostKnows() {
        assertThat(greet(id -> new Person("Ada", Optional.empty()), 7)).isEqualTo("Hello, Ada!");
        assertThat(greet(id -> new Person("Ada", Optional.of("Countess")), 7)).isEqualTo("Hello, Ada, Countess!");
    }

    @Test
    void theHostIsAskedForTheUnsignedNumber() {
        assertThat(greet(id -> new Person("No. " + id, Optional.empty()), 4294967295L))
                .isEqualTo("Hello, No. 4294967295!");
    }

    @Test
    void declaredErrorsReachTheGuest() {
        assertThat(greet(
                        id -> {
                            throw new LookupErrorException(new LookupError.Unknown("no " + id));
                        },
                        7))
                .isEqualTo("No greeting: no 7");
        assertThat(greet(
                        id -> {
                            throw new LookupErrorException(new LookupError.Unavailable());
                        },
                        7))
                .isEqualTo("No greeting: nobody answers");
    }

    @Test
    void otherExceptionsAreTrapsWithTheirCause() {
        IllegalStateException failure = new IllegalStateException("database is down");
        assertThatThrownBy(() -> greet(
                        id -> {
                            throw failure;
                        },
                        7))
                .isInstanceOf(Trap.class)
                .hasMessageContainingAll("people", "find", "database is down")
                .hasCause(failure);
    }

    @Test
    @SuppressWarnings("NullAway") // is what is tested
    void aHostThatReturnsNullIsATrap() {
        assertThatThrownBy(() -> greet(id -> null, 7))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("find")
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void errorsOfTheHostStayErrorsAndEndTheInstance() {
        AssertionError error = new AssertionError("out of luck");
        People broken = id -> {
            throw error;
        };
        try (Store store = Store.create()) {
            Greeter.Exports greeter = GREETER.instantiate(store, () -> broken).exports();
            assertThatThrownBy(() -> greeter.greet(7)).isSameAs(error);
            assertThatThrownBy(() -> greeter.greet(7))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("trapped before", "out of luck")
                    .hasRootCause(error);
        }
    }

    @Test
    void onePreparedComponentServesManyInstances() {
        for (int i = 0; i < 50; i++) {
            assertThat(greet(id -> new Person("No. " + id, Optional.empty()), i))
                    .isEqualTo("Hello, No. " + i + "!");
        }
    }

    @Test
    void importsAreAskedForOnce() {
        int[] asked = new int[1];
        try (Store store = Store.create()) {
            Greeter greeter = GREETER.instantiate(store, () -> {
                asked[0]++;
                return id -> new Person("Ada", Optional.empty());
            });
            greeter.exports().greet(1);
            greeter.exports().greet(2);
        }
        assertThat(asked[0]).isEqualTo(1);
    }
}
