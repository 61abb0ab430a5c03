package com.acme;

import com.acme.bindings.acme.greeter.Greetings;

/** An implementation of a generated interface. */
public final class PoliteGreetings implements Greetings {
    @Override
    public String greet(String name) {
        return "Good day, " + name;
    }
}
