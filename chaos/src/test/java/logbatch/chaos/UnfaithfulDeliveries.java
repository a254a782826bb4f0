package logbatch.chaos;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import logbatch.local.runtime.Deliveries;
import logbatch.local.runtime.InvocationResult;
import tools.jackson.jr.ob.JSON;

/// Delivers events the way the services may: twice, not at all, or with their answers lost; and
/// stream records that were delivered once in order, again in other cuts.
///
/// What is allowed follows the documentation of the event source mappings: every event at least
/// once, a shard's records in order the first time.
final class UnfaithfulDeliveries implements Deliveries {

  private static final InvocationResult LOST =
      new InvocationResult.FunctionError("Chaos", "the event source never heard the answer", "{}");

  private final Totals totals;
  private final AtomicInteger faultsLeft = new AtomicInteger();
  private final Map<String, Shard> shards = new HashMap<>();
  private Random random = new Random(0);

  UnfaithfulDeliveries(Totals totals) {
    this.totals = totals;
  }

  /// Draws the faults of a run.
  ///
  /// @param faults how many there are at most
  synchronized void begin(long seed, int faults) {
    random = new Random(seed);
    faultsLeft.set(faults);
  }

  /// No more faults.
  void end() {
    faultsLeft.set(0);
  }

  @Override
  public InvocationResult deliver(String function, String payload, Next next)
      throws InterruptedException {
    return function.equals(Call.Caller.COUNTER.function())
        ? count(payload, next)
        : deliver(payload, next);
  }

  private InvocationResult deliver(String payload, Next next) throws InterruptedException {
    return switch (choice()) {
      case 0 -> {
        totals.add("deliveries dropped");
        yield LOST;
      }
      case 1 -> {
        totals.add("deliveries doubled");
        var second = Thread.ofVirtual().start(() -> invoke(payload, next));
        var result = next.invoke(payload);
        second.join();
        yield result;
      }
      case 2 -> {
        totals.add("answers lost");
        next.invoke(payload);
        yield LOST;
      }
      default -> next.invoke(payload);
    };
  }

  private InvocationResult count(String payload, Next next) throws InterruptedException {
    var event = parsed(payload);
    var records = records(event);
    if (records.isEmpty()) {
      return next.invoke(payload);
    }
    var shard = shard(event.get("shardId").toString());
    shard.renumber(records);
    var result = next.invoke(text(event));
    if (!result.isSuccess()) {
      return result;
    }
    shard.remember(records);
    int choice = choice();
    if (choice < 3) {
      replay(event, shard, next);
    }
    if (choice == 0) {
      totals.add("answers lost");
      return LOST;
    }
    return result;
  }

  /// Records of the past, in one to three cuts that nobody has seen before.
  private void replay(Map<String, Object> event, Shard shard, Next next)
      throws InterruptedException {
    int cuts = 1 + random(3);
    for (int i = 0; i < cuts; i++) {
      var past = shard.past();
      int from = random(past.size());
      int to = from + 1 + random(past.size() - from);
      var cut = new ArrayList<>(past.subList(from, to));
      if (random(3) == 0) {
        Collections.shuffle(cut, new Random(from));
      }
      var again = new LinkedHashMap<>(event);
      again.put("Records", cut);
      totals.add("stream batches replayed");
      next.invoke(text(again));
    }
  }

  private static void invoke(String payload, Next next) {
    try {
      next.invoke(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The local cloud is being closed.
    }
  }

  /// 0 to 2 for a fault, more for none.
  private int choice() {
    int choice = random(12);
    if (choice > 2 || faultsLeft.get() <= 0) {
      return 3;
    }
    faultsLeft.decrementAndGet();
    return choice;
  }

  private synchronized int random(int bound) {
    return random.nextInt(bound);
  }

  private Shard shard(String id) {
    synchronized (shards) {
      return shards.computeIfAbsent(id, _ -> new Shard());
    }
  }

  /// A shard's records with sequence numbers as DynamoDB may give them: of 21 to 40 digits, without
  /// leading zeros, so that their order as numbers is not their order as text.
  private static final class Shard {

    private static final int BLOCK = 300;
    private static final int DIGITS_MIN = 21;
    private static final int DIGITS_MAX = 40;

    private final Map<String, String> numbers = new HashMap<>();
    private final List<Map<String, Object>> past = new ArrayList<>();
    private final Map<String, Boolean> seen = new HashMap<>();

    synchronized void renumber(List<Map<String, Object>> records) {
      for (var record : records) {
        change(record)
            .computeIfPresent(
                "SequenceNumber",
                (_, original) ->
                    numbers.computeIfAbsent(original.toString(), _ -> number(numbers.size())));
      }
    }

    synchronized void remember(List<Map<String, Object>> records) {
      for (var record : records) {
        if (seen.put(change(record).get("SequenceNumber").toString(), true) == null) {
          past.add(record);
        }
      }
    }

    synchronized List<Map<String, Object>> past() {
      return List.copyOf(past);
    }

    /// Every block of numbers has a power of ten in its middle.
    private static String number(int ordinal) {
      int block = Math.min(ordinal / BLOCK, DIGITS_MAX - DIGITS_MIN - 1);
      return BigInteger.TEN
          .pow(DIGITS_MIN + block)
          .add(BigInteger.valueOf(ordinal - (long) block * BLOCK - BLOCK / 2))
          .toString();
    }

    @SuppressWarnings("unchecked") // the event's shape is AWS's
    private static Map<String, Object> change(Map<String, Object> record) {
      return (Map<String, Object>) record.get("dynamodb");
    }
  }

  private static Map<String, Object> parsed(String json) {
    return JSON.std.mapFrom(json);
  }

  private static String text(Map<String, Object> event) {
    return JSON.std.asString(event);
  }

  @SuppressWarnings("unchecked") // the event's shape is AWS's
  private static List<Map<String, Object>> records(Map<String, Object> event) {
    return (List<Map<String, Object>>) event.getOrDefault("Records", List.of());
  }
}
