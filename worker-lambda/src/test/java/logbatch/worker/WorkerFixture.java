package logbatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import logbatch.aws.JsonLog;
import logbatch.format.UserFormats;

/// A worker over stores in memory.
final class WorkerFixture {

  static final Duration MINUTE = Duration.ofMinutes(1);

  final InMemoryHeaderStore headers =
      new InMemoryHeaderStore(Messages.TEXT_FILE, Messages.JSON_FILE);
  final InMemoryItemStore items = new InMemoryItemStore();
  final RecordingMessageDelays delays = new RecordingMessageDelays();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  BatchProcessor processor() {
    return processor(items);
  }

  BatchProcessor processor(ItemStore store) {
    var clock = Clock.fixed(Instant.parse("2026-11-03T12:00:00Z"), ZoneOffset.UTC);
    var log = new BatchLog(new JsonLog(new PrintStream(logged, true, UTF_8), clock, "test"));
    var lines =
        new LineProcessor(new KnownFiles(headers, ZoneOffset.UTC, UserFormats.NONE), store, clock);
    return new BatchProcessor(lines, delays, log, clock);
  }

  /// The ids of the messages that a batch hands back.
  List<String> failed(List<ReceivedMessage> batch) throws InterruptedException {
    return ids(processor().process(batch, MINUTE));
  }

  static List<String> ids(List<ReceivedMessage> messages) {
    return messages.stream().map(ReceivedMessage::id).toList();
  }

  String log() {
    return logged.toString(UTF_8);
  }
}
