package dev.witloof.messaging;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker, and what reached it: every message that was published, and every other call by its name. */
final class RecordingBroker {

    final List<Envelope> published = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Broker broker;

    RecordingBroker(Broker real) {
        this.broker = (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("publish")) {
                        published.add((Envelope) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
