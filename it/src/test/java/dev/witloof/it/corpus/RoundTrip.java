package dev.witloof.it.corpus;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.print.WitJson;
import dev.witloof.wit.print.WitPrinter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is printed of a model reads back as the same model, which prints the same. */
public final class RoundTrip {

    private RoundTrip() {}

    /**
     * Prints a model and reads it back.
     *
     * @param resolve the model
     * @param loader what reads it, with the features of the model
     * @return what is different, or nothing if all is the same
     * @throws IOException if the JSON of a model is none
     */
    public static Optional<String> problem(Resolve resolve, WitLoader loader) throws IOException {
        String text = WitPrinter.print(resolve);
        try {
            Resolve again = loader.load(List.of(new SourceText("printed.wit", text)));
            List<String> differences =
                    ModelJson.differences(ModelJson.read(WitJson.print(resolve)), ModelJson.read(WitJson.print(again)));
            if (!differences.isEmpty()) {
                return Optional.of("what is printed means something else: " + String.join("\n", differences));
            }
            return text.equals(WitPrinter.print(again))
                    ? Optional.empty()
                    : Optional.of("what is printed prints differently when it is read back");
        } catch (ResolveException e) {
            return Optional.of("what is printed is refused: " + e.getMessage());
        }
    }

    /** Whether it is so; if not, the case has failed. */
    static boolean check(String name, Resolve resolve, WitLoader loader, Report report) throws IOException {
        Optional<String> problem = problem(resolve, loader);
        problem.ifPresent(each -> report.failed(name, each));
        return problem.isEmpty();
    }
}
