package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import logbatch.model.ReportName;
import logbatch.model.RunId;

/// The pipeline as its users see it: files go in, states and reports come out.
final class Pipeline implements Waiting.Sight {

  private final Deployment deployment;

  Pipeline(Deployment deployment) {
    this.deployment = deployment;
  }

  /// Uploads the files in their order.
  List<Batch> upload(List<LogFile> files) {
    var uploader = deployment.uploader();
    return files.stream()
        .map(LogFile::asItIsNow)
        .map(file -> new Batch(file, uploader.upload(file, _ -> {})))
        .toList();
  }

  @Override
  public RunState state(RunId run) {
    return RunState.of(deployment.runs().of(run));
  }

  @Override
  public long waitingMessages() {
    return deployment.lines().depth();
  }

  /// Fetches what reports there are.
  ///
  /// @param folder gets each report under its object key
  /// @return the reports found, in the order of the batches
  List<SavedReport> fetchReports(List<Batch> batches, Path folder) throws IOException {
    var bucket = deployment.reports();
    var reports = new ArrayList<SavedReport>();
    for (var batch : batches) {
      var key = batch.file().key();
      Optional<byte[]> json = bucket.fetch(ReportName.json(key));
      if (json.isPresent()) {
        var path = write(folder, ReportName.json(key), json.get());
        bucket
            .fetch(ReportName.html(key))
            .ifPresent(html -> writeUnchecked(folder, ReportName.html(key), html));
        reports.add(new SavedReport(Report.parse(json.get()), path));
      }
    }
    return reports;
  }

  /// Writes the stored items of the batches.
  ///
  /// @return number of items
  long writeRecords(List<Batch> batches, Path file) {
    var runs = batches.stream().map(Batch::run).collect(Collectors.<RunId>toSet());
    try (var out = RecordsFile.create(file)) {
      deployment.items().forEach(runs, out::write);
      return out.written();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the items to " + file, e);
    }
  }

  private static Path write(Path folder, String key, byte[] content) throws IOException {
    var path = folder.resolve(key).normalize();
    if (!path.startsWith(folder.normalize())) {
      throw new IOException("the report's key leads out of " + folder + ": " + key);
    }
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }

  private static void writeUnchecked(Path folder, String key, byte[] content) {
    try {
      write(folder, key, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
