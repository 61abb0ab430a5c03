package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.definition.ExternType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.it.bindings.witloof.types.All;
import dev.witloof.it.bindings.witloof.types.Types;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.WitException;
import dev.witloof.runtime.abi.Values;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every synchronous type, from the host to the guest and on to the host, and all the way back: through the generated
 * export and the generated import, in each encoding of strings.
 */
class TypesTest {
    private static final List<String> ENCODINGS = List.of("types", "types-utf16", "types-latin1-utf16");
    private static final int RANDOM_CALLS = 40;

    private final Map<String, Types.Prepared> prepared = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> edgesOfEveryTypeComeBack() {
        return everyFunction((samples, call) -> {
            // Functions of several parameters are products of them, as records are.
            for (Object arguments : samples.edges()) {
                call.returnsWhatItGets((Object[]) arguments);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> randomValuesOfEveryTypeComeBack() {
        return everyFunction((samples, call) -> {
            Random random = new Random(20261120);
            for (int i = 0; i < RANDOM_CALLS; i++) {
                call.returnsWhatItGets((Object[]) samples.random(random));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "types-utf16", "types-latin1-utf16"})
    void everyFunctionIsTested(String guest) {
        assertThat(functions(guest)).hasSize(68);
        assertThat(functions(guest).keySet())
                .map(TypesTest::javaName)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(All.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    private interface Check {
        void run(Samples arguments, Call call) throws ReflectiveOperationException;
    }

    private Stream<DynamicTest> everyFunction(Check check) {
        return ENCODINGS.stream().flatMap(guest -> functions(guest).entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(guest + " " + function.getKey(), () -> {
                    Method method = method(function.getKey());
                    EchoingHost host = new EchoingHost();
                    try (Store store = Store.create();
                            Types types = prepare(guest).instantiate(store, host::all)) {
                        check.run(arguments(function.getValue(), method), new Call(host, types, method));
                    }
                })));
    }

    private Types.Prepared prepare(String guest) {
        return prepared.computeIfAbsent(guest, name -> Types.prepare(Guests.load(name)));
    }

    /** What the component itself says that it exports. */
    private static Map<String, FunctionType> functions(String guest) {
        Component component = Guests.load(guest);
        ExternType.Instance all = (ExternType.Instance)
                Objects.requireNonNull(component.definition().type().exports().get("witloof:types/all"));
        Map<String, FunctionType> functions = new LinkedHashMap<>();
        all.type().exports().forEach((name, item) -> {
            if (item instanceof ExternType.Function function) {
                functions.put(name, function.type());
            }
        });
        return functions;
    }

    private static Samples arguments(FunctionType type, Method method) {
        List<Samples> parameters = new ArrayList<>();
        for (int i = 0; i < type.parameters().size(); i++) {
            parameters.add(TypeSamples.of(type.parameters().get(i).type(), method.getGenericParameterTypes()[i]));
        }
        return new ProductSamples(parameters, values -> values);
    }

    private static Method method(String witName) {
        return Arrays.stream(All.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(javaName(witName)))
                .findFirst()
                .orElseThrow();
    }

    private static String javaName(String witName) {
        String pascal = Arrays.stream(witName.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    /** One function of an instance. */
    private record Call(EchoingHost host, Types types, Method method) {
        void returnsWhatItGets(Object... arguments) {
            Object returned = outcome(() -> method.invoke(types.exports().all(), arguments));
            assertSame(host.received, Arrays.asList(arguments));
            assertSame(returned, outcome(() -> EchoingHost.answer(method, arguments)));
        }

        private static void assertSame(@Nullable Object actual, @Nullable Object expected) {
            assertThat(Values.equal(actual, expected))
                    .as(() -> "wanted " + Values.text(expected) + ", found " + Values.text(actual))
                    .isTrue();
        }

        private interface Invocation {
            @Nullable
            Object run() throws Exception;
        }

        /** What a call returned; of a WIT error its class and what it carries. */
        private static @Nullable Object outcome(Invocation invocation) {
            try {
                return invocation.run();
            } catch (InvocationTargetException e) {
                return outcome(e.getCause());
            } catch (Exception e) {
                return outcome(e);
            }
        }

        private static List<Object> outcome(@Nullable Throwable thrown) {
            if (thrown instanceof WitException error) {
                return List.of(error.getClass(), error.payload());
            }
            throw new AssertionError("the call failed", thrown);
        }
    }
}
