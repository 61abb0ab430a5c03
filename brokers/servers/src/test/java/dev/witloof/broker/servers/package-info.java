@NullMarked
package dev.witloof.broker.servers;

import org.jspecify.annotations.NullMarked;
