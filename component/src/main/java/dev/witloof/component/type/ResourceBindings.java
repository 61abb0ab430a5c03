package dev.witloof.component.type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A matcher that lets each expected resource type stand for one actual type throughout: the one it was bound to, or else
 * the first that it meets.
 *
 * <p>Several expected types may be bound to one actual type: the same resource is a different object in the text of each
 * interface that uses it. Not safe for use by several threads at once.
 */
public final class ResourceBindings implements ResourceMatcher {
    private final Map<ResourceType, ResourceType> actualTypes = new LinkedHashMap<>();

    /** No bindings yet. */
    public ResourceBindings() {}

    /**
     * Binds an expected type before types that mention it are compared.
     *
     * @param expected the resource type that was asked for
     * @param actual the resource type that is offered in its place
     * @throws IllegalArgumentException if the expected type is bound to another
     */
    public void bind(ResourceType expected, ResourceType actual) {
        if (!matches(expected, actual)) {
            throw new IllegalArgumentException(
                    "the resource " + Labels.abbreviate(expected.toString()) + " is bound to two different types");
        }
    }

    /**
     * What an expected type is bound to.
     *
     * @param expected the resource type that was asked for
     * @return the resource type in its place; empty if none was met
     */
    public Optional<ResourceType> actual(ResourceType expected) {
        return Optional.ofNullable(actualTypes.get(expected));
    }

    @Override
    public boolean matches(ResourceType expected, ResourceType actual) {
        ResourceType bound = actualTypes.putIfAbsent(expected, actual);
        return bound == null || bound == actual;
    }
}
