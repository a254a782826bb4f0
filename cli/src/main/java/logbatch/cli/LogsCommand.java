package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch logs`: prints what the functions logged.
@Command(
    name = "logs",
    description = {
      "Print what the functions log in the local cloud that `logbatch up` runs or, if none runs, what"
          + " they logged in the last `run` or `up`, whichever was later.",
      "The lines are JSON; none of them holds the content of a log line."
    })
final class LogsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "only this function, such as LogProcessorWorker")
  private String function;

  @Option(
      names = {"-f", "--follow"},
      description = "go on with what is being logged, until Ctrl-C")
  private boolean isFollowing;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = new LogFolders(CloudOptions.workFolder(), CloudOptions.runFolder()).current();
    var files = files(folder);
    if (files.isEmpty()) {
      throw new UsageException(
          function == null
              ? "There are no logs yet; `logbatch run` and `logbatch up` write them."
              : "There is no log of a function named %s in %s"
                  .formatted(Visible.of(function), folder));
    }
    var tails = files.stream().map(LogTail::new).toList();
    var out = spec.commandLine().getOut();
    print(tails, out);
    while (isFollowing && !out.checkError()) {
      Thread.sleep(300);
      print(tails, out);
    }
    return 0;
  }

  private static void print(List<LogTail> tails, PrintWriter out) throws IOException {
    for (var tail : tails) {
      tail.printNew(out);
    }
    out.flush();
  }

  private List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log"))
          .filter(
              file -> function == null || file.getFileName().toString().equals(function + ".log"))
          .sorted()
          .toList();
    }
  }
}
