package dev.witloof.runtime.link;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.AbiVersion;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.Optional;

/** The world {@code greeter} of {@code it/guests/greet}, as generated code would have it. */
final class Greeter implements AutoCloseable {
    static final AbiVersion VERSION = AbiVersion.of(2, 0, "test");

    private static final WorldAdapter WORLD = WorldAdapter.builder(VERSION, "greeter")
            .exports("", new FunctionsAdapter("func greet(name: string) -> string"))
            .exports("witloof:greet/people", new PeopleAdapter())
            .build();

    private final GuestInstance instance;

    private Greeter(GuestInstance instance) {
        this.instance = instance;
    }

    static PreparedWorld prepare(Component component) {
        return WORLD.prepare(component);
    }

    static Greeter instantiate(PreparedWorld prepared, Store store) {
        return new Greeter(prepared.instantiate(store));
    }

    String greet(String name) {
        return instance.export(0, (FunctionsAdapter) WORLD.exports().get(0).adapter())
                .greet(name);
    }

    Person describe(Person person) {
        return instance.export(1, (PeopleAdapter) WORLD.exports().get(1).adapter())
                .describe(person);
    }

    @Override
    public void close() {
        instance.close();
    }

    /** The functions that stand in the world. */
    interface Functions {
        String greet(String name);
    }

    /** Interface {@code people}. */
    interface People {
        Person describe(Person person);
    }

    /** Record {@code person}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Person(String name, Optional<String> nickname, int[] scores) {}

    /** What would be generated for the world's functions. */
    static final class FunctionsAdapter extends InterfaceAdapter<Functions> {
        FunctionsAdapter(String... text) {
            super(VERSION, Functions.class, text);
        }

        @Override
        public HostFunction lower(int function, Functions implementation) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public Functions lift(Lifting[] functions) {
            Lifting greet = functions[0];
            return name -> {
                greet.enter();
                try {
                    long[] flat = greet.flat();
                    long text = greet.lowerString(name);
                    flat[0] = text & 0xFFFF_FFFFL;
                    flat[1] = text >>> 32;
                    int result = greet.results(greet.call(), 8, 4);
                    String greeting = greet.liftString(
                            greet.memory().getInt(result), greet.memory().getInt(result + 4));
                    greet.postReturn();
                    return greeting;
                } catch (Throwable t) {
                    throw greet.fail(t);
                } finally {
                    greet.exit();
                }
            };
        }
    }

    /** What would be generated for {@code people}. */
    static final class PeopleAdapter extends InterfaceAdapter<People> {
        PeopleAdapter() {
            super(
                    VERSION,
                    People.class,
                    "interface witloof:greet/people",
                    "type person = record{name: string, nickname: option<string>, scores: list<u32>}",
                    "func describe(p: $person) -> $person");
        }

        @Override
        public HostFunction lower(int function, People implementation) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public People lift(Lifting[] functions) {
            Lifting describe = functions[0];
            return person -> {
                describe.enter();
                try {
                    long[] flat = describe.flat();
                    long name = describe.lowerString(person.name());
                    flat[0] = name & 0xFFFF_FFFFL;
                    flat[1] = name >>> 32;
                    flat[2] = 0;
                    flat[3] = 0;
                    flat[4] = 0;
                    if (person.nickname().isPresent()) {
                        long nickname = describe.lowerString(person.nickname().get());
                        flat[2] = 1;
                        flat[3] = nickname & 0xFFFF_FFFFL;
                        flat[4] = nickname >>> 32;
                    }
                    long scores = describe.lowerInts(person.scores());
                    flat[5] = scores & 0xFFFF_FFFFL;
                    flat[6] = scores >>> 32;
                    int at = describe.results(describe.call(), 28, 4);
                    var memory = describe.memory();
                    String newName = describe.liftString(memory.getInt(at), memory.getInt(at + 4));
                    Optional<String> newNickname =
                            switch (memory.getUnsignedByte(at + 8)) {
                                case 0 -> Optional.empty();
                                case 1 ->
                                    Optional.of(describe.liftString(memory.getInt(at + 12), memory.getInt(at + 16)));
                                default -> throw describe.invalidDiscriminant(memory.getUnsignedByte(at + 8), 2);
                            };
                    int[] newScores = describe.liftInts(memory.getInt(at + 20), memory.getInt(at + 24));
                    describe.postReturn();
                    return new Person(newName, newNickname, newScores);
                } catch (Throwable t) {
                    throw describe.fail(t);
                } finally {
                    describe.exit();
                }
            };
        }
    }
}
