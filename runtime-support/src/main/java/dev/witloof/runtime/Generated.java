package dev.witloof.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mark of a generated type. Its simple name is the one that coverage and static analysis tools look for, and it is
 * kept in class files so that they can.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
    /**
     * Returns what generated the type.
     *
     * @return the generator's name
     */
    String by();

    /**
     * Returns the generator's version.
     *
     * @return the version
     */
    String version();
}
