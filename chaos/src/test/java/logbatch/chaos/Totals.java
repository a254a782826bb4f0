package logbatch.chaos;

import java.util.TreeMap;

/// What was done to the functions, by kind. Thread-safe.
final class Totals {

  private final TreeMap<String, Integer> counts = new TreeMap<>();

  synchronized void add(String kind) {
    add(kind, 1);
  }

  synchronized void add(String kind, int count) {
    counts.merge(kind, count, Integer::sum);
  }

  /// How often something of a kind was done.
  synchronized int of(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  @Override
  public synchronized String toString() {
    return counts.toString();
  }
}
