package dev.witloof.runtime.link;

final class ShimPattern {
    private ShimPattern() {}

    static Blueprint remove(Blueprint blueprint, Modules modules) {
        return blueprint;
    }
}
