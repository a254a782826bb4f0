package logbatch.reporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import logbatch.aws.JsonLog;
import logbatch.model.RecordId;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// A reporter with everything around it, whose every call can be made to fail, or be overtaken.
final class World {

  static final Instant NOW = Instant.parse("2026-01-02T03:10:00Z");

  /// What an invocation has.
  static final Duration TIME = Duration.ofMinutes(1);

  final InMemoryRunStore runs = new InMemoryRunStore();
  final InMemoryWorkQueues queues = new InMemoryWorkQueues();
  final InMemoryReportObjects objects = new InMemoryReportObjects();
  final Set<RecordId> noLongerRejected = new HashSet<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private Fault fault = new Fault(Integer.MAX_VALUE, When.BEFORE, () -> {});
  private final AtomicInteger calls = new AtomicInteger();

  /// When a fault happens, relative to the effect of the call.
  enum When {
    BEFORE,
    AFTER
  }

  /// @param call number of the call, from 1
  private record Fault(int call, When when, Runnable happening) {}

  /// What stands for a crash, or for a service that does not answer.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Reporter reporter() {
    return new Reporter(
        new FaultyRuns(),
        this::stillRejected,
        new FaultyObjects(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        log());
  }

  Looks looks() {
    return looksAt(NOW);
  }

  /// Looks at another time.
  Looks looksAt(Instant now) {
    return looksBy(Clock.fixed(now, ZoneOffset.UTC));
  }

  /// Looks that go by a clock.
  Looks looksBy(Clock clock) {
    return new Looks(new FaultyRuns(), reporter(), queues, Duration.ofMinutes(60), clock, log());
  }

  JsonLog log() {
    return new JsonLog(
        new PrintStream(logged, true, UTF_8), Clock.fixed(NOW, ZoneOffset.UTC), "test");
  }

  String logged() {
    return logged.toString(UTF_8);
  }

  /// Makes something happen at one of the calls to come.
  ///
  /// @param call from 1
  void at(int call, When when, Runnable happening) {
    calls.set(0);
    fault = new Fault(call, when, happening);
  }

  /// Makes nothing happen any more.
  void calm() {
    at(Integer.MAX_VALUE, When.BEFORE, () -> {});
  }

  private Set<RecordId> stillRejected(Collection<RecordId> ids) {
    return call(() -> {
      var still = new HashSet<>(ids);
      still.removeAll(noLongerRejected);
      return still;
    });
  }

  private <T> T call(Supplier<T> effect) {
    boolean isNow = calls.incrementAndGet() == fault.call;
    var now = fault;
    if (isNow && now.when == When.BEFORE) {
      now.happening.run();
    }
    var result = effect.get();
    if (isNow && now.when == When.AFTER) {
      now.happening.run();
    }
    return result;
  }

  private final class FaultyRuns implements RunStore {

    @Override
    public RunParts parts(RunId run) {
      return call(() -> runs.parts(run));
    }

    @Override
    public Optional<ReportPart> report(RunId run) {
      return call(() -> runs.report(run));
    }

    @Override
    public boolean replaceReport(RunId run, Optional<ReportPart> before, ReportPart after) {
      return call(() -> runs.replaceReport(run, before, after));
    }

    @Override
    public List<RunId> openRuns() {
      return call(runs::openRuns);
    }
  }

  private final class FaultyObjects implements ReportObjects {

    @Override
    public Optional<StoredReport> head(String key) {
      return call(() -> objects.head(key));
    }

    @Override
    public boolean replace(String key, Optional<StoredReport> before, ReportDocument document) {
      return call(() -> objects.replace(key, before, document));
    }
  }
}
