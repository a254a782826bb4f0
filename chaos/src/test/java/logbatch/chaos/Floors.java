package logbatch.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much has to be done to the functions before it says anything that no line was lost: a
/// harness whose faults never strike finds nothing.
///
/// @param least by kind, as [Totals] names them
record Floors(Map<String, Integer> least) {

  /// Seeds that draw each kind of fault several times, whatever the seeds.
  private static final int SEEDS_FOR_EVERY_KIND = 3;

  /// A replay comes about once in a seed, a stand-still in every fourth.
  private static final int SEEDS_FOR_THE_RARE_KINDS = 50;

  private static final int SEEDS_OF_A_LONG_RUN = 200;

  /// The floors of a run.
  ///
  /// @param seeds how many there were
  static Floors of(int seeds) {
    var least = new TreeMap<String, Integer>();
    least.put("kills", kills(seeds));
    if (seeds >= SEEDS_FOR_EVERY_KIND) {
      for (var kind :
          List.of(
              "requests delayed",
              "requests refused",
              "requests lost",
              "responses lost",
              "deliveries dropped",
              "deliveries doubled",
              "answers lost")) {
        least.put(kind, 1);
      }
    }
    if (seeds >= SEEDS_FOR_THE_RARE_KINDS) {
      least.put("stream batches replayed", 1);
      least.put("stand-stills", 1);
    }
    return new Floors(least);
  }

  /// Each seed plans five, each of one process or more; some are planned for requests that never
  /// come.
  private static int kills(int seeds) {
    if (seeds < SEEDS_FOR_EVERY_KIND) {
      return 1;
    }
    return seeds < SEEDS_OF_A_LONG_RUN ? 3 * seeds : 5 * seeds;
  }

  /// What was done too seldom, each with a floor and how often it was done; empty if nothing.
  List<String> missedBy(Totals totals) {
    return least.entrySet().stream()
        .filter(floor -> totals.of(floor.getKey()) < floor.getValue())
        .map(floor ->
            "%s: at least %d, not %d"
                .formatted(floor.getKey(), floor.getValue(), totals.of(floor.getKey())))
        .toList();
  }
}
