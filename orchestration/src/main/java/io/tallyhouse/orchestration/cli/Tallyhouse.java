package io.tallyhouse.orchestration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: one command with many subcommands. */
@Command(
        name = "tallyhouse",
        mixinStandardHelpOptions = true,
        version = "tallyhouse 0.1.0",
        description = "A marketing-operations lakehouse whose numbers tie out.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            SampleCommand.class,
            RunCommand.class,
            IngestCommand.class,
            BuildCommand.class,
            CheckCommand.class,
            ReleaseCommand.class,
            QueryCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            AttributeCommand.class,
            LtvCommand.class,
            StatusCommand.class,
            RunsCommand.class,
            ReleasesCommand.class,
            ValidateCommand.class,
            DoctorCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nExit codes%n",
        footer = {
            "  0 done, 1 a bug, 2 usage, 3 contract or configuration, 4 quality gate closed,",
            "  5 source unreadable, 6 warehouse busy"
        })
public final class Tallyhouse implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs one command. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Tallyhouse());
        PrintWriter results = new PrintWriter(out, true, UTF_8);
        PrintWriter problems = new PrintWriter(err, true, UTF_8);
        giveVersion(commandLine, commandLine.getCommandSpec().version());
        commandLine.setOut(results);
        commandLine.setErr(problems);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExitCodeExceptionMapper(Tallyhouse::exitCode);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof UserError) {
                problems.println(exception.getMessage());
            } else {
                problems.println("This is a bug in tallyhouse. The stack trace below says where; the log says more: "
                        + System.getProperty("tallyhouse.log", "(no log file)"));
                exception.printStackTrace(problems);
            }
            return exitCode(exception);
        });
        try {
            return commandLine.execute(arguments);
        } finally {
            // A writer that flushes itself does so at a line's end only.
            results.flush();
            problems.flush();
        }
    }

    private static int exitCode(Throwable exception) {
        if (exception instanceof UserError error) {
            return error.exitCode().code();
        }
        return exception instanceof ParameterException ? ExitCode.USAGE.code() : ExitCode.BUG.code();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do. `tallyhouse demo` shows everything on a sample company.");
    }

    /** Lets every command tell the program's version. */
    private static void giveVersion(CommandLine command, String... version) {
        command.getCommandSpec().version(version);
        command.getSubcommands().values().forEach(subcommand -> giveVersion(subcommand, version));
    }
}
