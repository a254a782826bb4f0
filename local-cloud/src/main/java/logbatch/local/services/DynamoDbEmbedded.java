package logbatch.local.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// DynamoDB with Streams: DynamoDB Local in a process of its own, which ends when its standard
/// input does, and so with this one, however this one ends.
final class DynamoDbEmbedded implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final String MAIN_CLASS = "logbatch.dynamodblocal.DynamoDbLocalMain";

  private final Process process;
  private final URI uri;

  private DynamoDbEmbedded(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /// Starts the process and waits until it answers.
  ///
  /// @param work for the log of the process, and the native library that it unpacks
  /// @param tables folder to keep the tables in; if empty they are kept in memory
  static DynamoDbEmbedded start(Checkout checkout, Path work, Optional<Path> tables)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path log = work.resolve("dynamodb.log");
    var builder = new ProcessBuilder(command(checkout, work, tables));
    // Only this very value stops the telemetry, whichever way DynamoDB Local is started.
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    builder.redirectError(log.toFile());
    Process process = builder.start();
    try {
      return new DynamoDbEmbedded(process, URI.create("http://127.0.0.1:" + port(process, log)));
    } catch (ServiceException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static List<String> command(Checkout checkout, Path work, Optional<Path> tables)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + work.toAbsolutePath());
    command.add("-cp");
    command.add(checkout.dynamoDbClassPath());
    command.add(MAIN_CLASS);
    if (tables.isPresent()) {
      command.add(Files.createDirectories(tables.get()).toAbsolutePath().toString());
    }
    return command;
  }

  private static int port(Process process, Path log) throws InterruptedException {
    var line = CompletableFuture.supplyAsync(() -> firstLine(process), Thread::startVirtualThread);
    try {
      String port = line.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (port != null) {
        return Integer.parseInt(port);
      }
    } catch (TimeoutException e) {
      throw new ServiceException(
          "DynamoDB Local was not ready after " + START_LIMIT.toSeconds() + " s; see " + log, e);
    } catch (ExecutionException e) {
      throw new ServiceException("DynamoDB Local did not say its port", e.getCause());
    }
    throw new ServiceException("DynamoDB Local did not start: " + lastWords(log));
  }

  private static String firstLine(Process process) {
    BufferedReader output = process.inputReader();
    try {
      return output.readLine();
    } catch (IOException e) {
      throw new ServiceException("DynamoDB Local's output broke", e);
    }
  }

  private static String lastWords(Path log) {
    try {
      String text = Files.readString(log).strip();
      return text.substring(Math.max(0, text.length() - 2_000));
    } catch (IOException e) {
      return "see " + log;
    }
  }

  URI uri() {
    return uri;
  }

  long processId() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException alreadyClosed) {
      // Its end of the pipe is gone, so it is ending; if not, the next line ends it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
