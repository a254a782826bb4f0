package logbatch.reporter;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.RejectedSample;
import logbatch.model.ReportName;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Looks at a run: folds its parts, writes its reports if the figures have changed, and notes in
/// the `report` part what it found.
///
/// Any number of looks may race or break off. The report objects are the only point of order: they
/// are looked at *before* the parts are read, and written only if they are still what was seen, so
/// that a fold of older parts never replaces one of newer parts. The `report` part follows them: it
/// is written last, and only if it is still what was read together with the parts; if not, another
/// look has ended in the meantime, and this one starts again. So the last look to end has seen
/// everything that was there when the last but one ended, and its note is right.
///
/// Stateless.
final class Reporter {

  /// Tries of a look, or of a note. Each lost try means that another look has got further.
  private static final int TRIES_MAX = 8;

  private final RunStore runs;
  private final RejectedItems rejectedItems;
  private final ReportObjects objects;
  private final Clock clock;
  private final JsonLog log;

  Reporter(
      RunStore runs, RejectedItems rejectedItems, ReportObjects objects, Clock clock, JsonLog log) {
    this.runs = runs;
    this.rejectedItems = rejectedItems;
    this.objects = objects;
    this.clock = clock;
    this.log = log;
  }

  /// Looks at a run once. Safe to repeat, also after it broke off anywhere.
  ///
  /// @throws RuntimeException if a service fails, a part cannot be read, or others are always
  ///   faster
  void look(RunId run) {
    look(run, _ -> false);
  }

