package logbatch.local.runtime;

import static java.lang.System.Logger.Level.WARNING;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The log file of one function, shared by its environments a whole line at a time. Thread-safe.
final class FunctionLog implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(FunctionLog.class.getName());

  private final Path file;
  private final Writer writer;
  private boolean closed;

  private FunctionLog(Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
  }

  /// Begins `name.log` in the folder, which is made if it is not there. The log of the start before
  /// is kept as `name.log.1`; a process that still writes to it goes on writing there.
  static FunctionLog open(Path folder, String name) {
    var file = folder.resolve(name + ".log");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        Files.move(file, folder.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      return new FunctionLog(
          file,
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the log file " + file, e);
    }
  }

  Path file() {
    return file;
  }

  /// Does nothing once the log is closed: then the processes are being ended, and what they still
  /// say is lost.
  ///
  /// @param line without its line terminator
  synchronized void write(String line) {
    if (closed) {
      return;
    }
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the log file " + file, e);
    }
  }

  /// Takes over what a process prints, until it closes its end.
  ///
  /// @param output the process's standard output and standard error
  /// @return ends with the process's output
  Thread follow(InputStream output) {
    return Thread.ofPlatform().daemon().name("log-" + file.getFileName()).start(() -> copy(output));
  }

  private void copy(InputStream output) {
    try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        write(line);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(WARNING, "the log in %s ends early".formatted(file), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the log file " + file, e);
    }
  }
}
