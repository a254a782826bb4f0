package logbatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What shows an HTML page to a person.
@FunctionalInterface
interface Browser {

  /// Shows a page.
  ///
  /// @return whether there was anything to show it with
  boolean open(Path page);

  /// The system's own way.
  ///
  /// @param systemName as in the system property `os.name`
  static Browser ofSystem(String systemName) {
    var name = systemName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return page -> starts(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
    }
    return page -> starts(List.of(name.startsWith("mac") ? "open" : "xdg-open", page.toString()));
  }

  private static boolean starts(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program here.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
