package dev.witloof.wit.syntax;

/** What stands in a world. */
public sealed interface WorldMember permits UseStatement, TypeDecl, Include, Extern {}
