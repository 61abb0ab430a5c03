package dev.witloof.runtime.wave;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import java.util.List;

/**
 * WAVE, the WebAssembly value encoding: component values as text.
 *
 * <pre>{@code
 * true   -9   6.02e+23   nan   'x'   "text\n"   ("a", 1)   [1, 2]   {name: "Ada", age: 36}
 * days(30)   forever   some(1)   none   ok("fine")   err("oops")   {read, write}
 * }</pre>
 *
 * <p>What is read may leave out {@code some} and {@code ok} where the payload is neither an option nor a result, fields that
 * are {@code none} ({@code {:}} is a record of none but those), and trailing {@code none} arguments of a call. Fields and
 * flags come in any order, a comma may follow the last item, {@code //} starts a comment, a string between triple quotes
 * spans lines, and a {@code %} before a name keeps it from being a keyword. Values of any size may be read from a text
 * that nobody has checked: how deep it nests is bounded by its type.
 *
 * <p>WAVE has no text for handles. Stateless. Source: the README of {@code wasm-wave}.
 */
public final class Wave {
    private Wave() {}

    /**
     * Reads a value.
     *
     * @param text the text, which holds the value and nothing else
     * @param type the type of the value
     * @return the value
     * @throws WaveException if the text is not that of a value of the type; the message says where, what was found and what
     *     was wanted
     */
    public static ComponentValue parse(String text, ValueType type) {
        WaveScanner scanner = new WaveScanner(text, 0);
        ComponentValue value = new WaveParser(scanner).value(type);
        scanner.expect(Token.Kind.END, "the end of the text");
        return value;
    }

    /**
     * Reads the name of the function from a call such as {@code my:package/my-interface.my-function(1, "two")}.
     *
     * @param call the call
     * @return what stands before the first parenthesis
     * @throws WaveException if there is no parenthesis or nothing before it, or a space within it
     */
    public static String functionName(String call) {
        int end = call.indexOf('(');
        String name = (end < 0 ? call : call.substring(0, end)).strip();
        if (name.isEmpty()) {
            throw new WaveException(call, Math.max(0, end), "expected the name of a function before the arguments");
        }
        int start = call.indexOf(name);
        for (int i = 0; i < name.length(); i++) {
            if (Character.isWhitespace(name.charAt(i))) {
                throw new WaveException(call, start + i, "expected `(` after the name of the function, found a space");
            }
        }
        if (end < 0) {
            throw new WaveException(
                    call, call.length(), "expected `(` after the name of the function, found the end of the text");
        }
        return name;
    }

    /**
     * Reads the arguments of a call such as {@code my-function(1, "two")}.
     *
     * @param call the call, of which the name of the function is not looked at
     * @param type the type of the function
     * @return one value for each parameter; trailing ones that are left out are {@code none}
     * @throws WaveException if the text is no call of a function of the type
     */
    public static List<ComponentValue> arguments(String call, FunctionType type) {
        functionName(call);
        WaveScanner scanner = new WaveScanner(call, call.indexOf('('));
        List<ComponentValue> values = new WaveParser(scanner).arguments(type);
        scanner.expect(Token.Kind.END, "the end of the text");
        return values;
    }

    /**
     * Prints a value on one line, as {@link #parse} reads it. Fields that are {@code none} are left out.
     *
     * @param value the value
     * @return its text
     * @throws IllegalArgumentException if there is a handle in it, for which WAVE has no text
     */
    public static String print(ComponentValue value) {
        return new WavePrinter(false).print(value);
    }

    /**
     * Prints a value for people to look at: as {@link #print} does, but a handle as {@code <resource>}.
     *
     * @param value the value
     * @return its text
     */
    public static String describe(ComponentValue value) {
        return new WavePrinter(true).print(value);
    }
}
