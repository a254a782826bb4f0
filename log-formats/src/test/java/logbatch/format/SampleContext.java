package logbatch.format;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;

/// What a line `@ key=value …` in a file of samples says of the samples after it.
///
/// | key | default |
/// |---|---|
/// | `file` | `a.log` |
/// | `uploaded` | `2026-11-03T12:00:00Z` |
/// | `zone` | `UTC` |
/// | `header` | none; columns divided by the delimiter, which is the first character; `␠` and `␉` for blank and tab |
/// | `cut` | no |
record SampleContext(FileContext context, boolean isCut) {

  static final SampleContext DEFAULT = of("@");

  static SampleContext of(String directive) {
    Map<String, String> settings =
        Arrays.stream(directive.split(" "))
            .skip(1)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    var times =
        new TimeRules(
            Instant.parse(settings.getOrDefault("uploaded", "2026-11-03T12:00:00Z")),
            ZoneId.of(settings.getOrDefault("zone", "UTC")));
    var kind = ContentKind.ofKey(settings.getOrDefault("file", "a.log")).orElseThrow();
    var context =
        new FileContext(
            kind, Optional.ofNullable(settings.get("header")).map(SampleContext::header), times);
    return new SampleContext(context, "yes".equals(settings.get("cut")));
  }

  private static CsvHeader header(String visible) {
    var text = visible.replace('␠', ' ').replace('␉', '\t');
    var delimiter = text.substring(0, 1);
    return new CsvHeader(
        delimiter.charAt(0), List.of(text.substring(1).split(Pattern.quote(delimiter))));
  }
}
