package logbatch.model;

import java.util.Locale;
import java.util.Optional;

/// What the ending of an object's key promises about its lines.
public enum ContentKind {
  /// `.txt` and `.log`: each line is in whatever format it is.
  TEXT,
  /// `.jsonl`: each line is a JSON object, or it is rejected.
  JSONL,
  /// `.csv`: a header, then records with as many fields, or they are rejected.
  CSV;

  /// The kind of an object.
  ///
  /// @param key object key, decoded; the ending is looked at in any case, and with or without `.gz`
  ///   after it
  /// @return empty for an ending that is none of ours
  public static Optional<ContentKind> ofKey(String key) {
    var name = key.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - ".gz".length());
    }
    if (name.endsWith(".txt") || name.endsWith(".log")) {
      return Optional.of(TEXT);
    }
    if (name.endsWith(".jsonl")) {
      return Optional.of(JSONL);
    }
    return name.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
  }

  /// The name in the header part: `text`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#wireName] gave.
  ///
  /// @throws IllegalArgumentException if there is no such kind
  public static ContentKind ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
