package dev.witloof.codegen.run;

import dev.witloof.runtime.Result;
import dev.witloof.runtime.Tuple16;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple8;
import dev.witloof.runtime.Tuple9;
import dev.witloof.runtime.Unit;
import golden.witloof.types.All;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A host that gives back what it got, and throws what is an error. */
final class Echo {
    private Echo() {}

    static All create() {
        return (All) Proxy.newProxyInstance(
                Echo.class.getClassLoader(),
                new Class<?>[] {All.class},
                (proxy, method, arguments) -> arguments != null && arguments.length == 1
                        ? one(method, arguments[0])
                        : several(method.getName(), arguments == null ? new Object[0] : arguments));
    }

    private static @Nullable Object one(Method method, Object value) throws Exception {
        if (method.getExceptionTypes().length == 0) {
            return value;
        }
        if (value instanceof Result.Ok<?, ?> ok) {
            return ok.value() == Unit.INSTANCE ? null : ok.value();
        }
        throw exception(method.getExceptionTypes()[0], ((Result.Err<?, ?>) value).error());
    }

    private static Exception exception(Class<?> type, Object error) throws ReflectiveOperationException {
        if (error == Unit.INSTANCE) {
            return (Exception) type.getConstructor().newInstance();
        }
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
                .filter(each -> each.getParameterCount() == 1)
                .findFirst()
                .orElseThrow();
        return (Exception) constructor.newInstance(error);
    }

    private static @Nullable Object several(String name, Object[] v) {
        return switch (name) {
            case "nothing" -> null;
            case "swap" -> new Tuple2<>(v[1], v[0]);
            case "echoSixteen" ->
                new Tuple16<>(
                        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14],
                        v[15]);
            case "echoSeventeen" ->
                new Tuple2<>(
                        new Tuple8<>(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]),
                        new Tuple9<>(v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15], v[16]));
            default -> throw new IllegalArgumentException(name);
        };
    }
}
