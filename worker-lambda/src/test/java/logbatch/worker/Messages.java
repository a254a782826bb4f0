package logbatch.worker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.RunId;
import logbatch.model.Sequencer;
import logbatch.model.Upload;

/// Messages of two small files, one of text and one of JSON lines.
final class Messages {

  static final Header TEXT_FILE = header("dir/access.log", ContentKind.TEXT);
  static final Header JSON_FILE = header("app.jsonl", ContentKind.JSONL);

  static final String ACCESS_LINE =
      "203.0.113.7 - - [03/Nov/2026:04:05:06 +0000] \"GET / HTTP/1.1\" 404 5";

  private Messages() {}

  /// A received line of the text file, whose id follows from its offset.
  static ReceivedMessage text(long offset, String line) {
    return received(TEXT_FILE.run(), offset, LineBytes.ofText(line));
  }

  static ReceivedMessage json(long offset, String line) {
    return received(JSON_FILE.run(), offset, LineBytes.ofText(line));
  }

  static ReceivedMessage received(RunId run, long offset, LineBytes line) {
    return received(line(run, offset, line));
  }

  static LineMessage line(RunId run, long offset, LineBytes content) {
    return new LineMessage(run, 0, new Line(1, offset, content, content.length()));
  }

  static ReceivedMessage received(LineMessage message) {
    long offset = message.line().byteOffset();
    return new ReceivedMessage("m" + offset, "receipt-" + offset, message.toBody(), 1);
  }

  static ReceivedMessage again(ReceivedMessage message, int receiveCount) {
    return new ReceivedMessage(message.id(), message.receiptHandle(), message.body(), receiveCount);
  }

  /// Lines of the text file, from offset 0 on.
  static List<ReceivedMessage> textLines(int count) {
    return IntStream.range(0, count).mapToObj(i -> text(100L * i, ACCESS_LINE)).toList();
  }

  static Header header(String key, ContentKind kind) {
    return new Header(
        new ObjectVersion("input-logs-example", key, "d41d8cd98f00b204e9800998ecf8427e", 4096),
        0,
        new Upload(Instant.parse("2026-11-03T12:00:00Z"), new Sequencer("00672E4D1A2B3C4D5E")),
        kind,
        Optional.empty(),
        RangePlan.single(4096, RangePlan.Compression.NONE));
  }
}
