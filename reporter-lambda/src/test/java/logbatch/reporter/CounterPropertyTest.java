package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import logbatch.model.ItemFacts;
import logbatch.model.RunId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the stream does to the counters, the sum over the count parts is what is stored.
class CounterPropertyTest {

  private static final List<String> STATUSES = List.of("200", "404", "500", "WARN", "UNKNOWN", "x");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Shards split, batches come again in other cuts and out of order, the store breaks between the
  /// parts of one batch, two counters work on one shard, and lines are redriven in another shard
  /// than they were inserted in.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sumOfThePartsIsWhatIsStored(long seed) {
    var random = new Random(seed);
    var stream = new SimulatedStream(random, 3);
    for (int i = 0; i < 200; i++) {
      stream.step();
    }
    var store = new InMemoryCountStore();
    deliver(stream.shards, store, random);

    for (var run : stream.runs) {
      assertThat(sums(store, run)).isEqualTo(stream.truth(run));
    }
  }

  /// Parents are read to their end before their children; their order among themselves is free.
  private static void deliver(
      List<List<SimulatedShard>> generations, InMemoryCountStore store, Random random) {
    var rival = new CountStoreWithRival(store);
    var counter = new Counter(new CountStoreThatBreaks(rival, random, 0.1), Clock.systemUTC());
    var other = new Counter(new CountStoreThatBreaks(store, random, 0.1), Clock.systemUTC());
    for (var generation : generations) {
      var waiting = new ArrayList<>(generation);
      while (!waiting.isEmpty()) {
        var shard = waiting.get(random.nextInt(waiting.size()));
        if (random.nextInt(4) == 0) {
          rival.beforeNextWrite(() -> shard.deliver(other, random));
        }
        shard.deliver(counter, random);
        waiting.removeIf(SimulatedShard::isDelivered);
      }
    }
  }

  private static Map<String, Long> sums(InMemoryCountStore store, RunId run) {
    var sum = store.sum(run);
    var sums = new TreeMap<>(sum.statuses().counts());
    sums.put("processed", sum.processed());
    sums.put("rejected", sum.rejected());
    sum.reasons().counts().forEach(sums::put);
    sums.put("timeline", sum.timeline().buckets().values().stream().mapToLong(n -> n).sum());
    return sums;
  }

  /// A table with its stream.
  private static final class SimulatedStream {

    /// Shards by generation: every one of a generation has its parents in the one before.
    private final List<List<SimulatedShard>> shards = new ArrayList<>();

    private final List<RunId> runs = new ArrayList<>();
    private final Map<RunId, Map<Long, ItemFacts>> items = new HashMap<>();
    private final RandomGenerator random;
    private BigInteger firstNumber = BigInteger.valueOf(980);

    SimulatedStream(RandomGenerator random, int runCount) {
      this.random = random;
      for (int i = 0; i < runCount; i++) {
        runs.add(Samples.run());
        items.put(runs.getLast(), new HashMap<>());
      }
      split();
    }

    /// Stores a line, redrives one, or splits the shards.
    void step() {
      int dice = random.nextInt(50);
      if (dice == 0) {
        split();
      } else if (dice < 12) {
        redrive();
      } else {
        store();
      }
    }

    private void split() {
      int count = 1 + random.nextInt(3);
      var generation = new ArrayList<SimulatedShard>();
      for (int i = 0; i < count; i++) {
        generation.add(new SimulatedShard("shard-" + shards.size() + "-" + i, firstNumber));
      }
      shards.add(generation);
      // 980, 1001, …: the numbers of a shard soon pass from three digits to four.
      firstNumber = firstNumber.add(BigInteger.valueOf(21));
    }

    private void store() {
      var run = runs.get(random.nextInt(runs.size()));
      long offset = items.get(run).size() * 10L;
      ItemFacts line = random.nextInt(4) == 0 ? Samples.rejectedLine(offset) : processed();
      items.get(run).put(offset, line);
      append(run, offset, new Change.Inserted(line));
    }

    private void redrive() {
      var run = runs.get(random.nextInt(runs.size()));
      var rejected =
          items.get(run).entrySet().stream()
              .filter(entry -> entry.getValue() instanceof ItemFacts.Rejected)
              .findFirst();
      if (rejected.isPresent()) {
        var before = rejected.get().getValue();
        var after = processed();
        append(run, rejected.get().getKey(), new Change.Modified(before, after));
        items.get(run).put(rejected.get().getKey(), after);
      }
    }

    /// An item is always in the same shard of a generation.
    private void append(RunId run, long offset, Change change) {
      var generation = shards.getLast();
      generation.get((int) (offset / 10 % generation.size())).append(run, change, random);
    }

    private ItemFacts processed() {
      return new ItemFacts.Processed(
          STATUSES.get(random.nextInt(STATUSES.size())),
          Optional.empty(),
          "text",
          Optional.of(Samples.FIRST_LINE.plusSeconds(random.nextInt(1_000_000))));
    }

    Map<String, Long> truth(RunId run) {
      var truth = new TreeMap<String, Long>();
      truth.put("processed", 0L);
      truth.put("rejected", 0L);
      truth.put("timeline", 0L);
      for (var item : items.get(run).values()) {
        switch (item) {
          case ItemFacts.Processed line -> {
            truth.merge("processed", 1L, Long::sum);
            truth.merge("timeline", 1L, Long::sum);
            truth.merge(line.status().equals("x") ? "outros" : line.status(), 1L, Long::sum);
          }
          case ItemFacts.Rejected line -> {
            truth.merge("rejected", 1L, Long::sum);
            truth.merge(line.sample().reason(), 1L, Long::sum);
          }
        }
      }
      return truth;
    }
  }
}
