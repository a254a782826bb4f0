package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Holds docs/commands.md to what the command really understands.
class CommandsDocumentTest {

  private static final Path HOME = Path.of(System.getProperty("logbatch.home", ".."));

  private final CommandLine main = Main.commandLine(CommandLine.defaultFactory());

  @Test
  void everyCommandHasItsSectionAndAnExample() throws IOException {
    var document = document();

    for (var name : main.getSubcommands().keySet()) {
      assertThat(section(document, name)).as(name).contains("./logbatch " + name);
    }
    assertThat(document.lines().filter(line -> line.startsWith("## `logbatch ")))
        .hasSameSizeAs(main.getSubcommands().keySet());
  }

  @Test
  void everyOptionIsInTheSectionOfItsCommandOrAmongTheCommonOnes() throws IOException {
    var document = document();
    var common = document.substring(0, document.indexOf("## `logbatch "));

    main.getSubcommands()
        .forEach((name, command) ->
            assertThat(command.getCommandSpec().options())
                .as(name)
                .filteredOn(option -> !option.hidden())
                .allMatch(option -> isIn(option, section(document, name)) || isIn(option, common)));
  }

  @Test
  void everyCommandAndOptionHasItsHelp() {
    for (var command : main.getSubcommands().values()) {
      var spec = command.getCommandSpec();
      assertThat(spec.usageMessage().description()).as(spec.name()).isNotEmpty();
      assertThat(spec.args())
          .as(spec.name())
          .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
    }
  }

  private static boolean isIn(OptionSpec option, String text) {
    return text.contains("`" + option.longestName() + "`")
        || text.contains("`" + option.longestName() + " ");
  }

  private static String section(String document, String command) {
    int start = document.indexOf("## `logbatch " + command + "`");
    assertThat(start).as("section of " + command).isNotNegative();
    int end = document.indexOf("\n## ", start);
    return document.substring(start, end < 0 ? document.length() : end);
  }

  private static String document() throws IOException {
    return Files.readString(HOME.resolve("docs/commands.md"));
  }
}
