package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.Resolve;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static String file(GeneratedSources sources, String path) {
        return sources.javaFiles().stream()
                .filter(file -> file.path().equals(path))
                .map(GeneratedFile::content)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNestedNameHidesThatOfAClassInTheWholeFile() {
        Compiled.strictly(Wit.generate(Wit.parse("""
                package acme:hidden;
                world w {
                  import cartography: interface { resource %map { merge: func(other: map<string, u8>); } }
                  export lookup: interface { find: func(a: map<u32, list<char>>) -> map<string, u8>; }
                }
                """)));
    }

    @Test
    void hostileDocumentationStaysDocumentation() {
        String docs = "*/ class Evil {} /* \\u002a/ {@link x} <script> & @Deprecated `a<b*/` ` \u2028 end";
        GeneratedSources sources = Wit.generate(Wit.parse("package test:docs;\n/// " + docs
                + "\ninterface i {\n/// ```\n/// */ {@code\n/// ```\n/// " + docs + "\nf: func();\n}"));

        assertThat(file(sources, "com/acme/test/docs/I.java"))
                .contains(
                        "*&#47; class Evil &#123;&#125; /&#42; &#92;u002a/",
                        "&lt;script&gt;",
                        "<code>a&lt;b*&#47;</code>");
        Compiled.strictly(sources);
    }

    @Test
    void attributesAreDocumented() {
        GeneratedSources sources = Wit.generate(Wit.parse("""
                package test:docs@1.2.0;
                interface i {
                    @since(version = 1.1.0) @deprecated(version = 1.2.0) @external-id("an-a")
                    record a { x: u8 }
                    @external-id("<b> */ @see c")
                    f: func(a: a);
                    @external-id("\\u{0}\\n")
                    g: func();
                }
                world w {
                    @since(version = 1.0.0) @external-id("urn:i")
                    import i;
                }
                """));

        String type = file(sources, "com/acme/test/docs/I.java");
        assertThat(type)
                .contains(
                        "<p>Deprecated since version 1.2.0.", "<p>Outside known as <code>an-a</code>.", "@since 1.1.0")
                .contains("<p>Outside known as <code>&lt;b&gt; *&#47; &#64;see c</code>.")
                .contains("<p>Outside known as <code>&#92;u&#123;0&#125;&#92;u&#123;a&#125;</code>.");
        assertThat(file(sources, "com/acme/test/docs/W.java"))
                .contains("<p>Outside known as <code>urn:i</code>.", "@since 1.0.0");
        Compiled.strictly(sources);
    }

    /** Classes that implement an interface inherit its nested types, whose names then hide what is imported. */
    @Test
    void typesThatAreNamedAsThoseOfTheRuntimeHideNone() {
        Compiled.strictly(Wit.generate(Wit.parse("""
                package test:hidden;
                interface i {
                    resource %result { take: func(b: result<_, string>) -> u8; }
                    record %map { a: u8 }
                    record %tuple2 { a: u8 }
                    record %unit { a: u8 }
                    record %world-adapter { a: u8 }
                    f: func(a: result<u8>, b: tuple<u8, string>, c: map<u8, string>, d: option<u32>) -> list<string>;
                }
                world w {
                    record %world-adapter { a: u8 }
                    import i;
                    export i;
                    import f: func(a: result<%world-adapter, string>);
                    export g: func(a: result<%world-adapter, string>) -> map<u8, string>;
                }
                """)));
    }

    @Test
    void charactersThatAreNotSeenAreWrittenByTheirNumbers() {
        GeneratedSources sources = Wit.generate(
                Wit.parse(
                        "package test:docs;\n/// a\u200eb\u2029c\u200d \ud83d\ude00 \udb40\udc01\ud800\ninterface i { f: func(); }"));

        assertThat(file(sources, "com/acme/test/docs/I.java"))
                .contains("a&#8206;b\n * c&#8205; \ud83d\ude00 &#917505;\ufffd");
        Compiled.strictly(sources);
    }

    @Test
    void twoVersionsOfOnePackageStandSideBySide() throws Exception {
        Resolve resolve = WitLoader.builder().build().load(List.of(new SourceText("main.wit", """
                        package test:main;
                        package a:names@1.0.0 { interface types { record r { x: u8 } f: func() -> result<_, r>; } }
                        package a:names@2.0.0 { interface types { record r { y: u8 } f: func() -> result<_, r>; } }
                        interface both {
                            use a:names/types@1.0.0.{r as old};
                            use a:names/types@2.0.0.{r};
                            upgrade: func(one: old) -> result<r, old>;
                        }
                        world w {
                            import a:names/types@1.0.0;
                            import a:names/types@2.0.0;
                            export a:names/types@2.0.0;
                            import both;
                            export both;
                        }
                        """)));

        GeneratedSources sources = Wit.generate(GenerationRequest.ofRootPackage(
                resolve, Wit.options().withPackage("a:names@2.0.0", "com.acme.a.names2")));

        assertThat(file(sources, "com/acme/test/main/Both.java")).contains("upgrade(");
        assertThat(file(sources, "com/acme/a/names/Types.java")).contains("record R(int x)");
        assertThat(file(sources, "com/acme/a/names2/Types.java")).contains("record R(int y)");
        Compiled.strictly(sources);
    }

    @Test
    void functionsNamedLikeConversionsHideNone() {
        GeneratedSources sources = Wit.generate(Wit.parse("""
                package test:hidden;
                interface i {
                    resource %list { %string: func(); }
                    g: func(a: list<string>, b: option<u8>, c: result<u8, s8>) -> list<string>;
                    h: func(a: tuple<list<string>, option<u8>>) -> option<u8>;
                    lift-list-string: func();
                    lower-list-string: func();
                    lift-option-u8: func();
                    load-option-u8: func();
                    store-option-u8: func();
                    lower-option-u8: func();
                    lift-list: func();
                    %list-string: func();
                }
                world w { import i; export i; }
                """));

        Compiled.strictly(sources);
    }

    @Test
    void fieldsNamedLikePackagesHideNone() {
        GeneratedSources sources = Wit.generate(Wit.parse("""
                package test:hidden;
                interface i {
                    record objects { java: list<u8>, dev: list<u8>, com: list<string>, org: string }
                    record values { java: list<u8>, dev: list<u8>, com: objects }
                    record %list { java: values }
                    f: func(java: objects, dev: values, com: %list) -> result<objects, values>;
                }
                world w { import i; export i; }
                """));

        assertThat(file(sources, "com/acme/test/hidden/I.java"))
                .contains("byte[] java_", "byte[] dev_", "List<String> com");
        Compiled.strictly(sources);
    }

    @Test
    void emptyBlocksOfCodeAreLeftOut() {
        GeneratedSources sources = Wit.generate(Wit.parse("""
                package test:docs;
                /// ```
                /// ```
                interface i {
                    /// a
                    /// ```
                    ///
                    /// ```
                    /// b
                    f: func();
                    /// ```
                    g: func();
                    /// ```
                    /// never closed
                    h: func();
                }
                """));

        assertThat(file(sources, "com/acme/test/docs/I.java"))
                .contains("The WIT interface {@code test:docs/i}.", "* a\n     * b\n", "<pre>\n     * never closed\n");
        Compiled.strictly(sources);
    }

    @Test
    void importsThatShareAShortNameTakeTheirPackageIn() throws Exception {
        Resolve resolve = WitLoader.builder().build().load(List.of(new SourceText("main.wit", """
                        package test:main;
                        package a:files@1.0.0 { interface types { f: func(); } }
                        package a:nets { interface types { f: func(); } interface other { g: func(); } }
                        world w {
                            import a:files/types@1.0.0;
                            import a:nets/types;
                            import a:nets/other;
                            export types: func();
                        }
                        """)));
        GeneratedSources sources = Wit.generate(resolve);

        assertThat(file(sources, "com/acme/test/main/W.java"))
                .contains("Types aFilesTypes_1_0_0();", "Types aNetsTypes();", "Other other();", "void types();");
        Compiled.strictly(sources);
    }

    @Test
    void javaOfAnInterfaceDoesNotDependOnTheWorld() {
        String types = """
                package test:same;
                interface types { record error { a: u8 } }
                interface api { use types.{error}; f: func() -> result<_, error>; }
                """;
        GeneratedSources imported = Wit.generate(Wit.parse(types + "world w { import api; }"));
        GeneratedSources exported = Wit.generate(Wit.parse(types + "world w { export api; export g: func(); }"));

        for (String path : List.of("Types", "Api", "adapters/TypesAdapter", "adapters/ApiAdapter")) {
            String whole = "com/acme/test/same/" + path + ".java";
            assertThat(file(exported, whole)).isEqualTo(file(imported, whole));
        }
        assertThat(file(imported, "com/acme/test/same/Types.java")).contains("class ErrorException");
    }

    @Test
    void anErrorOfAnotherPackageHasItsExceptionWhereTheFunctionIs() throws Exception {
        Resolve resolve = WitLoader.builder().build().load(List.of(new SourceText("main.wit", """
                        package test:user;
                        package test:errors { interface e { record problem { a: u8 } } }
                        interface api { use test:errors/e.{problem}; f: func() -> result<_, problem>; }
                        """)));
        GeneratedSources sources = Wit.generate(resolve);

        assertThat(file(sources, "com/acme/test/user/Api.java")).contains("class FException", "E.Problem error()");
        assertThat(file(sources, "com/acme/test/errors/E.java")).doesNotContain("Exception");
        Compiled.strictly(sources);
    }

    @Test
    void bindingsMayStandInAPackageOfTheirOwnChoice() {
        Resolve resolve = Wit.parse("package test:mine@1.0.0;\ninterface i { f: func(); }");

        for (GenerationOptions options : List.of(
                GenerationOptions.of("").withPackage("test:mine", "my.own"),
                GenerationOptions.of("x")
                        .withPackage("test:mine@1.0.0", "my.own")
                        .withPackage("test:mine", "other"))) {
            assertThat(Wit.generate(GenerationRequest.ofRootPackage(resolve, options))
                            .javaFiles())
                    .extracting(GeneratedFile::path)
                    .contains("my/own/I.java", "my/own/adapters/IAdapter.java");
        }
        assertThat(Wit.generate(GenerationRequest.ofRootPackage(resolve, GenerationOptions.of("")))
                        .javaFiles())
                .extracting(GeneratedFile::path)
                .contains("test/mine/I.java");
    }

    @Test
    void aPackageThatIsNoJavaPackageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerationOptions.of("com.class"))
                .withMessageContaining("`com.class`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerationOptions.of("a").withPackage("x:y", "../evil"))
                .withMessageContaining("`x:y`");
    }

    @Test
    void aPackageOfTheJavaPlatformIsRefused() {
        Resolve resolve = Wit.parse("package java:util;\ninterface i { f: func(); }");

        assertThatThrownBy(() -> Generator.generate(GenerationRequest.ofRootPackage(resolve, GenerationOptions.of(""))))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("`java:util` would stand in the Java package `java.util`")
                .hasMessageContaining("choose a base package");
    }
}
