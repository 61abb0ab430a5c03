@NullMarked
package dev.witloof.bench.report;

import org.jspecify.annotations.NullMarked;
