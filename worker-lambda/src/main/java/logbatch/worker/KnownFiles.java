package logbatch.worker;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import logbatch.format.FileContext;
import logbatch.format.LineParser;
import logbatch.format.LogFormats;
import logbatch.format.TimeRules;
import logbatch.format.UserFormats;
import logbatch.model.Header;
import logbatch.model.RunId;

/// The files of the latest runs, each read from its header part once. Safe for all threads: those
/// that ask for one run at the same time share one read, and its failure.
final class KnownFiles {

  /// Far more runs than an environment sees at a time; a CSV header of some kilobytes is the
  /// largest of what is kept.
  private static final int RUNS_MAX = 256;

  private final HeaderStore headers;
  private final ZoneId defaultZone;
  private final UserFormats formats;
  private final LinkedHashMap<RunId, FutureTask<KnownFile>> files =
      new LinkedHashMap<>(16, 0.75f, true);

  /// @param defaultZone zone of timestamps that name none
  /// @param formats of the deployment's own
  KnownFiles(HeaderStore headers, ZoneId defaultZone, UserFormats formats) {
    this.headers = headers;
    this.defaultZone = defaultZone;
    this.formats = formats;
  }

  /// The file of a run. Failures are not kept: the next call asks again.
  ///
  /// @throws MissingHeaderException if the run has no header
  /// @throws RuntimeException if the header cannot be read now
  KnownFile of(RunId run) throws InterruptedException {
    var file = remembered(run);
    file.run();
    try {
      return file.get();
    } catch (ExecutionException | CancellationException e) {
      forget(run, file);
      throw asUnchecked(e);
    }
  }

  private FutureTask<KnownFile> remembered(RunId run) {
    synchronized (files) {
      var file = files.computeIfAbsent(run, _ -> new FutureTask<>(() -> read(run)));
      if (files.size() > RUNS_MAX) {
        files.pollFirstEntry();
      }
      return file;
    }
  }

  private void forget(RunId run, FutureTask<KnownFile> failed) {
    synchronized (files) {
      files.remove(run, failed);
    }
  }

  private KnownFile read(RunId run) {
    var header = headers.find(run).orElseThrow(() -> new MissingHeaderException(run));
    var context = context(header);
    return new KnownFile(
        header.batchId(), new LineParser(context, LogFormats.of(context, formats)));
  }

  private FileContext context(Header header) {
    return new FileContext(
        header.kind(), header.csv(), new TimeRules(header.upload().time(), defaultZone));
  }

  private static RuntimeException asUnchecked(Exception e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException("the read of a header was broken off", e);
    };
  }
}
