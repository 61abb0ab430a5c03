package com.acme;

import com.acme.bindings.acme.greeter.People;
import java.util.Optional;

/** What this host gives its guests: the people of one office. */
final class StaffDirectory implements People {
    @Override
    public Person find(long id) throws LookupErrorException {
        if (id != 7) {
            throw new LookupErrorException(new LookupError.Unknown("nobody has the number " + id));
        }
        return new Person("Ada", Optional.of("the Countess"));
    }
}
