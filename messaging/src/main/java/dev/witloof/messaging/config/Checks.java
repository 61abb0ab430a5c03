package dev.witloof.messaging.config;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.SettingException;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.wasi.WasiHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How closely the things are looked at that a file names. */
enum Checks {
    /** Only the file itself. */
    NONE,
    /** The component, and the adapters of the connections. */
    WITHOUT_CONNECTING;

    /** How many wrong settings of one connection are told: nobody reads more, and each is another question. */
    private static final int MOST_SETTINGS = 20;

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
            GuestFactory.of(Component.load(component), WasiHost.builder().build());
        } catch (IOException e) {
            problems.add(
                    place.node(), shown + " cannot be read: " + e.getClass().getSimpleName());
        } catch (MalformedComponentException | LinkException e) {
            problems.addLines(place.node(), shown + " does not fit: " + e.getMessage());
        }
    }

    /** Looks at a directory that guests are given. */
    void directory(Path directory, Value place, Problems problems) {
        if (this != NONE && !Files.isDirectory(directory)) {
            String found = Files.exists(directory) ? " is no directory" : " is not there: there is no such directory";
            problems.add(
                    place.node(),
                    "`host` is " + place.shown() + ", which" + found
                            + "; a path is relative to the folder of this file");
        }
    }

    /**
     * Asks the adapter of a connection, which tells one mistake at a time: again without each setting that is wrong by
     * itself.
     */
    void connection(
            BrokerUrl url, Value urlPlace, Map<String, Value> settings, Environment environment, Problems problems) {
        if (this == NONE) {
            return;
        }
        Map<String, Value> rest = new HashMap<>(settings);
        while (true) {
            try {
                Brokers.check(url, HostConfigReader.settings(rest));
                return;
            } catch (SettingException e) {
                Value setting = settings.getOrDefault(e.key(), urlPlace);
                boolean secret = setting.isReferred();
                problems.add(setting.node(), secret ? e.reason() : String.valueOf(e.getMessage()));
                if (rest.remove(e.key()) == null || settings.size() - rest.size() >= MOST_SETTINGS) {
                    return;
                }
            } catch (BrokerException | IllegalArgumentException e) {
                // Of settings that do not go together; those that are left may lack one that was wrong.
                if (rest.size() == settings.size()) {
                    problems.add(urlPlace.node(), hidden(e, urlPlace, environment));
                }
                return;
            }
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
