@NullMarked
package dev.witloof.broker.adapter;

import org.jspecify.annotations.NullMarked;
