package dev.witloof.it.fuzz;

import java.util.List;

/** Names and comments that mean something to Java, to HTML or to a file system. */
final class HostileWords {
    /** Names that WIT allows, and that Java, its library or the generator have a use for. */
    static final List<String> NAMES = List.of(
            ("class int void null true static new default package import interface record var yield permits sealed switch"
                            + " enum this super final abstract assert goto const native strictfp volatile transient when"
                            + " object string integer long boolean double float short byte character override throwable"
                            + " exception error runtime-exception auto-closeable deprecated thread system math void iterable"
                            + " list map set optional result tuple2 unit option resource owned borrowed generated objects"
                            + " get-class hash-code equals to-string wait notify notify-all clone finalize close value values"
                            + " value-of ordinal name compare-to of empty get put type text version proxy lift lower instance"
                            + " imports exports prepared guest-exports component store guest-instance world-adapter abi-version"
                            + " adapter adapters cx flat ptr in out impl functions failure thrown discriminant lowered slot0 len"
                            + " java javax jdk sun com corpus dev witloof org i-o a-1 a1 a-b-c A AB A-B E X-1 con nul aux prn"
                            + " lift-list-string load-option-u8 lower-list-string store-option-u8 lift-r lower-from-500 liftlist"
                            + " values1 text functions0 builder adapters-adapter self async func package-info module-info")
                    .split(" "));

    /** What may stand in a comment. */
    static final List<String> DOCS = List.of(
            "*/",
            "/*",
            "*",
            "/",
            "//",
            "*\u2060/",
            "\\u002a/",
            "\\u002a\\u002f",
            "\\\\u000a",
            "\\u000a",
            "\\uuuu000a class EVIL$ {}",
            "\\",
            "\\u",
            "\\u00",
            "\"",
            "\"\"\"",
            "'",
            "*/ class EVIL$ {} /*",
            "*/ static { EVIL$.x(); } /**",
            "; } class EVIL$ {",
            "{@link java.lang.String}",
            "{@code",
            "{@literal *",
            "{@inheritDoc}",
            "{@value #x}",
            "{",
            "}",
            "{@",
            "@",
            "@link",
            "@param x y",
            "@return",
            "@throws EVIL$",
            "@Deprecated",
            "@deprecated since ever",
            "<script>alert(1)</script>",
            "<b>",
            "</p>",
            "<!--",
            "-->",
            "]]>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](javascript:alert(1))",
            "[x](https://example.org)",
            "![x](https://example.org/x.png)",
            "<https://example.org/\"onload=\"x>",
            "&",
            "&lt;",
            "&#42;/",
            "&copy",
            "`",
            "``",
            "```",
            "~~~",
            "# x",
            "===",
            "- ",
            "1. ",
            "> ",
            "|",
            "\u2028",
            "\u2029",
            "\u200e",
            "\u200b",
            "\u061c",
            "\u00ad",
            "\u00a0",
            "\uFEFF",
            "\uFFFE",
            "\uFFFD",
            "\uD83D\uDE00",
            "\uDB40\uDC01",
            "\f",
            "\t",
            "$L",
            "$T",
            "$$",
            "$>",
            "$[",
            "%s",
            "${x}",
            "import EVIL$;",
            "x");

    /** What may stand in a string; some of it is no string of WIT. */
    static final List<String> STRINGS = List.of(
            "",
            "x",
            "*/",
            "\\\"",
            "\\\\",
            "\\n",
            "\\u{2028}",
            "\\u{202e}",
            "\\u{0}",
            "\\u{a}",
            "\\u{10ffff}",
            "\\u{d800}",
            "\\u002a/",
            "\\",
            "{@link x}",
            "<script>",
            "`",
            "\uD83D\uDE00",
            "$L");

    private HostileWords() {}
}
