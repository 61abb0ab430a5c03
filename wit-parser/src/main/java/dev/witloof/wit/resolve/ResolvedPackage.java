package dev.witloof.wit.resolve;

import dev.witloof.wit.model.WitPackage;
import java.util.Map;

/** A package that others may refer to: its model, and all its names, those that are gated out included. */
record ResolvedPackage(WitPackage model, Map<String, Item> items) {}
