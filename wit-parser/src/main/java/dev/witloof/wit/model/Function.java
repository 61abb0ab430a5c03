package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * A function of an interface, a world or a resource.
 *
 * @param name its name as components spell it: {@code send}, {@code [method]message.topic},
 *     {@code [static]client.connect}, {@code [constructor]message} (Explainer.md, {@code plainname})
 * @param kind how it belongs to a resource
 * @param async whether it may block (WIT's {@code async})
 * @param params its parameters in order; a method's first is {@code self}, a borrowed handle
 * @param result the type of its result, if it has one; a constructor always has
 * @param docs its documentation
 * @param stability what its gates say
 * @param externalId its name for the outside world ({@code @external-id})
 * @param span the place of its name
 */
public record Function(
        String name,
        FunctionKind kind,
        boolean async,
        List<Param> params,
        Optional<Type> result,
        Optional<String> docs,
        Stability stability,
        Optional<String> externalId,
        Span span) {

    /**
     * Copies the parameters.
     *
     * @param name see {@link #name()}
     * @param kind see {@link #kind()}
     * @param async see {@link #async()}
     * @param params see {@link #params()}
     * @param result see {@link #result()}
     * @param docs see {@link #docs()}
     * @param stability see {@link #stability()}
     * @param externalId see {@link #externalId()}
     * @param span see {@link #span()}
     */
    public Function {
        params = List.copyOf(params);
    }

    /**
     * Returns the name without what ties it to a resource.
     *
     * @return {@code topic} for {@code [method]message.topic}; the resource's name for a constructor
     */
    public String itemName() {
        if (kind instanceof FunctionKind.Freestanding) {
            return name;
        }
        int dot = name.indexOf('.');
        return name.substring((dot >= 0 ? dot : name.indexOf(']')) + 1);
    }
}
