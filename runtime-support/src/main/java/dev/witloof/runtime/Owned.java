package dev.witloof.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code own} handle: ownership of the resource passes with the value.
 *
 * <p>A resource passed as a parameter is no longer the caller's to use or close; one that is returned is the caller's to close.
 * Documentation in generated signatures; nothing reads it at run time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Owned {}
