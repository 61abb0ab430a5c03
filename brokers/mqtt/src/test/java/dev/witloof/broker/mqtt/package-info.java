@NullMarked
package dev.witloof.broker.mqtt;

import org.jspecify.annotations.NullMarked;
