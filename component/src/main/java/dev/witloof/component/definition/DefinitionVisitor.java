package dev.witloof.component.definition;

/**
 * One method for each kind of definition, so that the compiler finds the kind that was forgotten.
 *
 * @param <R> what the methods return
 */
public interface DefinitionVisitor<R> {
    /**
     * Visits a {@link CoreModuleDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitCoreModule(CoreModuleDefinition definition);

    /**
     * Visits a {@link CoreInstanceDefinition.Instantiate}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitCoreInstantiate(CoreInstanceDefinition.Instantiate definition);

    /**
     * Visits a {@link CoreInstanceDefinition.FromExports}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitCoreFromExports(CoreInstanceDefinition.FromExports definition);

    /**
     * Visits a {@link CoreTypeDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitCoreType(CoreTypeDefinition definition);

    /**
     * Visits a {@link ComponentDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitComponent(ComponentDefinition definition);

    /**
     * Visits a {@link InstanceDefinition.Instantiate}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitInstantiate(InstanceDefinition.Instantiate definition);

    /**
     * Visits a {@link InstanceDefinition.FromExports}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitFromExports(InstanceDefinition.FromExports definition);

    /**
     * Visits a {@link AliasDefinition.InstanceExport}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitInstanceExport(AliasDefinition.InstanceExport definition);

    /**
     * Visits a {@link AliasDefinition.CoreInstanceExport}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitCoreInstanceExport(AliasDefinition.CoreInstanceExport definition);

    /**
     * Visits a {@link AliasDefinition.Outer}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitOuter(AliasDefinition.Outer definition);

    /**
     * Visits a {@link TypeDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitType(TypeDefinition definition);

    /**
     * Visits a {@link CanonDefinition.Lift}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitLift(CanonDefinition.Lift definition);

    /**
     * Visits a {@link CanonDefinition.Lower}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitLower(CanonDefinition.Lower definition);

    /**
     * Visits a {@link CanonDefinition.ResourceNew}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitResourceNew(CanonDefinition.ResourceNew definition);

    /**
     * Visits a {@link CanonDefinition.ResourceDrop}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitResourceDrop(CanonDefinition.ResourceDrop definition);

    /**
     * Visits a {@link CanonDefinition.ResourceRep}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitResourceRep(CanonDefinition.ResourceRep definition);

    /**
     * Visits a {@link CanonDefinition.Builtin}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitBuiltin(CanonDefinition.Builtin definition);

    /**
     * Visits a {@link StartDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitStart(StartDefinition definition);

    /**
     * Visits a {@link ImportDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitImport(ImportDefinition definition);

    /**
     * Visits a {@link ExportDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitExport(ExportDefinition definition);

    /**
     * Visits a {@link ValueDefinition}.
     *
     * @param definition the definition visited
     * @return the visitor's answer
     */
    R visitValue(ValueDefinition definition);
}
