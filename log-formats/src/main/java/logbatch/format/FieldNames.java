package logbatch.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The usual names of the fields that say when, with which status code, and how severe.
///
/// Names are compared without case and without `@ $ _ - .` and blanks, so `status_code`,
/// `statusCode` and `StatusCode` are one; the name of a nested field follows that of the field
/// around it, so `{"log":{"level":…}}` is `log.level`.
final class FieldNames {

  /// What a field says.
  enum Role {
    TIMESTAMP,
    STATUS,
    LEVEL
  }

  /// @param role what the field says
  /// @param rank from 0; of two fields that say the same, the one with the lower rank is believed
  record Meaning(Role role, int rank) {}

  private static final int LENGTH_MAX = 40;

  private static final Map<String, Meaning> MEANINGS = meanings();

  /// Fields within which others are looked at.
  private static final Set<String> CONTAINERS =
      Set.of("log", "http", "httprequest", "httpresponse", "res", "response", "t");

  private FieldNames() {}

  /// What a field of this name says.
  ///
  /// @param name as [#normalized] gives it
  static Optional<Meaning> meaning(String name) {
    return Optional.ofNullable(MEANINGS.get(name));
  }

  /// Whether fields within a field of this name are worth looking at.
  static boolean isContainer(String name) {
    return CONTAINERS.contains(name);
  }

  /// The name as it is compared; empty for a name that is longer than any known one.
  static String normalized(String name) {
    if (name.length() > LENGTH_MAX) {
      return "";
    }
    var letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        letters.append((char) (c + ('a' - 'A')));
      } else if ("@$_-. ".indexOf(c) < 0) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  private static Map<String, Meaning> meanings() {
    var meanings = new HashMap<String, Meaning>();
    put(
        meanings,
        Role.TIMESTAMP,
        List.of(
            "timestamp",
            "eventtime",
            "datetime",
            "time",
            "ts",
            "t",
            "tdate",
            "asctime",
            "timeiso8601",
            "timelocal",
            "timemillis",
            "timeunixnano",
            "starttime",
            "logtime",
            "createdat",
            "date",
            "msec"));
    put(
        meanings,
        Role.STATUS,
        List.of(
            "status",
            "statuscode",
            "httpstatus",
            "httpstatuscode",
            "httpresponsestatuscode",
            "responsestatus",
            "responsestatuscode",
            "responsecode",
            "httpcode",
            "httprequeststatus",
            "resstatuscode",
            "resstatus",
            "scstatus",
            "elbstatuscode",
            "downstreamstatus",
            "originstatus",
            "response"));
    put(
        meanings,
        Role.LEVEL,
        List.of(
            "level",
            "severity",
            "loglevel",
            "levelname",
            "lvl",
            "severitytext",
            "leveldisplayname",
            "l"));
    return Map.copyOf(meanings);
  }

  private static void put(Map<String, Meaning> meanings, Role role, List<String> names) {
    for (int rank = 0; rank < names.size(); rank++) {
      meanings.put(names.get(rank), new Meaning(role, rank));
    }
  }
}
