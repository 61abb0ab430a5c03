package dev.witloof.bench.byhand;

import dev.witloof.bench.Guest;
import dev.witloof.bench.bindings.witloof.greet.People.Person;
import dev.witloof.runtime.Trap;
import java.util.List;
import java.util.Optional;

/** The guest {@code greet}, called by hand. Used by one thread. */
public final class GreeterByHand {
    private final CoreGuest guest = new CoreGuest(Guest.GREET.bytes(), List.of());
    private final int greet = guest.function("greet");
    private final int greetPostReturn = guest.function("cabi_post_greet");
    private final int describe = guest.function("witloof:greet/people#describe");
    private final int describePostReturn = guest.function("cabi_post_witloof:greet/people#describe");
    private final long[] greetArguments = new long[2];
    private final long[] describeArguments = new long[7];

    /** Makes an instance. */
    public GreeterByHand() {}

    /**
     * Calls {@code greet}.
     *
     * @param name a name
     * @return the greeting
     */
    public String greet(String name) {
        long[] arguments = greetArguments;
        long text = guest.lowerString(name);
        arguments[0] = text & 0xFFFF_FFFFL;
        arguments[1] = text >>> 32;
        long[] results = guest.call(greet, arguments);
        int at = (int) results[0];
        byte[] bytes = guest.bytes();
        String greeting = CoreGuest.liftString(bytes, CoreGuest.getInt(bytes, at), CoreGuest.getInt(bytes, at + 4));
        guest.call(greetPostReturn, results);
        return greeting;
    }

    /**
     * Calls {@code people.describe}.
     *
     * @param person a person
     * @return the person described
     */
    public Person describe(Person person) {
        long[] arguments = describeArguments;
        long name = guest.lowerString(person.name());
        arguments[0] = name & 0xFFFF_FFFFL;
        arguments[1] = name >>> 32;
        Optional<String> nickname = person.nickname();
        if (nickname.isPresent()) {
            long text = guest.lowerString(nickname.get());
            arguments[2] = 1;
            arguments[3] = text & 0xFFFF_FFFFL;
            arguments[4] = text >>> 32;
        } else {
            arguments[2] = 0;
        }
        int[] scores = person.scores();
        arguments[5] = lowerInts(scores);
        arguments[6] = scores.length;
        long[] results = guest.call(describe, arguments);
        Person described = liftPerson(guest.bytes(), (int) results[0]);
        guest.call(describePostReturn, results);
        return described;
    }

    private int lowerInts(int[] numbers) {
        int at = guest.allocate(4 * numbers.length, 4);
        byte[] bytes = guest.bytes();
        for (int i = 0; i < numbers.length; i++) {
            CoreGuest.putInt(bytes, at + 4 * i, numbers[i]);
        }
        return at;
    }

    private static Person liftPerson(byte[] bytes, int at) {
        String name = CoreGuest.liftString(bytes, CoreGuest.getInt(bytes, at), CoreGuest.getInt(bytes, at + 4));
        Optional<String> nickname =
                switch (bytes[at + 8]) {
                    case 0 -> Optional.empty();
                    case 1 ->
                        Optional.of(CoreGuest.liftString(
                                bytes, CoreGuest.getInt(bytes, at + 12), CoreGuest.getInt(bytes, at + 16)));
                    default -> throw new Trap("invalid discriminant " + bytes[at + 8]);
                };
        int list = CoreGuest.getInt(bytes, at + 20);
        int length = CoreGuest.getInt(bytes, at + 24);
        if (Integer.toUnsignedLong(length) * 4 > bytes.length) {
            throw new Trap("a list of " + Integer.toUnsignedString(length) + " numbers is out of bounds");
        }
        int[] scores = new int[length];
        for (int i = 0; i < length; i++) {
            scores[i] = CoreGuest.getInt(bytes, list + 4 * i);
        }
        return new Person(name, nickname, scores);
    }
}
