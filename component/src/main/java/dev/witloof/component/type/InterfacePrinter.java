package dev.witloof.component.type;

import java.util.HashMap;
import java.util.Map;

/** Prints the text form of an interface. */
final class InterfacePrinter {
    private final InterfaceType type;
    private final Map<ResourceType, String> resourceNames = new HashMap<>();
    private final TypePrinter printer = TypePrinter.full(resourceNames);

    InterfacePrinter(InterfaceType type) {
        this.type = type;
        type.resources().forEach((name, resource) -> resourceNames.putIfAbsent(resource, name));
        type.usedResources().forEach((name, resource) -> resourceNames.putIfAbsent(resource, name));
    }

    String print() {
        type.id().ifPresent(id -> printer.append("interface ").append(id).append("\n"));
        type.resources()
                .keySet()
                .forEach(name -> printer.append("resource ").append(name).append("\n"));
        type.usedResources().forEach(this::usedResource);
        type.types().forEach(this::namedType);
        type.functions()
                .forEach((name, function) -> printer.function(name, function).append("\n"));
        return printer.text();
    }

    private void usedResource(String name, ResourceType resource) {
        printer.append("resource ")
                .append(name)
                .append(" = ")
                .append(resource.toString())
                .append("\n");
    }

    private void namedType(String name, ValueType named) {
        printer.append("type ").append(name).append(" = ").type(named).append("\n");
        printer.name(name, named);
    }
}
