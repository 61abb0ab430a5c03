package dev.witloof.it.fuzz;

import dev.witloof.it.Reflected;
import dev.witloof.it.fuzz.GuestBindings.Export;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.WitException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instance of a damaged guest, which is called with arguments by chance; what then comes has to be as documented. */
final class FuzzedInstance {
    private static final int FOREIGN_ONE_IN = 5;
    private static final int CLOSES_ONE_IN = 10;

    private final Chance chance;
    private final FuzzHost host;
    private final AutoCloseable instance;
    private final List<Export> functions;
    private final JavaValues values;
    /** The resources of the guest that Java has. */
    private final List<Resource> proxies = new ArrayList<>();

    private boolean trapped;

    // Of the call that is being prepared.
    private Export function;
    private FuzzedInstance other = this;
    private boolean foreign;
    private @Nullable Resource lentByOther;

    FuzzedInstance(GuestBindings bindings, Object prepared, Store store, Chance chance, List<String> words)
            throws Throwable {
        this.chance = chance;
        this.host = new FuzzHost(chance, words);
        this.values = new JavaValues(chance, words, this::argument);
        try {
            this.instance = bindings.instantiate(prepared, store, host);
        } finally {
            host.check();
        }
        this.functions = bindings.functions(instance);
        this.function = functions.get(0);
    }

    FuzzHost host() {
        return host;
    }

    /**
     * Calls a function, at times with a resource that is another instance's.
     *
     * @return what came of it
     * @throws Throwable what is not documented
     */
    String call(FuzzedInstance neighbour) throws Throwable {
        if (!proxies.isEmpty() && chance.oneIn(CLOSES_ONE_IN)) {
            return closeProxy(proxies.remove(chance.below(proxies.size())));
        }
        foreign = false;
        lentByOther = null;
        other = neighbour;
        Export called = pick();
        function = called;
        Object[] arguments = Arrays.stream(called.method().getGenericParameterTypes())
                .map(this::argument)
                .toArray();
        boolean wild = values.wild();
        boolean foreigner = foreign;
        Resource lent = lentByOther;
        boolean before = trapped;
        String outcome;
        try {
            collect(Reflected.invoke(called.method(), called.on(), arguments));
            outcome = returned(called, foreigner, before);
        } catch (WitException e) {
            outcome = erred(called, e, foreigner, before);
        } catch (IllegalArgumentException e) {
            outcome = refused(called, e, foreigner || wild, before);
        } catch (Trap e) {
            outcome = trapped(e);
        }
        host.check();
        if (lent != null) {
            neighbour.stillHas(lent);
        }
        return outcome;
    }

    private Export pick() {
        if (!proxies.isEmpty() && chance.oneIn(3)) {
            Resource proxy = chance.pick(proxies);
            List<Method> methods = GuestBindings.methods(proxy.getClass().getInterfaces()[0]);
            return new Export(proxy, chance.pick(methods));
        }
        return chance.pick(functions);
    }

    private Object argument(Type type) {
        return values.make(type);
    }

    /** An object for a parameter that is a resource. */
    private Object argument(Class<?> type) {
        if (!function.takesOnlyOwn(type)) {
            return host.resource(type);
        }
        Optional<Resource> theirs = other == this || !chance.oneIn(FOREIGN_ONE_IN) ? Optional.empty() : other.any(type);
        if (theirs.isPresent()) {
            foreign = true;
            lentByOther = theirs.get();
            return theirs.get();
        }
        Optional<Resource> own = any(type);
        if (own.isPresent()) {
            proxies.remove(own.get());
            return own.get();
        }
        foreign = true;
        return host.resource(type);
    }

    private Optional<Resource> any(Class<?> type) {
        return proxies.stream()
                .filter(proxy -> type.isInstance(proxy) && proxy != function.on())
                .findFirst();
    }

    private static String returned(Export called, boolean foreigner, boolean before) {
        if (before) {
            throw new Violation(called + " returned, although the instance had trapped");
        }
        if (foreigner) {
            throw new Violation(called + " took a resource that is not its instance's");
        }
        return "returned";
    }

    private static String erred(Export called, WitException e, boolean foreigner, boolean before) {
        if (Arrays.stream(called.method().getExceptionTypes()).noneMatch(type -> type.isInstance(e))) {
            throw new Violation(called + " threw an error that it does not declare", e);
        }
        returned(called, foreigner, before);
        return "error";
    }

    private static String refused(Export called, IllegalArgumentException e, boolean expected, boolean before) {
        if (before) {
            throw new Violation(called + " looked at its arguments, although the instance had trapped", e);
        }
        if (!expected) {
            throw new Violation(called + " refused arguments that are as they should be", e);
        }
        return "argument refused";
    }

    private String trapped(Trap trap) {
        trapped = true;
        checkCauses(trap);
        return "trap";
    }

    /** Checks that a trap is one of the guest, or of the host, and hides nothing else. */
    static void checkCauses(Trap trap) {
        for (Throwable cause = trap; cause != null; cause = cause.getCause()) {
            if (!mayCause(cause)) {
                throw new Violation("a trap hides what is none: " + cause, trap);
            }
        }
    }

    /** What a trap may be made of: the engine's own words, and what the host did. */
    private static boolean mayCause(Throwable cause) {
        return cause instanceof Trap
                || cause instanceof WitException
                || cause instanceof FuzzHost.HostFailure
                || cause instanceof IllegalArgumentException
                || cause.getClass().getName().startsWith("com.dylibso.chicory.");
    }

    private String closeProxy(Resource proxy) {
        try {
            proxy.close();
            return "closed";
        } catch (Trap e) {
            return trapped(e);
        } finally {
            host.check();
        }
    }

    /** A resource that another instance was offered in vain is what it was. */
    private void stillHas(Resource proxy) throws Throwable {
        List<Method> methods = GuestBindings.methods(proxy.getClass().getInterfaces()[0]);
        for (Method method : methods) {
            if (method.getParameterCount() == 0) {
                try {
                    Reflected.invoke(method, proxy);
                } catch (Trap e) {
                    trapped(e);
                } catch (IllegalArgumentException e) {
                    throw new Violation("a resource was lost when another instance was offered it", e);
                } finally {
                    host.check();
                }
                return;
            }
        }
    }

    /** Calls a function while a call of this instance is running, which must not work. */
    void reenter() {
        // The call that is running has its arguments already.
        Export called = chance.pick(functions);
        function = called;
        other = this;
        Object[] arguments = Arrays.stream(called.method().getGenericParameterTypes())
                .map(this::argument)
                .toArray();
        try {
            Reflected.invoke(called.method(), called.on(), arguments);
        } catch (Trap e) {
            return;
        } catch (Throwable e) {
            throw new Violation("a call into a running instance threw " + e, e);
        }
        throw new Violation("a running instance was entered again");
    }

    /** Remembers the resources in a result. */
    private void collect(@Nullable Object value) {
        if (value instanceof Resource resource) {
            if (!Proxy.isProxyClass(resource.getClass())) {
                proxies.add(resource);
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::collect);
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(this::collect);
        } else if (value instanceof Result.Ok<?, ?> ok) {
            collect(ok.value());
        } else if (value instanceof Record record && record.getClass().getName().contains(".Tuple")) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(Reflected.part(record, component));
            }
        }
    }

    /** Closes the instance, after which it refuses calls. */
    void close() throws Exception {
        instance.close();
        host.check();
    }
}
