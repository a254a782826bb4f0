package logbatch.format;

import java.util.List;

/// Formats that somebody defined in a file of his own. They are tried before those that are built
/// in, for the lines of text files. Immutable; safe for all threads.
///
/// @param formats in the order in which they are tried
public record UserFormats(List<LogFormat> formats) {

  /// No formats of one's own.
  public static final UserFormats NONE = new UserFormats(List.of());

  public UserFormats {
    formats = List.copyOf(formats);
  }

  /// Reads a file of formats, and checks every format by its samples.
  ///
  /// @param text of the file: YAML, or JSON, which is YAML too
  /// @throws IllegalArgumentException with everything that is wrong with the file, and what to do
  ///   about it, a problem a line
  public static UserFormats parse(String text) {
    return new UserFormatsReader().read(text);
  }
}
