package dev.witloof.runtime.core;

/**
 * An import of a core module.
 *
 * @param module the first of its two names
 * @param name the second of its two names
 * @param kind what is imported
 * @param type for a function the index of its type, otherwise -1
 * @param descriptor where in the module its kind and type are written
 */
public record ModuleImport(String module, String name, ExternKind kind, int type, ModuleOutline.Span descriptor) {
    @Override
    public String toString() {
        return kind + " " + CoreNames.quoted(module) + " " + CoreNames.quoted(name);
    }
}
