package logbatch.cli;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Values that come up as often as their weights say.
///
/// @param byLimit each value under the sum of its own weight and those before it
record Weighted<T>(NavigableMap<Integer, T> byLimit) {

  /// @param choices values with their weights; the order counts, since a seed has to give the same
  ///   values again
  static <T> Weighted<T> of(List<Map.Entry<T, Integer>> choices) {
    var byLimit = new TreeMap<Integer, T>();
    int sum = 0;
    for (var choice : choices) {
      sum += choice.getValue();
      byLimit.put(sum, choice.getKey());
    }
    return new Weighted<>(byLimit);
  }

  T next(RandomGenerator random) {
    return byLimit.higherEntry(random.nextInt(byLimit.lastKey())).getValue();
  }
}
