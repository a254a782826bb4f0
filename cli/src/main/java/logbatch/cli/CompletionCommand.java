package logbatch.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch completion`: prints what makes a shell complete this command.
@Command(
    name = "completion",
    description = {
      "Print a script that lets a shell complete commands and options of logbatch.",
      "",
      "bash, for this session:  source <(./logbatch completion bash)",
      "zsh, for this session:   source <(./logbatch completion zsh)",
      "For every session: put that line into ~/.bashrc or ~/.zshrc."
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell;

  /// Shells that there is a script for.
  enum Shell {
    BASH,
    /// Loads what makes it understand the script for bash, which the script itself asks for.
    ZSH
  }

  @Override
  public Integer call() {
    var root = spec.root().commandLine();
    var out = spec.commandLine().getOut();
    out.println("# logbatch, for " + shell.name().toLowerCase(Locale.ROOT));
    out.println(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
    return 0;
  }
}
