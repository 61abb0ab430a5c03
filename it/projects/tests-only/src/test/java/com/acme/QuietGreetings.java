package com.acme;

import com.acme.bindings.acme.greeter.Greetings;

final class QuietGreetings implements Greetings {
    @Override
    public String greet(String name) {
        return "";
    }
}
