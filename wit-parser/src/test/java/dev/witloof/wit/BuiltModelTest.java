package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.print.WitJson;
import dev.witloof.wit.print.WitPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model that no text was read for is printed like any other. */
class BuiltModelTest {

    private static final Span NOWHERE = new Span(SourceFile.of("built", ""), 0, 0);
    private static final PackageName NAME = new PackageName("my", "built", Version.tryParse("1.0.0"));

    private final TypeDef message = new TypeDef(
            "message",
            new TypeDefKind.Record(List.of(new TypeDefKind.Field(
                    "record",
                    Optional.of("A keyword."),
                    new TypeDef(new TypeDefKind.List(Primitive.U8), Stability.UNKNOWN, NOWHERE),
                    NOWHERE))),
            Optional.of("What is sent."),
            Stability.UNKNOWN,
            Optional.empty(),
            NOWHERE);

    private final Function send = new Function(
            "send",
            new FunctionKind.Freestanding(),
            true,
            List.of(new Param("m", message, NOWHERE)),
            Optional.of(new TypeDef(new TypeDefKind.Stream(Optional.of(Primitive.STRING)), Stability.UNKNOWN, NOWHERE)),
            Optional.empty(),
            new Stability.Stable(Version.tryParse("1.0.0").orElseThrow(), Optional.empty()),
            Optional.empty(),
            NOWHERE);

    private final Interface iface = new Interface(
            Optional.of("sender"),
            NAME,
            Optional.empty(),
            Map.of("message", message),
            Map.of("send", send),
            Stability.UNKNOWN,
            NOWHERE);

    private World world(Interface imported) {
        WorldItem item =
                new WorldItem.InterfaceItem(imported, Optional.empty(), Stability.UNKNOWN, Optional.empty(), NOWHERE);
        return new World(
                "w",
                NAME,
                Optional.empty(),
                Map.of(new WorldKey.InterfaceKey(imported), item),
                Map.of(),
                Stability.UNKNOWN,
                NOWHERE);
    }

    private static Resolve resolve(Map<String, Interface> interfaces, World world) {
        WitPackage wit = new WitPackage(NAME, Optional.empty(), interfaces, Map.of("w", world));
        return new Resolve(Map.of(NAME, wit), NAME, List.of());
    }

    @Test
    void isPrintedAsWitThatReadsBackAsTheSame() throws Exception {
        Resolve built = resolve(Map.of("sender", iface), world(iface));
        String text = WitPrinter.print(built);

        assertThat(text).isEqualTo("""
                package my:built@1.0.0;

                interface sender {
                  /// What is sent.
                  record message {
                    /// A keyword.
                    %record: list<u8>,
                  }

                  @since(version = 1.0.0)
                  send: async func(m: message) -> stream<string>;
                }

                world w {
                  import sender;
                }
                """);
        Resolve read = WitLoader.builder().build().load(List.of(new SourceText("printed.wit", text)));
        assertThat(WitJson.print(read)).isEqualTo(WitJson.print(built));
    }

    @Test
    void isRefusedIfItRefersToWhatIsNotInIt() {
        Resolve broken = resolve(Map.of(), world(iface));

        assertThatThrownBy(() -> WitJson.print(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model refers to my:built/sender@1.0.0, which is not in it");
    }
}
