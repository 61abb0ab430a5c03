package dev.witloof.bench.wit;

import dev.witloof.wit.SourceText;

/** A package of any size: interfaces of twenty functions, of which one half are methods, and a world that has them all. */
final class LargePackage {
    /** How many functions an interface has. */
    static final int PER_INTERFACE = 20;

    private static final String HEAD = """
            /// Interface %1$d of many.
            interface part-%1$d {
              /// Where something is.
              record position { x: s32, y: s32, label: option<string> }
              variant outcome { none, some(list<position>), failed(string) }
              enum colour { red, green, blue }
              flags permissions { read, write, execute }
              resource thing {
                constructor(name: string);
            """;

    private LargePackage() {}

    /**
     * Writes the package.
     *
     * @param functions how many functions it has, a multiple of {@link #PER_INTERFACE}
     */
    static SourceText of(int functions) {
        int interfaces = functions / PER_INTERFACE;
        StringBuilder text = new StringBuilder("package bench:large@1.0.0;\n");
        for (int i = 0; i < interfaces; i++) {
            text.append(HEAD.formatted(i));
            // The constructor is one of the functions.
            for (int f = 1; f < PER_INTERFACE / 2; f++) {
                text.append(
                        "    /// Does something.\n    method-%d: func(at: position, count: u32) -> result<outcome, string>;\n"
                                .formatted(f));
            }
            text.append("  }\n");
            for (int f = PER_INTERFACE / 2; f < PER_INTERFACE; f++) {
                text.append(
                        "  /// Does something.\n  function-%d: func(of: borrow<thing>, in: colour, may: permissions) -> list<outcome>;\n"
                                .formatted(f));
            }
            text.append("}\n");
        }
        text.append("world everything {\n");
        for (int i = 0; i < interfaces; i++) {
            text.append(i % 2 == 0 ? "  import" : "  export").append(" part-%d;\n".formatted(i));
        }
        return new SourceText("large.wit", text.append("}\n").toString());
    }
}
