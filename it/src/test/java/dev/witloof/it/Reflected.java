package dev.witloof.it;

import dev.witloof.runtime.Unit;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Generated classes that are known only when a test runs. */
public final class Reflected {
    private Reflected() {}

    /** Makes an object of an interface. It is equal to nothing but itself. */
    public static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "a " + type.getSimpleName() + " of the host";
                    default -> handler.invoke(proxy, method, arguments);
                });
    }

    /** Calls a constructor, whether or not it is public. */
    public static Object construct(Class<?> type, Class<?>[] types, Object... values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new LinkageError(type + " refuses " + Arrays.toString(values), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no constructor for " + Arrays.toString(values), e);
        }
    }

    /**
     * Makes an exception that generated code declares.
     *
     * @param payload what makes a value of the type that it carries; not called if it carries nothing
     */
    public static Exception exception(Class<?> type, Function<Type, Object> payload) {
        try {
            Method error = type.getMethod("error");
            if (error.getReturnType() != Unit.class) {
                Class<?>[] types = {error.getReturnType()};
                return (Exception) construct(type, types, payload.apply(error.getGenericReturnType()));
            }
        } catch (NoSuchMethodException e) {
            // It carries nothing.
        }
        return (Exception) construct(type, new Class<?>[0]);
    }

    /** The value of a record's component. */
    public static Object part(Record record, RecordComponent component) {
        try {
            return invoke(component.getAccessor(), record);
        } catch (Throwable e) {
            throw new LinkageError("an accessor of a record does not throw", e);
        }
    }

    /** Calls a method, and throws what it throws. */
    public static Object invoke(Method method, @Nullable Object on, @Nullable Object... arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
