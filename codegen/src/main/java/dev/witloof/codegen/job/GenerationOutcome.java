package dev.witloof.codegen.job;

import dev.witloof.wit.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/** What became of a job that did not fail. */
public sealed interface GenerationOutcome {

    /**
     * Returns what the job's output consists of now.
     *
     * @return sources and resources, ordered by kind and path
     */
    List<Path> files();

    /**
     * Something had changed, and the output was brought up to date.
     *
     * @param files what the output consists of now
     * @param written those of {@code files} that are new or changed; the others are as they were, their time of change
     *     included
     * @param removed what earlier runs wrote and is not part of the output any more
     * @param kept what earlier runs wrote, is not part of the output any more, and was not removed because somebody changed
     *     it since
     * @param warnings what is sound WIT and no component can have, in all packages that were loaded, as
     *     {@link dev.witloof.wit.check.ComponentRules} finds it; a later run with nothing to do does not repeat it
     */
    record Generated(
            List<Path> files, List<Path> written, List<Path> removed, List<Path> kept, List<Diagnostic> warnings)
            implements GenerationOutcome {

        /**
         * Copies the lists.
         *
         * @param files what the output consists of now
         * @param written those that are new or changed
         * @param removed what is not part of the output any more
         * @param kept what is not part of it any more and was changed by somebody
         * @param warnings what no component can have
         */
        public Generated {
            files = List.copyOf(files);
            written = List.copyOf(written);
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
            warnings = List.copyOf(warnings);
        }

        Generated withWarnings(List<Diagnostic> found) {
            return new Generated(files, written, removed, kept, found);
        }
    }

    /**
     * Nothing had changed since an earlier run, and nothing was done.
     *
     * @param files what the output consists of
     */
    record UpToDate(List<Path> files) implements GenerationOutcome {

        /**
         * Copies the list.
         *
         * @param files what the output consists of
         */
        public UpToDate {
            files = List.copyOf(files);
        }
    }
}
