package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.syntax.TopLevelItem;
import java.util.List;
import java.util.Optional;

/**
 * The text of one package.
 *
 * @param name its name
 * @param span the place of its name
 * @param docs its documentation
 * @param files the items of each of its files; a nested package has one
 */
record PackageSource(PackageName name, Span span, Optional<String> docs, List<List<TopLevelItem>> files) {}
