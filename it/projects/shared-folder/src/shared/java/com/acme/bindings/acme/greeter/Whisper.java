package com.acme.bindings.acme.greeter;

/** Written by hand, in a folder that is generated into. */
public final class Whisper implements Greetings {
    @Override
    public String greet(String name) {
        return name;
    }
}
