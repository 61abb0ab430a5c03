package dev.witloof.it.corpus;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.print.WitJson;
import dev.witloof.wit.print.WitPrinter;
import java.io.IOException;
import java.util.List;

/** What is printed of a model reads back as the same model, which prints the same. */
final class RoundTrip {

    private RoundTrip() {}

    /** Whether it is so; if not, the case has failed. */
    static boolean check(String name, Resolve resolve, WitLoader loader, Report report) throws IOException {
        String text = WitPrinter.print(resolve);
        try {
            Resolve again = loader.load(List.of(new SourceText("printed.wit", text)));
            List<String> differences =
                    ModelJson.differences(ModelJson.read(WitJson.print(resolve)), ModelJson.read(WitJson.print(again)));
            if (!differences.isEmpty()) {
                report.failed(name, "what is printed means something else: " + String.join("\n", differences));
                return false;
            }
            if (!text.equals(WitPrinter.print(again))) {
                report.failed(name, "what is printed prints differently when it is read back");
                return false;
            }
            return true;
        } catch (ResolveException e) {
            report.failed(name, "what is printed is refused: " + e.getMessage());
            return false;
        }
    }
}
