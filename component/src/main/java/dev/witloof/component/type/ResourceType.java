package dev.witloof.component.type;

import java.util.Optional;

/**
 * The type of a resource: an abstract thing that components hold handles to.
 *
 * <p>It equals only itself. The names say where it comes from, in messages and in text, and identify nothing: the same
 * interface imported twice has two resource types of one name.
 */
public final class ResourceType {
    private final Optional<String> interfaceId;
    private final String name;

    /**
     * A new resource type, different from all others.
     *
     * @param interfaceId the interface that defines the resource, such as {@code wasi:io/streams@0.2.6}; empty for a
     *     world's own or where it is not known
     * @param name the resource's name there, in kebab case
     * @throws IllegalArgumentException if the name is not in kebab case, or that of the interface is empty or contains
     *     other than printable ASCII characters
     */
    public ResourceType(Optional<String> interfaceId, String name) {
        interfaceId.ifPresent(Labels::checkInterface);
        Labels.check("resource", name);
        this.interfaceId = interfaceId;
        this.name = name;
    }

    /**
     * The interface that defines the resource.
     *
     * @return for example {@code wasi:io/streams@0.2.6}; empty for a world's own or where it is not known
     */
    public Optional<String> interfaceId() {
        return interfaceId;
    }

    /**
     * The resource's name in the interface that defines it.
     *
     * @return a name in kebab case
     */
    public String name() {
        return name;
    }

    /**
     * The resource's name with that of its interface.
     *
     * @return for example {@code wasi:io/streams@0.2.6.input-stream}, or the bare name
     */
    @Override
    public String toString() {
        return interfaceId.map(id -> id + "." + name).orElse(name);
    }
}
