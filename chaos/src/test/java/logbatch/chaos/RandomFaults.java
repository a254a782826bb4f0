package logbatch.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Delays, refusals, lost requests, lost answers, short outages, kills and stand-stills, all of
/// them drawn from a seed: a kill strikes at the n-th request of a function, before or after that
/// has reached its service.
final class RandomFaults implements Faults {

  private static final int DELAY_MAX_MILLIS = 300;

  /// More than an SDK tries one request.
  private static final int OUTAGE_REQUESTS = 8;

  /// Longer than the functions' time-outs but the splitter's, and than its messages stay hidden.
  private static final Duration STAND_STILL = Duration.ofSeconds(12);

  private static final int SEEDS_PER_STAND_STILL = 4;

  private static final List<Call.Caller> CALLERS = List.of(Call.Caller.values());

  private final ChaosProcesses processes;
  private final Totals totals;
  private final Map<Call.Caller, Integer> requests = new EnumMap<>(Call.Caller.class);
  private final Map<Call.Caller, Set<Integer>> kills = new EnumMap<>(Call.Caller.class);
  private Optional<Call.Caller> toStandStill = Optional.empty();
  private final AtomicInteger faultsLeft = new AtomicInteger();
  private Random random = new Random(0);
  private Call.Service outOfService = Call.Service.S3;
  private int outageLeft;

  RandomFaults(ChaosProcesses processes, Totals totals) {
    this.processes = processes;
    this.totals = totals;
  }

  /// Draws the faults of a run.
  synchronized void begin(long seed) {
    random = new Random(seed);
    faultsLeft.set(40);
    requests.clear();
    kills.clear();
    plan(Call.Caller.SPLITTER, 2, 20);
    plan(Call.Caller.WORKER, 1, 120);
    plan(Call.Caller.COUNTER, 1, 8);
    plan(Call.Caller.REPORTER, 1, 16);
    toStandStill =
        random.nextInt(SEEDS_PER_STAND_STILL) == 0
            ? Optional.of(CALLERS.get(random.nextInt(CALLERS.size())))
            : Optional.empty();
  }

  /// No more faults.
  synchronized void end() {
    faultsLeft.set(0);
    outageLeft = 0;
    kills.clear();
    toStandStill = Optional.empty();
  }

  private void plan(Call.Caller caller, int count, int requestsMax) {
    var at = new HashSet<Integer>();
    while (at.size() < count) {
      at.add(1 + random.nextInt(requestsMax));
    }
    kills.put(caller, at);
  }

  private enum Fate {
    PASS,
    DELAY,
    REFUSE,
    LOSE_REQUEST,
    LOSE_ANSWER,
    KILL_BEFORE,
    KILL_AFTER,
    STAND_STILL
  }

  @Override
  public Optional<byte[]> answer(Call call, RealService service)
      throws IOException, InterruptedException {
    var caller = call.caller();
    return switch (fate(call, caller)) {
      case PASS -> Optional.of(service.answer());
      case DELAY -> {
        totals.add("requests delayed");
        Thread.sleep(delay());
        yield Optional.of(service.answer());
      }
      case REFUSE -> {
        totals.add("requests refused");
        yield Optional.of(Refusal.of(call.service()));
      }
      case LOSE_REQUEST -> {
        totals.add("requests lost");
        yield Optional.empty();
      }
      case LOSE_ANSWER -> {
        totals.add("responses lost");
        service.answer();
        yield Optional.empty();
      }
      case KILL_BEFORE -> {
        kill(caller);
        yield Optional.empty();
      }
      case KILL_AFTER -> {
        service.answer();
        kill(caller);
        yield Optional.empty();
      }
      case STAND_STILL -> {
        standStill(processes.pids(caller));
        yield Optional.of(service.answer());
      }
    };
  }

  private void kill(Call.Caller caller) {
    totals.add("kills", processes.kill(caller));
  }

  /// Those that are at work run out of time, or go on when others have taken over.
  private void standStill(List<Long> pids) throws IOException, InterruptedException {
    totals.add("stand-stills", pids.size());
    processes.pause(pids);
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(STAND_STILL);
            processes.goOn(pids);
          } catch (IOException | InterruptedException e) {
            processes.kill(pids);
          }
        });
  }

  private synchronized Fate fate(Call call, Call.Caller caller) {
    int number = requests.merge(caller, 1, Integer::sum);
    if (kills.containsKey(caller) && kills.get(caller).remove(number)) {
      return random.nextBoolean() ? Fate.KILL_BEFORE : Fate.KILL_AFTER;
    }
    if (number == 2 && toStandStill.filter(caller::equals).isPresent()) {
      return Fate.STAND_STILL;
    }
    if (outageLeft > 0 && call.service() == outOfService) {
      outageLeft--;
      return Fate.REFUSE;
    }
    int drawn = random.nextInt(100);
    if (drawn >= 10 || faultsLeft.getAndDecrement() <= 0) {
      return Fate.PASS;
    }
    if (drawn == 9) {
      outOfService = call.service();
      outageLeft = OUTAGE_REQUESTS;
      return Fate.REFUSE;
    }
    return switch (drawn % 4) {
      case 0 -> Fate.DELAY;
      case 1 -> Fate.REFUSE;
      case 2 -> Fate.LOSE_REQUEST;
      default -> Fate.LOSE_ANSWER;
    };
  }

  private synchronized int delay() {
    return random.nextInt(DELAY_MAX_MILLIS);
  }
}
