package dev.witloof.it.mirror;

import dev.witloof.it.Reflected;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.WitException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls what an instance of a mirror exports, and checks that the host was called with the same, and that what it answered
 * came back.
 */
final class MirrorCalls {
    private static final int MOST_PROXIES = 20;

    private final Mirror mirror;
    private final List<MirrorFunction> exports;
    private final Object exported;
    private final MirrorHost host;
    private final Values values;
    private final Set<String> called = new HashSet<>();

    /** The guest's resources that Java has, and the host's that each stands for. */
    private final Map<Object, Object> proxies = new LinkedHashMap<>();

    /** The host's resources that are the test's own, so that nobody else closes them. */
    private final Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The resources in the arguments of the call that is being made, and whether they are owned. */
    private final IdentityHashMap<Object, Boolean> passed = new IdentityHashMap<>();

    MirrorCalls(Mirror mirror, List<MirrorFunction> exports, Object exported, MirrorHost host, Values values) {
        this.mirror = mirror;
        this.exports = exports;
        this.exported = exported;
        this.host = host;
        this.values = values;
    }

    /** The functions that were called so far, by the names of the imports that they stand for. */
    Set<String> called() {
        return called;
    }

    /** Calls a function once. */
    void call(MirrorFunction function) throws Throwable {
        passed.clear();
        List<Object> sent = new ArrayList<>();
        if (function.isMethod()) {
            sent.add(resource(function, function.method().getDeclaringClass(), false));
        }
        sent.addAll(arguments(function));
        perform(function, sent);
        passed.forEach((resource, owned) -> {
            if (owned) {
                kept.add(host.made(resource) ? resource : proxies.remove(resource));
            }
        });
        while (proxies.size() > MOST_PROXIES) {
            closeOldest();
        }
    }

    private List<Object> arguments(MirrorFunction function) {
        List<Object> arguments = new ArrayList<>();
        Type[] types = function.method().getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            arguments.add(values.make(
                    function.parameters().get(i), types[i], (type, owned) -> resource(function, type, owned)));
        }
        return arguments;
    }

    private void closeOldest() {
        Map.Entry<Object, Object> oldest = proxies.entrySet().iterator().next();
        proxies.remove(oldest.getKey());
        ((Resource) oldest.getKey()).close();
        if (host.closed(oldest.getValue()) != 1) {
            throw new AssertionError("closing the guest's resource did not close " + oldest.getValue());
        }
    }

    /** Calls a function with arguments, of which the first is the resource if it is a method. */
    private Object perform(MirrorFunction function, List<Object> sent) throws Throwable {
        Object on = function.isMethod()
                ? sent.get(0)
                : function.getter().isPresent()
                        ? Reflected.invoke(function.getter().get(), exported)
                        : exported;
        Object[] arguments =
                sent.subList(function.isMethod() ? 1 : 0, sent.size()).toArray();
        host.takeReceived();
        Object result;
        boolean failed = false;
        try {
            result = Reflected.invoke(function.method(), on, arguments);
        } catch (WitException e) {
            if (Arrays.stream(function.method().getExceptionTypes()).noneMatch(type -> type.isInstance(e))) {
                throw new AssertionError(function.id() + " threw what it does not declare", e);
            }
            result = e.payload();
            failed = true;
        }
        check(function, sent, result, failed);
        return result;
    }

    private void check(MirrorFunction function, List<Object> sent, @Nullable Object result, boolean failed) {
        List<MirrorHost.Received> calls = host.takeReceived();
        String target = function.item().isEmpty()
                ? '#' + mirror.target(function.bound().wit().name())
                : mirror.target(function.item()) + '#' + function.bound().wit().name();
        if (calls.size() != 1 || !calls.get(0).function().id().equals(target)) {
            throw new AssertionError(function.id() + " was called, and the host got " + calls);
        }
        MirrorHost.Received call = calls.get(0);
        List<Object> got = new ArrayList<>(call.arguments());
        if (call.self() != null) {
            got.add(0, call.self());
        }
        if (!new Likeness((one, other) -> stood(one) == other).same(sent, got)) {
            throw new AssertionError(function.id() + " was passed " + sent + ", and the host got " + got);
        }
        if (call.failed() != failed
                || !new Likeness((made, came) -> arrived(function, made, came)).same(call.answer(), result)) {
            throw new AssertionError(function.id() + ": the host answered " + call + ", and what came back is "
                    + (failed ? "the error " : "") + result);
        }
        called.add(target);
    }

    /** The host's resource that a resource is, or that it stands for. */
    private Object stood(Object resource) {
        return proxies.getOrDefault(resource, resource);
    }

    /** Whether a resource of the host came back as it should: as itself from the world, or as a new one of the guest. */
    private boolean arrived(MirrorFunction function, Object made, Object came) {
        if (function.item().isEmpty()) {
            kept.add(made);
            return made == came;
        }
        return !host.made(came) && proxies.put(came, made) == null;
    }

    /**
     * A resource for an argument, which is in no other: the world's functions take those of the host, interfaces those of the
     * guest.
     */
    private Object resource(MirrorFunction function, Class<?> type, boolean owned) {
        String realm = function.realm(type);
        Object resource;
        if (function.item().isEmpty()) {
            resource = host.resource(type, realm);
            kept.add(resource);
        } else {
            resource = proxies.keySet().stream()
                    .filter(each -> type.isInstance(each)
                            && !passed.containsKey(each)
                            && host.realm(stood(each)).equals(mirror.target(realm)))
                    .findFirst()
                    .orElseGet(() -> make(type, realm));
        }
        passed.put(resource, owned);
        return resource;
    }

    private Object make(Class<?> type, String realm) {
        MirrorFunction maker = exports.stream()
                .filter(each -> each.method().getReturnType() == type
                        && each.realm(type).equals(realm)
                        && !each.isMethod()
                        && !each.takesResources())
                .min(Comparator.comparing(MirrorFunction::isFallible))
                .orElseThrow(() -> new AssertionError("nothing makes a " + type));
        try {
            Object made;
            do {
                made = perform(maker, arguments(maker));
            } while (!type.isInstance(made)); // an error
            return made;
        } catch (Throwable e) {
            throw new AssertionError(maker.id() + " failed: " + e.getMessage(), e);
        }
    }

    /** Closes what Java has of the guest; after that, the host's resources must have been closed by their last owner. */
    void end() {
        while (!proxies.isEmpty()) {
            closeOldest();
        }
        for (Object resource : host.resources()) {
            int wanted = kept.contains(resource) ? 0 : 1;
            if (host.closed(resource) != wanted) {
                throw new AssertionError(
                        resource + " was closed " + host.closed(resource) + " times, and not " + wanted);
            }
        }
    }
}
