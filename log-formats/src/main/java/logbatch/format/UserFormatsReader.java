package logbatch.format;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import logbatch.model.Level;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a file of formats, and collects everything that is wrong with it. For one file.
final class UserFormatsReader {

  private static final int FILE_CHARACTERS_MAX = 65_536;
  private static final int FORMATS_MAX = 20;
  private static final int REGEX_CHARACTERS_MAX = 2_000;

  /// Instructions of a compiled pattern. With the bound on the line they bound the time.
  private static final int PROGRAM_MAX = 1_000;

  private static final List<String> FILE_KEYS = List.of("formats");
  private static final List<String> FORMAT_KEYS = List.of("name", "regex", "timestamp", "samples");
  private static final List<String> SAMPLE_KEYS = List.of("line", "timestamp", "status", "level");

  private final List<String> problems = new ArrayList<>();
  private final List<LogFormat> formats = new ArrayList<>();

  UserFormats read(String text) {
    file(text).ifPresent(this::readFormats);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new UserFormats(formats);
  }

  private Optional<UserFormatFields> file(String text) {
    var settings =
        LoadSettings.builder()
            .setLabel("the file")
            .setCodePointLimit(FILE_CHARACTERS_MAX)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
        return Optional.of(new UserFormatFields("", map, problems::add));
      }
      problems.add("the file has no list of formats; see docs/custom-formats.md");
    } catch (YamlEngineException e) {
      problems.add("the file is neither YAML nor JSON: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void readFormats(UserFormatFields file) {
    file.refuseOthersThan(FILE_KEYS);
    var list = file.list("formats", "format");
    if (list.size() > FORMATS_MAX) {
      file.problem("has %d formats; %d are allowed".formatted(list.size(), FORMATS_MAX));
      return;
    }
    list.forEach(this::readFormat);
  }

  private void readFormat(UserFormatFields numbered) {
    var name = numbered.required("name");
    var fields =
        new UserFormatFields(
            name.map("format %s"::formatted).orElse(numbered.where()),
            numbered.fields(),
            problems::add);
    fields.refuseOthersThan(FORMAT_KEYS);
    name.ifPresent(text -> checkName(text, fields));
    var pattern = fields.required("regex").flatMap(regex -> pattern(regex, fields));
    var timestamps = fields.text("timestamp").map(text -> timestamps(text, fields));
    var samples = samples(fields);
    if (name.isPresent() && pattern.isPresent()) {
      var format =
          new UserFormat(name.get(), pattern.get(), timestamps.orElse(UserTimestamps.USUAL));
      formats.add(format);
      samples.forEach(sample -> check(format, sample));
    }
  }

  private void checkName(String name, UserFormatFields fields) {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      fields.problem(
          "has a name that is not 1 to 32 lower case letters, digits and hyphens; change it");
    }
    boolean isBuiltIn = LogFormats.all().stream().anyMatch(format -> format.name().equals(name));
    if (isBuiltIn || formats.stream().anyMatch(format -> format.name().equals(name))) {
      fields.problem("has a name that is taken; change it");
    }
  }

  private static Optional<Pattern> pattern(String regex, UserFormatFields fields) {
    if (regex.length() > REGEX_CHARACTERS_MAX) {
      fields.problem(
          "has a regex of %d characters; shorten it to %d"
              .formatted(regex.length(), REGEX_CHARACTERS_MAX));
      return Optional.empty();
    }
    try {
      return checked(Pattern.compile(regex), fields);
    } catch (PatternSyntaxException e) {
      fields.problem(
          "has a regex that RE2 does not understand: %s. There is no look-around and no back-reference: <https://github.com/google/re2/wiki/Syntax>"
              .formatted(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Pattern> checked(Pattern pattern, UserFormatFields fields) {
    if (pattern.programSize() > PROGRAM_MAX) {
      fields.problem(
          "has a regex of %,d instructions, %,d are allowed; make its repetitions smaller"
              .formatted(pattern.programSize(), PROGRAM_MAX));
      return Optional.empty();
    }
    var known = List.of(UserFormat.TIMESTAMP, UserFormat.STATUS, UserFormat.LEVEL);
    if (pattern.namedGroups().keySet().stream().noneMatch(known::contains)) {
      fields.problem(
          "has a regex without a group that is named timestamp, status or level; name one: (?P<level>[A-Z]+)");
    }
    return Optional.of(pattern);
  }

  private static UserTimestamps timestamps(String pattern, UserFormatFields fields) {
    try {
      return UserTimestamps.ofPattern(pattern);
    } catch (IllegalArgumentException e) {
      fields.problem(
          "has a timestamp pattern that is none of java.time.format.DateTimeFormatter: "
              + e.getMessage());
      return UserTimestamps.USUAL;
    }
  }

  /// A sample, and its place in the file.
  private record Numbered(UserFormatFields fields, UserSample sample) {}

  private static List<Numbered> samples(UserFormatFields fields) {
    return fields.list("samples", "sample").stream()
        .flatMap(sample -> sample(sample).map(read -> new Numbered(sample, read)).stream())
        .toList();
  }

  private static Optional<UserSample> sample(UserFormatFields fields) {
    fields.refuseOthersThan(SAMPLE_KEYS);
    var timestamp = fields.text("timestamp");
    var instant = timestamp.flatMap(text -> instant(text, fields));
    var status = fields.text("status");
    var level = fields.text("level").map(text -> level(text, fields));
    return timestamp.isPresent() && instant.isEmpty()
        ? Optional.empty()
        : fields.required("line").map(line -> new UserSample(line, instant, status, level));
  }

  private static Optional<Instant> instant(String text, UserFormatFields fields) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      fields.problem(
          "has a timestamp that is not written like 2026-11-03T04:05:06.789Z; change it");
      return Optional.empty();
    }
  }

  private static String level(String text, UserFormatFields fields) {
    var name = text.toUpperCase(Locale.ROOT);
    if (Arrays.stream(Level.values()).noneMatch(level -> level.name().equals(name))) {
      fields.problem("has the level %s; there are %s".formatted(text, List.of(Level.values())));
    }
    return name;
  }

  private void check(UserFormat format, Numbered numbered) {
    var sample = numbered.sample();
    var reader =
        formats.stream()
            .filter(other -> other.parse(sample.line(), sample.context()).isPresent())
            .findFirst();
    if (reader.isEmpty()) {
      numbered
          .fields()
          .problem("is not matched by the regex, or none of its groups makes sense; change either");
    } else if (!reader.get().equals(format)) {
      numbered
          .fields()
          .problem(
              "is read by format %s before; make that one's regex stricter, or put it behind"
                  .formatted(reader.get().name()));
    } else if (format.parse(sample.line(), sample.context()).orElseThrow()
        instanceof ParseResult.Parsed(var reading)) {
      sample
          .difference(reading)
          .ifPresent(difference ->
              numbered
                  .fields()
                  .problem(
                      "is read otherwise: " + difference + "; change the sample or the format"));
    }
  }
}
