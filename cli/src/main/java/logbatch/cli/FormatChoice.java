package logbatch.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import logbatch.format.FileContext;
import logbatch.format.LogFormat;
import logbatch.format.LogFormats;
import logbatch.format.UserFormats;
import logbatch.model.ContentKind;
import logbatch.model.Reading;

/// Which formats the lines of a file may be in.
///
/// @param own formats that are tried before the built-in ones
/// @param only the one format to be looked for; empty if the file's ending decides
record FormatChoice(UserFormats own, Optional<LogFormat> only) {

  /// @param own formats that are tried before the built-in ones
  /// @param name of a format; empty if the file's ending decides
  /// @throws UsageException with the names that there are, if there is no such format
  static FormatChoice of(UserFormats own, Optional<String> name) {
    return new FormatChoice(own, name.map(wanted -> named(own, wanted)));
  }

  private static LogFormat named(UserFormats own, String name) {
    return all(own)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "there is no format %s; there are %s"
                    .formatted(
                        Visible.of(name),
                        all(own).map(LogFormat::name).collect(Collectors.joining(", ")))));
  }

  private static Stream<LogFormat> all(UserFormats own) {
    return Stream.concat(own.formats().stream(), LogFormats.all().stream());
  }

  /// What the lines of a file are: what the chosen format is for, else what the name's ending says,
  /// else text.
  ContentKind kind(String fileName) {
    return only.map(LogFormat::name)
        .map(name ->
            switch (name) {
              case "json" -> ContentKind.JSONL;
              case "csv" -> ContentKind.CSV;
              default -> ContentKind.TEXT;
            })
        .or(() -> ContentKind.ofKey(fileName))
        .orElse(ContentKind.TEXT);
  }

  /// The formats to try, in their order. The last one reads or rejects every line.
  List<LogFormat> of(FileContext context) {
    return context.kind() == ContentKind.TEXT && only.isPresent()
        ? LogFormats.only(only.get())
        : LogFormats.of(context, own);
  }

  /// What there is to say of a line that another format than the chosen one read.
  Optional<String> miss(Reading reading) {
    return only.map(LogFormat::name)
        .filter(name -> !name.equals(reading.format()))
        .map("not in the format %s"::formatted);
  }
}
