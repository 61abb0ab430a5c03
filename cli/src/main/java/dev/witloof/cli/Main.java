package dev.witloof.cli;

import dev.witloof.wit.diagnostic.Similar;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code witloof} command. */
@Command(
        name = "witloof",
        description = "Typed Java from WIT, and WebAssembly components on the JVM through it.",
        subcommands = {
            GenerateCommand.class,
            RunCommand.class,
            ConfigCommand.class,
            WitCommand.class,
            DocsCommand.class,
            CheckCommand.class,
            InspectCommand.class,
            ValidateCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:everything that was asked for happened; a host on brokers ended in order on SIGTERM or SIGINT;"
                    + " a program of run ends with its own code",
            " 1:it failed: WIT, a configuration or a component with errors, a component that does not fit, a broker that"
                    + " cannot be reached, a message of --send that was not handled, a program that trapped",
            " 2:the command line makes no sense",
            "70:a defect of the command itself"
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(writer(System.out, "stdout.encoding"), writer(System.err, "stderr.encoding"), arguments));
    }

    /** In the encoding that the newer JDKs know of the stream, and in UTF-8 on those that do not. */
    private static PrintWriter writer(PrintStream stream, String property) {
        return new PrintWriter(stream, true, Charset.forName(System.getProperty(property, "UTF-8")));
    }

    /**
     * Runs the command.
     *
     * @param out what would go to standard output
     * @param err what would go to standard error
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // An argument such as @x is a name like any other; only --send says what it reads from files.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((failure, given) -> refuse(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: generate, run, config, wit, docs, check, inspect or validate");
    }

    /** Without the whole help behind it, which would scroll the message away. */
    private static int refuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("error: " + PrintableText.of(message(failure)));
        command.getErr().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        List<String> unmatched = failure instanceof CommandLine.UnmatchedArgumentException named
                ? named.getUnmatched()
                : command.getUnmatchedArguments();
        if (unmatched.isEmpty()) {
            return String.valueOf(failure.getMessage());
        }
        String name = unmatched.get(0);
        String option = name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
        Set<String> options = command.getCommandSpec().optionsMap().keySet();
        // What follows `--` is no option, and may be named like one.
        if (option.startsWith("-") && option.length() > 1 && !options.contains(option)) {
            return "there is no option `" + option + "`" + hint(option, options);
        }
        Set<String> commands = command.getSubcommands().keySet();
        if (!commands.isEmpty()) {
            return "there is no command `" + name + "`" + hint(name, commands);
        }
        return failure instanceof CommandLine.UnmatchedArgumentException
                ? "`" + name + "` is an argument too many"
                : String.valueOf(failure.getMessage());
    }

    private static String hint(String name, Collection<String> names) {
        List<String> spelledOut =
                names.stream().filter(each -> !each.matches("-[^-]")).toList();
        return Similar.hint(name, spelledOut).map(hint -> "; " + hint).orElse("");
    }

    private static int report(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure expected) {
            command.getErr().print(expected.text());
            command.getErr().flush();
            return ExitCode.FAILED;
        }
        failure.printStackTrace(command.getErr());
        command.getErr().println("witloof: this is a defect; please report it with the lines above");
        return ExitCode.INTERNAL;
    }

    /** States the version that the jar names. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"witloof " + (version == null ? "(development)" : version)};
        }
    }
}
