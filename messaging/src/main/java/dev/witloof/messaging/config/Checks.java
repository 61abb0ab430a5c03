package dev.witloof.messaging.config;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.SettingException;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How closely the things are looked at that a file names. */
enum Checks {
    /** Only the file itself. */
    NONE,
    /** The component, and the adapters of the connections. */
    WITHOUT_CONNECTING;

    /** Looks at the component. */
    void component(Path component, Value place, Problems problems) {
        if (this == NONE) {
            return;
        }
        // The path is told only as far as the file itself shows it.
        String shown = "the component " + place.shown();
        if (!Files.isRegularFile(component)) {
            String found = Files.exists(component) ? " is no file" : " is not there: there is no such file";
            problems.add(place.node(), shown + found + "; a path is relative to the folder of this file");
            return;
        }
        try {
            GuestFactory.of(Component.load(component));
        } catch (IOException e) {
            problems.add(
                    place.node(), shown + " cannot be read: " + e.getClass().getSimpleName());
        } catch (MalformedComponentException | LinkException e) {
            problems.addLines(place.node(), shown + " does not fit: " + e.getMessage());
        }
    }

    /** Asks the adapter of a connection. */
    void connection(
            BrokerUrl url, Value urlPlace, Map<String, Value> settings, Environment environment, Problems problems) {
        if (this == NONE) {
            return;
        }
        BrokerConfig config = HostConfigReader.settings(settings);
        try {
            Brokers.check(url, config);
        } catch (BrokerException e) {
            problems.add(urlPlace.node(), hidden(e, urlPlace, environment));
        } catch (SettingException e) {
            Value setting = settings.getOrDefault(e.key(), urlPlace);
            boolean secret = setting.isReferred();
            problems.add(setting.node(), secret ? e.reason() : String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            problems.add(urlPlace.node(), hidden(e, urlPlace, environment));
        }
    }

    /** What an adapter says, unless it holds what must not be shown. */
    private static String hidden(RuntimeException failure, Value url, Environment environment) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof BrokerException && url.isReferred()) {
            return "no broker adapter serves the scheme of this URL; known are " + String.join(", ", Brokers.schemes());
        }
        return environment.isShownIn(message)
                ? "the adapter refuses this connection; why is not shown, because it holds a value of the environment"
                : message;
    }
}
