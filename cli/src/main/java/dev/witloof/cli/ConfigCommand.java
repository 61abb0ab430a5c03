package dev.witloof.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof config}: what can be done with a configuration file beside running it. */
@Command(
        name = "config",
        description = "Works on configuration files of hosts.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private ConfigCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check");
    }

    @Command(
            name = "check",
            description = "Tells what is wrong with a configuration file, without connecting to a broker:"
                    + " its keys and values, whether the component is there and fits, and what the adapters say of URLs"
                    + " and settings. Environment variables that it refers to have to be set.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    int check(@Parameters(paramLabel = "FILE", description = "The file, in YAML.") Path file) throws CommandFailure {
        Logging.level("off", new boolean[0]);
        InputFile.config(file);
        spec.commandLine().getOut().println(file + ": ok");
        return ExitCode.OK;
    }
}
