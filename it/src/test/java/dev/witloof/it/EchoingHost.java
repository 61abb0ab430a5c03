package dev.witloof.it;

import dev.witloof.it.bindings.witloof.types.All;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple8;
import dev.witloof.runtime.Tuple9;
import dev.witloof.runtime.Unit;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implements {@link All} by giving back what it gets, which it remembers. */
final class EchoingHost implements InvocationHandler {
    /** The arguments of the last call; null before the first. */
    @Nullable
    List<Object> received;

    /** What to give back instead, unless null. */
    @Nullable
    Object instead;

    All all() {
        return (All) Proxy.newProxyInstance(All.class.getClassLoader(), new Class<?>[] {All.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] values = arguments == null ? new Object[0] : arguments;
        received = Arrays.asList(values);
        return instead != null ? instead : answer(method, values);
    }

    /** What a function gives for its arguments, or throws. */
    static @Nullable Object answer(Method method, Object... arguments) throws Exception {
        return switch (method.getName()) {
            case "nothing" -> null;
            case "swap" -> new Tuple2<>(arguments[1], arguments[0]);
            case "echoSixteen" -> Records.make(method.getReturnType(), arguments);
            case "echoSeventeen" ->
                new Tuple2<>(
                        Records.make(Tuple8.class, Arrays.copyOfRange(arguments, 0, 8)),
                        Records.make(Tuple9.class, Arrays.copyOfRange(arguments, 8, 17)));
            default ->
                method.getExceptionTypes().length == 0 ? arguments[0] : unwrapped((Result<?, ?>) arguments[0], method);
        };
    }

    /** A result that is a function's own is returned or thrown. */
    private static @Nullable Object unwrapped(Result<?, ?> result, Method method) throws Exception {
        if (result instanceof Result.Ok<?, ?> ok) {
            return ok.value() == Unit.INSTANCE ? null : ok.value();
        }
        Object error = ((Result.Err<?, ?>) result).error();
        Class<?> exception = method.getExceptionTypes()[0];
        if (error == Unit.INSTANCE) {
            throw (Exception) exception.getConstructor().newInstance();
        }
        Class<?> payload = exception.getMethod("error").getReturnType();
        throw (Exception) exception.getConstructor(payload).newInstance(error);
    }
}
