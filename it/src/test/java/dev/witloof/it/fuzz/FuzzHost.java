package dev.witloof.it.fuzz;

import dev.witloof.it.Reflected;
import dev.witloof.runtime.Resource;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The host of one instance: implements whatever the world imports, with values by chance. Its resources know whose they
 * are, so a handle that reaches another instance's object shows, as does one that outlives its object.
 */
final class FuzzHost {
    private static final int FAILS_ONE_IN = 60;
    private static final int ERRS_ONE_IN = 6;

    private final Chance chance;
    private final JavaValues values;
    private final Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> closed = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Violation violation;

    /** What else happens when the guest calls. */
    Runnable onCall = () -> {};

    FuzzHost(Chance chance, List<String> words) {
        this.chance = chance;
        this.values = new JavaValues(chance, words, this::resource);
    }

    /** What a host throws that WIT does not declare. */
    static final class HostFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HostFailure() {
            super("a failure of the host");
        }
    }

    /** An object that implements an interface of the world, or all that it imports. */
    Object implementation(Class<?> type) {
        return Reflected.proxy(type, (proxy, method, arguments) -> answer(method, arguments));
    }

    /** A new resource of this host, to be passed to its instance. */
    Object resource(Class<?> type) {
        Object resource = Reflected.proxy(type, this::invokeResource);
        made.add(resource);
        return resource;
    }

    private @Nullable Object invokeResource(Object resource, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            if (!closed.add(resource)) {
                violated("a resource of the host was closed twice");
            }
            return null;
        }
        resourceArrived(resource);
        return answer(method, arguments);
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
        Class<?> result = method.getReturnType();
        if (result.isInterface() && method.getDeclaringClass().getSimpleName().equals("Imports")) {
            return implementation(result);
        }
        if (arguments != null) {
            for (Object argument : arguments) {
                arrived(argument);
            }
        }
        onCall.run();
        if (chance.oneIn(FAILS_ONE_IN)) {
            throw new HostFailure();
        }
        if (method.getExceptionTypes().length != 0 && chance.oneIn(ERRS_ONE_IN)) {
            throw values.exception(method.getExceptionTypes()[0]);
        }
        return result == void.class ? null : values.make(method.getGenericReturnType());
    }

    /** Looks at what the guest has passed. */
    private void arrived(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            arrived(optional.orElse(null));
        } else if (value instanceof List<?> list) {
            list.forEach(this::arrived);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                arrived(Reflected.part(record, component));
            }
        } else if (value instanceof Resource && Proxy.isProxyClass(value.getClass())) {
            resourceArrived(value);
        }
    }

    private void resourceArrived(Object resource) {
        if (!made.contains(resource)) {
            violated("a resource of another instance's host arrived");
        } else if (closed.contains(resource)) {
            violated("a resource arrived that had been closed");
        }
    }

    private void violated(String what) {
        if (violation == null) {
            violation = new Violation(what);
        }
    }

    /** Reports what was seen; the runtime makes a trap of what an import throws, so it is kept until then. */
    void check() {
        Violation seen = violation;
        if (seen != null) {
            violation = null;
            throw seen;
        }
    }
}
