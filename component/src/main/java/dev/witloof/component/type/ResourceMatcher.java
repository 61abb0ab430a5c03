package dev.witloof.component.type;

/**
 * Decides whether a resource type of one side stands for one of the other. Each expected type may match one actual type at
 * most; several may match the same.
 *
 * @see ResourceBindings
 */
@FunctionalInterface
public interface ResourceMatcher {
    /**
     * Whether the two may stand for each other; called again for the same pair, it answers the same.
     *
     * @param expected the resource type that was asked for
     * @param actual the resource type that is offered in its place
     * @return whether it will do
     */
    boolean matches(ResourceType expected, ResourceType actual);
}
