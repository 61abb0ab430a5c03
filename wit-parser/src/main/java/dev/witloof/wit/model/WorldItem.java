package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.Optional;

/** What a world imports or exports. */
public sealed interface WorldItem {

    /**
     * Returns the place to name in a message about the item.
     *
     * @return the place
     */
    Span span();

    /**
     * Returns what the gates say.
     *
     * @return the stability
     */
    Stability stability();

    /**
     * Calls the visitor's method for this item.
     *
     * @param visitor the visitor
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interface.
     *
     * @param type the interface
     * @param docs the documentation of the import or export statement
     * @param stability what the gates of that statement say
     * @param externalId the name for the outside world ({@code @external-id})
     * @param span the place of the statement; for an import that another item brings along the place of that item
     */
    record InterfaceItem(
            Interface type, Optional<String> docs, Stability stability, Optional<String> externalId, Span span)
            implements WorldItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A function.
     *
     * @param function the function
     */
    record FunctionItem(Function function) implements WorldItem {
        @Override
        public Span span() {
            return function.span();
        }

        @Override
        public Stability stability() {
            return function.stability();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A type, among the imports only.
     *
     * @param type the type
     */
    record TypeItem(TypeDef type) implements WorldItem {
        @Override
        public Span span() {
            return type.span();
        }

        @Override
        public Stability stability() {
            return type.stability();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * One method per kind of item, so that the compiler finds what a new kind needs.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /**
         * Visits an interface.
         *
         * @param item the item
         * @return the result
         */
        R visit(InterfaceItem item);

        /**
         * Visits a function.
         *
         * @param item the item
         * @return the result
         */
        R visit(FunctionItem item);

        /**
         * Visits a type.
         *
         * @param item the item
         * @return the result
         */
        R visit(TypeItem item);
    }
}
