package com.acme;

import com.acme.library.acme.greeter.Greetings;
import com.acme.shop.acme.shop.Desk;

/** A desk that greets as the library's type of greetings does: both mean the same person. */
public record Counter(Greetings greetings) implements Desk {
    @Override
    public String serve(Greetings.Person who) {
        return greetings.greet(who);
    }
}
