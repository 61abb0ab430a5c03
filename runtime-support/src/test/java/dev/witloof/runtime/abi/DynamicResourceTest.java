package dev.witloof.runtime.abi;

import static dev.witloof.runtime.ComponentValue.handle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import dev.witloof.runtime.dynamic.DynamicResource;
import dev.witloof.runtime.dynamic.FunctionConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resources without generated code: those of the guest as proxies, those of Java as they are. */
class DynamicResourceTest {
    private static final InterfaceType THINGS = TypeText.parseInterface("resource thing");

    private final FakeGuest guest = new FakeGuest();
    private final ResourceBinding thing = ResourceBinding.guest("thing", guest.instance);
    private final ResourceBinding host = ResourceBinding.host("thing");
    private final List<Integer> destroyed = new ArrayList<>();
    private final DynamicFunction make;
    private final DynamicFunction read;
    private final DynamicFunction take;

    DynamicResourceTest() {
        thing.proxies(DynamicResource::new);
        thing.destructor(FakeGuest.function(arguments -> {
            destroyed.add((int) arguments[0]);
            return 0;
        }));
        make = export(
                "func(rep: u32) -> own<$thing>",
                thing,
                arguments -> guest.instance.resourceNew(thing, (int) arguments[0]));
        read = export("func(self: borrow<$thing>) -> u32", thing, arguments -> arguments[0]);
        take = export("func(a: list<own<$thing>>)", thing, arguments -> 0);
    }

    private static FunctionPlan plan(String type) {
        return new AbiPlanner().plan(TypeText.parseFunction(type, THINGS));
    }

    private DynamicFunction export(String type, ResourceBinding binding, FakeGuest.Body body) {
        FunctionPlan plan = plan(type);
        Lifting lifting = guest.export(
                plan.liftSignature().parameters().size(),
                plan.liftSignature().results().size(),
                body,
                binding);
        return new DynamicFunction(FunctionConversion.of(plan), lifting);
    }

    private Lowering imported(String type, ComponentFunction implementation) {
        return guest.imported(new DynamicHostFunction(FunctionConversion.of(plan(type)), implementation), host);
    }

    private HandleValue make(int rep) {
        return (HandleValue) make.call(List.of(ComponentValue.u32(rep))).orElseThrow();
    }

    @Test
    void aGuestsResourceIsAProxy() {
        HandleValue made = make(42);
        assertThat(made.resource()).isInstanceOf(DynamicResource.class);
        assertThat(read.call(List.of(made))).contains(ComponentValue.u32(42));
        assertThat(read.call(List.of(made))).contains(ComponentValue.u32(42));
        ((Resource) made.resource()).close();
        assertThat(destroyed).containsExactly(42);
        assertThatThrownBy(() -> read.call(List.of(made)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the thing is closed");
    }

    @Test
    void passingItAsOwnEndsIt() {
        HandleValue made = make(42);
        take.call(List.of(ComponentValue.list(made)));
        assertThatThrownBy(() -> read.call(List.of(made)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was passed on as own before");
    }

    @Test
    void aCallThatCannotPassAllOfThemPassesNone() {
        HandleValue made = make(42);
        assertThatThrownBy(() -> take.call(List.of(ComponentValue.list(made, handle(new Object())))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one that the guest gave out");
        assertThat(read.call(List.of(made))).contains(ComponentValue.u32(42));
    }

    /** A resource of Java that counts how often it is closed. */
    private static final class Counted implements Resource {
        int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void aResourceOfJavaComesBackAsTheSameObject() {
        Counted resource = new Counted();
        int handle = (int) imported("func() -> own<$thing>", arguments -> Optional.of(handle(resource)))
                .call(new long[0]);
        List<Object> received = new ArrayList<>();
        ComponentFunction receive = arguments -> {
            received.add(((HandleValue) arguments.get(0)).resource());
            return Optional.empty();
        };
        imported("func(a: borrow<$thing>)", receive).call(new long[] {handle});
        imported("func(a: own<$thing>)", receive).call(new long[] {handle});
        assertThat(received).containsExactly(resource, resource);
        guest.instance.close();
        assertThat(resource.closed).isZero();
    }

    @Test
    void aResultOfTheWrongTypeStillClosesWhatItOwns() {
        Counted resource = new Counted();
        Lowering wrong = imported(
                "func() -> tuple<own<$thing>, u8>",
                arguments -> Optional.of(ComponentValue.tuple(handle(resource), ComponentValue.u16(1))));
        assertThatThrownBy(() -> FakeGuest.call(guest.export(0, 0, arguments -> wrong.call(new long[] {8})), f -> {}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("result, element 1: found u16 1, wanted u8");
        assertThat(resource.closed).isOne();
    }

    @Test
    void aBorrowEndsWithItsCall() {
        List<HandleValue> kept = new ArrayList<>();
        int[] handle = new int[1];
        Lowering lend = guest.imported(
                new DynamicHostFunction(FunctionConversion.of(plan("func(a: borrow<$thing>)")), arguments -> {
                    kept.add((HandleValue) arguments.get(0));
                    return Optional.empty();
                }),
                thing);
        guest.run(() -> {
            handle[0] = guest.instance.resourceNew(thing, 42);
            lend.call(new long[] {handle[0]});
        });
        assertThatThrownBy(() -> read.call(List.of(kept.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was borrowed for a call that has ended");
    }
}
