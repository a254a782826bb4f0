package logbatch.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command line that does what it says when it is pasted into a POSIX shell, whatever is in its
/// arguments. Not thread-safe.
final class CommandLineText {

  /// What no shell gives a meaning to. An equals sign at the beginning has one for zsh.
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9._/:@%+,-][A-Za-z0-9._/:=@%+,-]*");

  private final StringBuilder line;

  /// @param command which is taken as it is, such as `./logbatch status`
  CommandLineText(String command) {
    line = new StringBuilder(command);
  }

  void option(String name) {
    line.append(' ').append(name);
  }

  /// An option with its value, which may begin with a hyphen.
  void option(String name, String value) {
    line.append(' ').append(name).append(value.startsWith("-") ? '=' : ' ').append(quoted(value));
  }

  /// The line with these arguments, none of which is taken for an option.
  String with(String... arguments) {
    var ends = List.of(arguments).stream().anyMatch(argument -> argument.startsWith("-"));
    var words = ends ? Stream.concat(Stream.of("--"), Stream.of(arguments)) : Stream.of(arguments);
    words.forEach(word -> line.append(' ').append(quoted(word)));
    return line.toString();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
