package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;

/** Refusals of what components may do and this runtime does not yet. */
final class Unsupported {
    private Unsupported() {}

    static LinkException definition(int offset, String what) {
        return new LinkException("the component cannot be instantiated: at byte " + offset + " it " + what
                + ", which is not supported yet");
    }
}
