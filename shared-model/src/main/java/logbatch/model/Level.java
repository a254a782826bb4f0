package logbatch.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A severity, as the known log systems name them. Distinct names stay distinct: a `SEVERE` is no
/// `ERROR`.
public enum Level {
  TRACE,
  FINEST,
  FINER,
  FINE,
  VERBOSE,
  DEBUG,
  CONFIG,
  INFO,
  NOTICE,
  WARN,
  ERROR,
  SEVERE,
  CRITICAL,
  ALERT,
  EMERGENCY,
  FATAL,
  PANIC;

  private static final Map<String, Level> BY_WORD = byWord();

  /// The level that a word names, in any case.
  ///
  /// @param word such as `warn`, `WARNING` or `wrn`
  /// @return empty if the word names no level
  public static Optional<Level> named(String word) {
    var level = BY_WORD.get(word);
    return Optional.ofNullable(level != null ? level : BY_WORD.get(word.toUpperCase(Locale.ROOT)));
  }

  private static Map<String, Level> byWord() {
    var words =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("TRC", TRACE),
                Map.entry("DBG", DEBUG),
                Map.entry("DBUG", DEBUG),
                Map.entry("INF", INFO),
                Map.entry("INFORMATION", INFO),
                Map.entry("INFORMATIONAL", INFO),
                Map.entry("WARNING", WARN),
                Map.entry("WRN", WARN),
                Map.entry("ERR", ERROR),
                Map.entry("EROR", ERROR),
                Map.entry("CRIT", CRITICAL),
                Map.entry("EMERG", EMERGENCY),
                Map.entry("FTL", FATAL)));
    for (var level : values()) {
      words.put(level.name(), level);
    }
    // Most are written in one of two ways, and are found without being converted.
    Map.copyOf(words).forEach((word, level) -> words.put(word.toLowerCase(Locale.ROOT), level));
    return Map.copyOf(words);
  }
}
