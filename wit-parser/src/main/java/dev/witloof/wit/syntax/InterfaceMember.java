package dev.witloof.wit.syntax;

/** What stands in an interface. */
public sealed interface InterfaceMember permits UseStatement, TypeDecl, FunctionDecl {}
