package logbatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ScopeType;

/// The `logbatch` command.
@Command(
    name = "logbatch",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Every line of a log file becomes one item in DynamoDB, exactly once, and a report says so.",
      "",
      "run and up take the pipeline of template.yaml to this machine: no account and no Docker needed."
          + " parse needs not even that: it only shows what lines become.",
      "",
      "upload, status, report, records, rejected, redrive, verify, reprocess and doctor work on a"
          + " deployment: a stack on AWS (--stack), or what `up` runs (--local)."
    },
    subcommands = {
      RunCommand.class,
      UpCommand.class,
      LogsCommand.class,
      InvokeCommand.class,
      GenerateCommand.class,
      ParseCommand.class,
      TemplateCommand.class,
      EstimateCommand.class,
      UploadCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      RecordsCommand.class,
      RejectedCommand.class,
      RedriveCommand.class,
      VerifyCommand.class,
      ReprocessCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 something is wrong with the data or the cloud, or a batch did not complete;"
          + " 2 wrong usage.",
      "Start with: logbatch run samples/access.log"
    })
public final class Main {

  private Main() {}

  /// Runs the command that the arguments name, and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(
        commandLine(CommandLine.defaultFactory())
            .setOut(StandardOutput.writer())
            .execute(arguments));
  }

  /// @param factory makes commands and their options
  static CommandLine commandLine(IFactory factory) {
    return new CommandLine(new Main(), factory)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        // A file whose name begins with @ is a file like any other, not one of arguments.
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(plainMessages());
  }

  /// What a person can put right is told in a sentence; anything else is a bug and shows where it
  /// came from.
  private static IExecutionExceptionHandler plainMessages() {
    return (exception, command, parsed) -> {
      var problem = Problem.of(exception);
      if (!Shutdown.isUnderWay()) {
        problem.print(command.getErr());
      }
      return problem.exitCode();
    };
  }
}