  /// Looks at a run once, as one of which maybe nothing is to be expected any more. Safe to repeat.
  ///
  /// @param isOver whether nothing is going to happen any more with a run that has such parts
  /// @throws RuntimeException as [#look(RunId)]
  void look(RunId run, Predicate<RunParts> isOver) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (isSettled(run, isOver)) {
        return;
      }
    }
    throw new IllegalStateException(
        "the report of run %s was changed by others %d times running; it stays open"
            .formatted(run, TRIES_MAX));
  }

  /// Opens the `report` part, so that the schedule comes back to the run, whatever the last note
  /// says.
  ///
  /// @throws RuntimeException if the service fails: then nothing remembers the run but the event
  ///   that named it
  void keepOpen(RunId run) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      var before = runs.report(run);
      if (before.map(ReportPart::isOpen).orElse(false)
          || runs.replaceReport(run, before, note(before, ReportStatus.PROCESSING))) {
        return;
      }
    }
    throw new IllegalStateException(
        "the report part of run %s was changed by others %d times running"
            .formatted(run, TRIES_MAX));
  }

  /// @return false if another look has got in between, so that this one has to start again
  private boolean isSettled(RunId run, Predicate<RunParts> isOver) {
    var parts = runs.parts(run);
    var report = Fold.of(parts).map(known -> orOver(known, parts, isOver));
    if (report.isEmpty()) {
      // The header is the first part to be written; when it comes, so does another look.
      log.warn("a run without a header was passed over", "run_id", run);
      return true;
    }
    return isStillOpen(parts, report.get())
        ? isNotedAsOpen(parts, report.get())
        : isPublished(run, report.get().header().batchId(), isOver);
  }

  private static boolean isStillOpen(RunParts parts, Report report) {
    return report.status() == ReportStatus.PROCESSING
        || (report.balance().isExceeded() && mayBeComplete(parts.report()));
  }

  /// Whether what was written of a run last may be a report of all its lines. While more lines are
  /// counted than the file has, no other report is nearer the truth.
  private static boolean mayBeComplete(Optional<ReportPart> note) {
    return note.filter(part -> part.revision() > 0)
        .map(ReportPart::status)
        .filter(status -> status.isComplete() || status == ReportStatus.PROCESSING)
        .isPresent();
  }

  /// The queues are asked only about runs that are neither complete nor failed.
  private static Report orOver(Report report, RunParts parts, Predicate<RunParts> isOver) {
    return report.status() == ReportStatus.PROCESSING && isOver.test(parts)
        ? Fold.of(parts, true).orElseThrow()
        : report;
  }

  /// Notes that no report is to be written now; of a run with a report that stays, nothing.
  private boolean isNotedAsOpen(RunParts parts, Report report) {
    if (!report.balance().isExceeded()) {
      return isNoted(parts, note(parts.report(), ReportStatus.PROCESSING));
    }
    log.error(
        Reason.ofExceeded(parts, report.balance()),
        "run_id",
        parts.run(),
        "batch_id",
        report.header().batchId(),
        Metric.BALANCES_BROKEN,
        1);
    return mayBeComplete(parts.report())
        || isNoted(parts, note(parts.report(), ReportStatus.PROCESSING));
  }

  private boolean isPublished(RunId run, String key, Predicate<RunParts> isOver) {
    var json = objects.head(ReportName.json(key));
    var html = objects.head(ReportName.html(key));
    var parts = runs.parts(run);
    var report =
        Fold.of(parts)
            .map(known -> orOver(known, parts, isOver))
            .map(this::withSamplesStillRejected)
            .orElseThrow();
    if (isStillOpen(parts, report)) {
      return isNotedAsOpen(parts, report);
    }
    var mark = mark(report, parts.report(), json.flatMap(StoredReport::mark));
    if (isOutdatedBy(json, mark)) {
      log.info("the report of a newer upload is there", "run_id", run, "batch_id", key);
      return isNoted(parts, note(parts.report(), report.status()));
    }
    var edition = new Edition(mark.revision(), clock.instant());
    boolean isWritten =
        (isThere(json, mark)
                || objects.replace(
                    ReportName.json(key), json, ReportJson.document(report, edition, mark)))
            && (isThere(html, mark)
                || isOutdatedBy(html, mark)
                || objects.replace(
                    ReportName.html(key), html, ReportHtml.document(report, edition, mark)));
    if (isWritten && !(isThere(json, mark) && isThere(html, mark))) {
      tellWritten(report, edition);
    }
    return isWritten
        && isNoted(parts, new ReportPart(report.status(), mark.revision(), mark.digest()));
  }

  private void tellWritten(Report report, Edition edition) {
    var uploaded = report.header().upload().time();
    boolean isFirst = edition.revision() == 1;
    log.info(
        "a report was written",
        "run_id",
        report.header().run(),
        "batch_id",
        report.header().batchId(),
        "status",
        report.status().label(),
        Metric.REPORT_SECONDS,
        isFirst ? Duration.between(uploaded, edition.generatedAt()).toMillis() / 1000.0 : 0);
  }

  private Report withSamplesStillRejected(Report report) {
    var ids = report.summary().samples().stream().map(RejectedSample::id).toList();
    return ids.isEmpty() ? report : report.withSamplesOf(rejectedItems.stillRejected(ids));
  }

  /// The mark of the report that should be there. A report with the same figures keeps its
  /// revision.
  private static ReportMark mark(
      Report report, Optional<ReportPart> noted, Optional<ReportMark> stored) {
    var digest = ReportJson.digest(report);
    int revisionNoted = noted.map(ReportPart::revision).orElse(0);
    var next = ReportMark.of(report.header(), revisionNoted + 1, digest);
    return stored
        .filter(there -> there.run().equals(next.run()))
        .map(there -> there.saysTheSameAs(next) ? there : next.atLeastAfter(there))
        .orElse(next);
  }

  private static boolean isThere(Optional<StoredReport> stored, ReportMark mark) {
    return stored
        .flatMap(StoredReport::mark)
        .map(there -> there.saysTheSameAs(mark) && there.revision() == mark.revision())
        .orElse(false);
  }

  private static boolean isOutdatedBy(Optional<StoredReport> stored, ReportMark mark) {
    return stored.flatMap(StoredReport::mark).map(there -> there.isNewerThan(mark)).orElse(false);
  }

  /// What is noted of a run whose report is not written by this look.
  private static ReportPart note(Optional<ReportPart> before, ReportStatus status) {
    return before
        .map(part -> new ReportPart(status, part.revision(), part.digest()))
        .orElse(new ReportPart(status, 0, ""));
  }

  private boolean isNoted(RunParts parts, ReportPart note) {
    if (parts.report().equals(Optional.of(note))) {
      return true;
    }
    tellTrouble(parts, note.status());
    boolean isNoted = runs.replaceReport(parts.run(), parts.report(), note);
    if (isNoted) {
      log.info(
          "a run was looked at",
          "run_id",
          parts.run(),
          "status",
          note.status().label(),
          "revision",
          note.revision());
    }
    return isNoted;
  }

  /// Told before it is noted, so that a look that breaks off tells it twice rather than never; and
  /// whether or not there is a report, since that of a newer upload may stand in its place.
  private void tellTrouble(RunParts parts, ReportStatus status) {
    switch (status) {
      case FAILED -> warn(parts, "a file cannot be read to its end", Metric.RUNS_FAILED);
      case INCOMPLETE -> warn(parts, "nothing is going to finish a file", Metric.RUNS_STALLED);
      default -> {}
    }
  }

  private void warn(RunParts parts, String message, Metric metric) {
    var key = parts.header().orElseThrow().batchId();
    log.warn(message, "run_id", parts.run(), "batch_id", key, metric, 1);
  }
}
