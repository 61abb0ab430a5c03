package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own tool is the measure. */
class JavaNamesTest {

    private static final List<String> WORDS = List.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " final finally float for goto if implements import instanceof int interface long native new"
                            + " package private protected public return short static strictfp super switch synchronized"
                            + " this throw throws transient try void volatile while _ true false null"
                            + " exports module non-sealed open opens permits provides record requires sealed to transitive"
                            + " uses var with yield when __ Class NULL String")
                    .split(" "));

    @Test
    void wordsAreKeywordsIfJavaSaysSo() {
        for (String word : WORDS) {
            assertThat(JavaNames.isKeyword(word))
                    .as(word)
                    .isEqualTo(SourceVersion.isKeyword(word, SourceVersion.RELEASE_17));
            assertThat(JavaNames.isQualifiedName("com." + word))
                    .as(word)
                    .isEqualTo(SourceVersion.isName("com." + word, SourceVersion.RELEASE_17));
        }
        assertThat(WORDS.stream().filter(JavaNames::isKeyword)).hasSize(54);
    }

    @Test
    void everyCharacterStartsOrContinuesANameIfJavaSaysSo() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            String first = Character.toString(c);
            String second = "a" + first;
            assertThat(JavaNames.isQualifiedName(first))
                    .as("U+%04X", c)
                    .isEqualTo(SourceVersion.isName(first, SourceVersion.RELEASE_17));
            assertThat(JavaNames.isQualifiedName(second))
                    .as("a and U+%04X", c)
                    .isEqualTo(SourceVersion.isName(second, SourceVersion.RELEASE_17));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a.", ".a", "a..b", "a.b", "a.b.c", "a b", "a.1", "a.b1", "a.class.b", " a", "a\n"})
    void partsStandBetweenDots(String name) {
        assertThat(JavaNames.isQualifiedName(name)).isEqualTo(SourceVersion.isName(name, SourceVersion.RELEASE_17));
    }
}
