package dev.witloof.it.spec;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.binary.Rule;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of one script, in order. */
final class Session implements AutoCloseable {
    private final Texts texts;
    private final Engine engine;
    private final Map<String, Component> definitions = new HashMap<>();
    private final Map<String, Engine.Guest> instances = new HashMap<>();
    private final Map<String, Engine.Guest> registered = new HashMap<>();
    private Engine.@Nullable Guest current;

    Session(Texts texts, Engine engine) {
        this.texts = texts;
        this.engine = engine;
    }

    /** Carries out one command. Whatever it throws that no command expects is a failure. */
    Verdict run(Command command) throws IOException {
        try {
            return switch (command.type()) {
                case "module" -> instantiate(command);
                case "module_definition" -> define(command);
                case "module_instance" -> instantiateDefinition(command);
                case "register" -> register(command);
                case "action" -> {
                    guest(command).call(command.function(), command.arguments());
                    yield Verdict.PASSED;
                }
                case "assert_return" -> returns(command);
                case "assert_trap", "assert_exhaustion" -> traps(command);
                case "assert_uninstantiable" -> trapsAtStart(command);
                case "assert_invalid" -> refused(command, Rule.Kind.INVALID);
                case "assert_malformed" -> refused(command, Rule.Kind.MALFORMED);
                case "assert_unlinkable" -> unlinkable(command);
                default -> Verdict.failed("a command that this runner does not know");
            };
        } catch (SkippedGuest.Skipped e) {
            return e.verdict();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return Verdict.failed(e.toString());
        }
    }

    private Verdict instantiate(Command command) throws IOException {
        current = null;
        Optional<byte[]> binary = command.binary();
        return binary.isEmpty()
                ? Verdict.skipped("text-only")
                : instantiate(Component.load(binary.get()), command.name("name"));
    }

    private Verdict define(Command command) throws IOException {
        Optional<byte[]> binary = command.binary();
        if (binary.isEmpty()) {
            return Verdict.skipped("text-only");
        }
        Component component = Component.load(binary.get());
        command.name("name").ifPresent(name -> definitions.put(name, component));
        return Verdict.PASSED;
    }

    private Verdict instantiateDefinition(Command command) {
        current = null;
        Component definition = definitions.get(command.name("module").orElse(""));
        return definition == null
                ? Verdict.failed("no definition " + command.name("module").orElse("without a name"))
                : instantiate(definition, command.name("instance"));
    }

    /** Makes an instance; in the place of one that cannot be made for its async parts stands what skips all calls. */
    private Verdict instantiate(Component component, Optional<String> name) {
        Engine.Guest guest;
        Verdict verdict = Verdict.PASSED;
        try {
            guest = engine.instantiate(component, registered);
        } catch (LinkException e) {
            String use = AsyncUse.in(component.definition()).orElseThrow(() -> e);
            verdict = Verdict.skipped("needs async: " + use);
            guest = new SkippedGuest(verdict);
        }
        Engine.Guest made = guest;
        name.ifPresent(each -> instances.put(each, made));
        current = made;
        return verdict;
    }

    private Verdict register(Command command) {
        registered.put(command.name("as").orElseThrow(), guest(command.name("name")));
        return Verdict.PASSED;
    }

    private Verdict returns(Command command) {
        Engine.Guest guest = guest(command);
        Optional<?> found = guest.call(command.function(), command.arguments());
        Optional<?> wanted = guest.result(command.expected());
        return found.equals(wanted) ? Verdict.PASSED : Verdict.failed("wanted " + wanted + ", found " + found);
    }

    private Verdict traps(Command command) {
        Engine.Guest guest = guest(command);
        Optional<?> found;
        try {
            found = guest.call(command.function(), command.arguments());
        } catch (Trap trap) {
            return judge(command, trap);
        }
        return Verdict.failed("wanted a trap (" + command.text() + "), found the result " + found);
    }

    private Verdict trapsAtStart(Command command) throws IOException {
        Component component = Component.load(command.binary().orElseThrow());
        try {
            engine.instantiate(component, registered);
        } catch (Trap trap) {
            return judge(command, trap);
        }
        return Verdict.failed("wanted a trap (" + command.text() + "), found an instance");
    }

    private Verdict judge(Command command, Trap trap) {
        return texts.judge(command, trap.rule().code(), String.valueOf(trap.getMessage()));
    }

    private Verdict refused(Command command, Rule.Kind kind) throws IOException {
        Optional<byte[]> binary = command.binary();
        if (binary.isEmpty()) {
            return Verdict.skipped("text-only");
        }
        try {
            Component.load(binary.get());
        } catch (MalformedComponentException e) {
            return e.rule().kind() == kind
                    ? texts.judge(command, e.rule().code(), String.valueOf(e.getMessage()))
                    : Verdict.failed("wanted a rule of the kind " + kind + ", found "
                            + e.rule().kind() + " in " + e.getMessage());
        }
        return Verdict.failed("wanted a refusal (" + command.text() + "), found nothing wrong");
    }

    private Verdict unlinkable(Command command) throws IOException {
        Component component = Component.load(command.binary().orElseThrow());
        try {
            engine.instantiate(component, registered);
        } catch (LinkException e) {
            return texts.judge(command, "link", String.valueOf(e.getMessage()));
        }
        return Verdict.failed("wanted a refusal to link (" + command.text() + "), found an instance");
    }

    private Engine.Guest guest(Command command) {
        return guest(command.calledInstance());
    }

    private Engine.Guest guest(Optional<String> name) {
        Engine.Guest guest = name.isPresent() ? instances.get(name.get()) : current;
        if (guest == null) {
            throw new IllegalStateException("no instance " + name.orElse("before"));
        }
        return guest;
    }

    @Override
    public void close() {
        engine.close();
    }
}
