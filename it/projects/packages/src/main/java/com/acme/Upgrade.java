package com.acme;

import com.acme_corp.acme.greeter.Greetings;

/** Has both versions of a package before it, each in a Java package of its own. */
public final class Upgrade implements Greetings {
    @Override
    public String greet(com.acme_corp.acme.names.People.Person who) {
        return "Hello, " + who.given() + " " + who.family() + "!";
    }

    @Override
    public com.acme_corp.acme.names.People.Person upgrade(com.acme.names.People.Person who) {
        return new com.acme_corp.acme.names.People.Person(who.name(), "");
    }
}
