package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import logbatch.lines.Deadline;
import logbatch.lines.GzipFiles;
import logbatch.lines.ObjectSource;
import logbatch.lines.RangeReader;
import logbatch.model.Checkpoint;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RangeTask;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import logbatch.splitter.RangeOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeSplitterTest {

  private static final Duration TIME = Duration.ofMinutes(15);

  private final Bench bench = Bench.empty();
  private final ManualClock clock = new ManualClock();

  @Test
  void everyLineIsSentWithItsNumberAndOffset() throws Exception {
    var header = text("\uFEFFone\r\n\n  \ntwo\nthrée");

    var outcome = split(header);

    assertThat(outcome.ending()).isEqualTo(Ending.DONE);
    assertThat(bench.lines().texts()).containsExactly("one", "  ", "two", "thrée");
    // 3 of the mark; 3 + 5 = 8 is the blank line, 9 the two spaces, 12, 16
    assertThat(offsets()).containsExactly(3L, 9L, 12L, 16L);
    assertThat(bench.lines().lines().stream().map(message -> message.line().number()))
        .containsExactly(1L, 2L, 3L, 4L);
    // 16 + 6 bytes of the last line
    assertThat(part(header).checkpoint()).isEqualTo(new Checkpoint(22, new LineCounts(4, 1, 0)));
    assertThat(part(header).isDone()).isTrue();
  }

  @Test
  void emptyObjectIsDoneWithoutAnyRead() throws Exception {
    var header = text("");

    split(header);

    assertThat(part(header).isDone()).isTrue();
    assertThat(part(header).checkpoint()).isEqualTo(Checkpoint.at(0));
    assertThat(bench.objects().requests()).isEmpty();
    assertThat(bench.lines().requests()).isEmpty();
  }

  @Test
  void objectOfAByteOrderMarkIsDone() throws Exception {
    var header = text("\uFEFF");

    split(header);

    assertThat(part(header).isDone()).isTrue();
    assertThat(part(header).checkpoint()).isEqualTo(Checkpoint.at(3));
  }

  @Test
  void csvHeaderIsCountedAndNotSent() throws Exception {
    var header = csv("\uFEFFa,b\r\n1,2\n\n3,4\n");

    split(header);

    assertThat(bench.lines().texts()).containsExactly("1,2", "3,4");
    // 3 of the mark, 5 of the header, 4, 1, 4
    assertThat(part(header).checkpoint()).isEqualTo(new Checkpoint(17, new LineCounts(2, 1, 1)));
  }

  @Test
  void onlyTheFirstLineIsAHeader() throws Exception {
    // "ab" and LF are 3 bytes, so the second line is where that of a file with a byte order mark
    // would begin.
    var header = csv("ab\ncd\n");

    split(header);

    assertThat(bench.lines().texts()).containsExactly("cd");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 100, 1005})
  void costIsOneReadAndOneRequestPerTenLines(int lines) throws Exception {
    split(text("line\n".repeat(lines)));

    assertThat(bench.objects().requests()).containsExactly("open app.log from 0");
    // rounded up
    assertThat(bench.lines().requests()).hasSize((lines + 9) / 10);
  }

  @Test
  void batchesAreCutByBytesToo() throws Exception {
    var splitter =
        new RangeSplitter(
            new RangeReader(bench.objects(), 320 * 1024),
            bench.ranges(),
            new RetryingSender(bench.lines(), clock, clock),
            bench.taskQueue(clock),
            Bench.CHECKPOINT_INTERVAL,
            clock);
    var header = text(("x".repeat(300 * 1024) + "\n").repeat(7));

    splitter.split(header, RangeTask.start(header.run(), 0), delivery());

    // Three of 300 KiB fit into 1 MiB: 3 + 3 + 1; the sender would refuse more.
    assertThat(bench.lines().requests()).hasSize(3);
    assertThat(bench.lines().lines()).hasSize(7);
  }

  @Test
  void lineOverTheLimitIsCutAndSaysSo() throws Exception {
    split(text("x".repeat(5000) + "\nnext\n"));

    var line = bench.lines().lines().getFirst().line();
    assertThat(line.isTruncated()).isTrue();
    assertThat(line.content().length()).isEqualTo(Bench.MAX_LINE_BYTES);
    assertThat(line.lengthBytes()).isEqualTo(5000);
    assertThat(offsets()).containsExactly(0L, 5001L);
  }

  /// Whatever checkpoint a holder left at the end of a line: the next one sends the lines above it,
  /// and no other.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void resumeSendsExactlyTheMissingLines(boolean isGzip) throws Exception {
    var object = "\uFEFFh1,h2\r\n1\n\n22\r\n\n333\nüü\n\r\nlast";
    var complete = Bench.empty();
    var header = header(complete, "app.csv", object.getBytes(UTF_8), isGzip);
    split(complete, header);
    var all = complete.lines().lines();
    var end = complete.ranges().find(header.run(), 0).orElseThrow().checkpoint();

    for (var checkpoint : checkpoints(object)) {
      var resumed = Bench.empty();
      header(resumed, "app.csv", object.getBytes(UTF_8), isGzip);
      var begun =
          resumed.ranges().begin(header.run(), 0, 0, new Claim("other", Instant.EPOCH)).part();
      resumed
          .ranges()
          .write(
              header.run(),
              new RangePart(
                  0, begun.epoch(), checkpoint, State.RUNNING, Optional.empty(), Instant.EPOCH));

      split(resumed, header);

      assertThat(resumed.lines().lines())
          .as("from %s", checkpoint)
          .isEqualTo(
              all.stream()
                  .filter(line -> line.line().byteOffset() >= checkpoint.nextOffset())
                  .toList());
      assertThat(resumed.ranges().find(header.run(), 0).orElseThrow().checkpoint()).isEqualTo(end);
    }
  }

  /// Every checkpoint that the object's lines have, computed apart from the reader.
  private static List<Checkpoint> checkpoints(String object) {
    var bytes = object.getBytes(UTF_8);
    var checkpoints = new ArrayList<Checkpoint>();
    long sent = 0;
    long blank = 0;
    long header = 0;
    int start = 3;
    checkpoints.add(Checkpoint.at(0));
    for (int i = start; i < bytes.length; i++) {
      boolean isLast = i == bytes.length - 1;
      if (bytes[i] == '\n' || isLast) {
        var line = new String(bytes, start, i - start + (isLast ? 1 : 0), UTF_8).strip();
        if (start == 3) {
          header++;
        } else if (line.isEmpty()) {
          blank++;
        } else {
          sent++;
        }
        checkpoints.add(new Checkpoint(i + 1L, new LineCounts(sent, blank, header)));
        start = i + 1;
      }
    }
    return checkpoints;
  }

  /// Ranges cut at any byte: each line is sent by exactly one of them.
  @ParameterizedTest(name = "ranges of {0} bytes")
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 40})
  void linesBelongToTheRangeThatTheyStartIn(int rangeBytes) throws Exception {
    var object = "one\n\ntwo, a longer line\r\nx\n\n\nlast line of all".getBytes(UTF_8);
    var version = bench.objects().put("app.log", object);
    int count = (object.length + rangeBytes - 1) / rangeBytes;
    var plan = new RangePlan(count, rangeBytes, object.length, Compression.NONE);
    var header = header(version, ContentKind.TEXT, Optional.empty(), plan);

    long total = 0;
    for (int range = 0; range < count; range++) {
      bench.rangeSplitter(clock).split(header, RangeTask.start(header.run(), range), delivery());
      var part = bench.ranges().find(header.run(), range).orElseThrow();
      assertThat(part.isDone()).isTrue();
      total += part.checkpoint().counts().total();
    }

    assertThat(bench.lines().texts())
        .containsExactly("one", "two, a longer line", "x", "last line of all");
    // 4 lines and 3 blank ones
    assertThat(total).isEqualTo(7);
  }

  /// However requests fail and overtake each other: what is below the checkpoint was taken, and the
  /// end is complete.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void checkpointIsNeverAboveALineThatWasNotTaken(long seed) throws Exception {
    var random = new Random(seed);
    var header = text(lines(random, 500));
    var failing = new HashSet<Integer>();
    IntStream.range(0, 200).forEach(i -> failing.add(random.nextInt(500)));
    bench
        .lines()
        .answer(body -> {
          synchronized (failing) {
            int number = (int) LineMessage.fromBody(body.text()).line().number();
            return failing.remove(number)
                ? new SendOutcome.Deferred("InternalError")
                : new SendOutcome.Taken();
          }
        });

    split(header);

    assertThat(bench.lines().texts()).hasSize(500).doesNotHaveDuplicates();
    assertThat(part(header).checkpoint().counts().sent()).isEqualTo(500);
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void sendThatFailsKeepsTheCheckpointBelowIt() throws Exception {
    var header = text("0123456\n".repeat(400));
    bench
        .lines()
        .answer(body ->
            LineMessage.fromBody(body.text()).line().number() == 205
                ? new SendOutcome.Deferred("InternalError")
                : new SendOutcome.Taken());

    assertThatThrownBy(() -> split(header))
        .isInstanceOf(SendFailedException.class)
        .hasMessageContaining("s3://input-logs-example/app.log")
        .hasMessageContaining("line 205")
        // 204 lines of 8 bytes come before it
        .hasMessageContaining("byte 1632");

    // Line 205 is in the batch of lines 201 to 210.
    assertThat(part(header).state()).isEqualTo(State.RUNNING);
    assertThat(part(header).checkpoint())
        .isEqualTo(new Checkpoint(1600, new LineCounts(200, 0, 0)));
  }

  @Test
  void checkpointsAreWrittenNowAndThen() throws Exception {
    var slow = new ManualClock(Duration.ofMillis(10));
    var header = text("0123456\n".repeat(3000));

    bench.rangeSplitter(slow).split(header, RangeTask.start(header.run(), 0), delivery(TIME, slow));

    var writes = bench.ranges().writes();
    assertThat(writes.size()).isBetween(5, 100);
    assertThat(writes.stream().limit(writes.size() - 1))
        .allSatisfy(part -> {
          assertThat(part.state()).isEqualTo(State.RUNNING);
          assertThat(part.checkpoint().nextOffset())
              .isEqualTo(part.checkpoint().counts().sent() * 8);
        });
    assertThat(writes.stream().map(part -> part.checkpoint().nextOffset())).isSorted();
    assertThat(writes.getLast().isDone()).isTrue();
  }

  /// Of the two ends, the first lets the message be deleted. If the range is read for the very
  /// message, that must not be.
  @ParameterizedTest
  @CsvSource({"m2, EPOCH_LOST", "m1, TAKEN_OVER_BY_REPEAT"})
  void holderWithoutTheEpochStopsAndHandsNothingOver(String next, Ending ending) throws Exception {
    var slow = new ManualClock(Duration.ofMillis(10));
    var header = text("0123456\n".repeat(3000));
    bench
        .lines()
        .answer(body -> {
          if (LineMessage.fromBody(body.text()).line().number() == 1) {
            bench.ranges().begin(header.run(), 0, 0, new Claim(next, Instant.EPOCH));
          }
          return new SendOutcome.Taken();
        });

    var outcome =
        bench
            .rangeSplitter(slow)
            .split(header, RangeTask.start(header.run(), 0), delivery(TIME, slow));

    assertThat(outcome.ending()).isEqualTo(ending);
    assertThat(bench.ranges().writes()).isEmpty();
    assertThat(bench.tasks().requests()).isEmpty();
    assertThat(bench.lines().bodies().size()).isLessThan(3000);
    assertThat(part(header).epoch()).isEqualTo(2);
  }

  /// Of a message that was delivered twice, one delivery has read to its deadline and handed the
  /// range over, and the continuation reads it. The other delivery comes late: the message is gone,
  /// so if it took the range over and died, the continuation's message would have to be left.
  @Test
  void lateDeliveryOfAMessageThatWasHandedOnLeavesTheRangeToItsSuccessor() throws Exception {
    var slow = new ManualClock(Duration.ofMillis(10));
    var header = text("0123456\n".repeat(3000));
    var message = RangeTask.start(header.run(), 0);
    var over = new Delivery("m1", new Deadline(slow, 0));
    assertThat(bench.rangeSplitter(slow).split(header, message, over).ending())
        .isEqualTo(Ending.HANDED_OVER);
    var continuation = new RangeTask(header.run(), 0, 1, 1).orderedBy("m1");
    assertThat(bench.tasks().bodies()).containsExactly(continuation.toBody());
    var late = new ArrayList<RangeOutcome>();
    bench
        .lines()
        .answer(body -> {
          if (LineMessage.fromBody(body.text()).line().number() == 1) {
            late.add(lateOutcome(slow, header, message));
          }
          return new SendOutcome.Taken();
        });

    var outcome =
        bench
            .rangeSplitter(slow)
            .split(header, continuation, new Delivery("m2", Deadline.before(TIME, slow)));

    assertThat(late).extracting(RangeOutcome::ending).containsExactly(Ending.NOTHING_TO_DO);
    assertThat(outcome.ending()).isEqualTo(Ending.DONE);
    assertThat(bench.lines().bodies()).hasSize(3000).doesNotHaveDuplicates();
  }

  private RangeOutcome lateOutcome(ManualClock slow, Header header, RangeTask message) {
    try {
      return bench.rangeSplitter(slow).split(header, message, delivery(TIME, slow));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void doneRangeIsLeftAlone() throws Exception {
    var header = text("a\nb\n");
    split(header);

    assertThat(split(header).ending()).isEqualTo(Ending.NOTHING_TO_DO);
    assertThat(bench.lines().bodies()).hasSize(2);
  }

  @Test
  void restIsHandedOverBeforeTheTimeIsOver() throws Exception {
    var slow = new ManualClock(Duration.ofMillis(100));
    var header = text("0123456\n".repeat(5000));
    int hops = 0;
    var task = RangeTask.start(header.run(), 0);

    while (bench
            .rangeSplitter(slow)
            .split(header, task, delivery(Duration.ofMinutes(2), slow))
            .ending()
        == Ending.HANDED_OVER) {
      hops++;
      task = new RangeTask(header.run(), 0, hops, 0).orderedBy("m1");
      // Progress was made, so the count of idle hops begins again.
      assertThat(bench.tasks().bodies().getLast()).isEqualTo(task.toBody());
      assertThat(part(header).state()).isEqualTo(State.RUNNING);
    }

    assertThat(hops).isBetween(2, 50);
    assertThat(bench.tasks().bodies()).hasSize(hops);
    assertThat(bench.lines().bodies()).hasSize(5000).doesNotHaveDuplicates();
    assertThat(part(header).checkpoint())
        .isEqualTo(new Checkpoint(40_000, new LineCounts(5000, 0, 0)));
  }

  @Test
  void chainThatDoesNotAdvanceFails() throws Exception {
    var header = text("a\nb\n");
    var over = new Delivery("m1", new Deadline(clock, 0));
    var splitter = bench.rangeSplitter(clock);

    assertThat(splitter.split(header, RangeTask.start(header.run(), 0), over).ending())
        .isEqualTo(Ending.HANDED_OVER);
    var second = new RangeTask(header.run(), 0, 1, 1).orderedBy("m1");
    assertThat(bench.tasks().bodies()).containsExactly(second.toBody());

    assertThat(splitter.split(header, second, over).ending()).isEqualTo(Ending.FAILED);
    assertThat(part(header).failure().orElseThrow().reason()).isEqualTo(FailureReason.NO_PROGRESS);
    assertThat(bench.tasks().bodies()).hasSize(1);
  }

  @Test
  void chainOfTooManyInvocationsFails() throws Exception {
    var slow = new ManualClock(Duration.ofMillis(100));
    var header = text("0123456\n".repeat(5000));
    var last = new RangeTask(header.run(), 0, RangeSplitter.HOPS_MAX - 1, 0);

    assertThat(
            bench
                .rangeSplitter(slow)
                .split(header, last, delivery(Duration.ofMinutes(2), slow))
                .ending())
        .isEqualTo(Ending.FAILED);
    assertThat(part(header).failure().orElseThrow().detail()).contains("1,000 invocations");
    assertThat(bench.tasks().bodies()).isEmpty();
  }

  @Test
  void lineThatOutlivesManyInvocationsComesThrough() throws Exception {
    var line = "ab".repeat(4_000_000);
    var header = text("first\n" + line + "\r\nlast\n");
    var slow = new ManualClock(Duration.ofSeconds(10));
    var task = RangeTask.start(header.run(), 0);
    var skipped = new ArrayList<Long>();

    while (bench
            .rangeSplitter(slow)
            .split(header, task, delivery(Duration.ofMinutes(2), slow))
            .ending()
        == Ending.HANDED_OVER) {
      skipped.add(part(header).checkpoint().skippedBytes());
      task = new RangeTask(header.run(), 0, skipped.size(), 0).orderedBy("m1");
      assertThat(bench.tasks().bodies().getLast()).isEqualTo(task.toBody());
    }

    // The last ones are behind the line.
    assertThat(skipped.stream().filter(bytes -> bytes > 0).toList())
        .hasSizeGreaterThan(2)
        .isSorted();
    assertThat(part(header).isDone()).isTrue();
    var sent = bench.lines().bodies().stream().map(LineMessage::fromBody).toList();
    assertThat(sent)
        .extracting(message -> message.line().byteOffset())
        .containsExactly(0L, 6L, 6L + line.length() + 2);
    assertThat(sent.get(1).line().lengthBytes()).isEqualTo(line.length());
    assertThat(sent.get(1).line().content().text()).contains(line.substring(0, 1024));
  }

  /// A line without end must not outlive the invocation.
  @Test
  void timeIsLookedAtInsideALine() throws Exception {
    var slow = new ManualClock(Duration.ofSeconds(1));
    var header =
        header(
            new ObjectVersion("input-logs-example", "app.log", "e", Long.MAX_VALUE),
            ContentKind.TEXT,
            Optional.empty(),
            RangePlan.single(Long.MAX_VALUE, Compression.NONE));
    var splitter =
        new RangeSplitter(
            new RangeReader(new EndlessLine(), Bench.MAX_LINE_BYTES),
            bench.ranges(),
            new RetryingSender(bench.lines(), slow, slow),
            bench.taskQueue(slow),
            Bench.CHECKPOINT_INTERVAL,
            slow);

    var outcome = splitter.split(header, RangeTask.start(header.run(), 0), delivery(TIME, slow));

    assertThat(outcome.ending()).isEqualTo(Ending.HANDED_OVER);
  }

  @Test
  void damagedGzipFailsAfterEveryLineBeforeTheDamage() throws Exception {
    var random = new Random(3);
    var content = lines(random, 20_000);
    var packed = GzipFiles.of(content.getBytes(UTF_8));
    var header = gzip("app.log.gz", Arrays.copyOf(packed, packed.length / 2));

    var outcome = split(header);

    assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
    var failure = part(header).failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(FailureReason.CORRUPT_GZIP);
    var sent = bench.lines().texts();
    assertThat(sent).hasSizeBetween(1000, 19_999);
    assertThat(content).startsWith(String.join("\n", sent) + "\n");
    long offset = part(header).checkpoint().nextOffset();
    assertThat(part(header).checkpoint().counts().sent()).isEqualTo(sent.size());
    assertThat(failure.detail()).contains("every line before byte " + offset + " was sent");
  }

  /// Goes on just below the bound, lest the test inflate a tebibyte.
  @Test
  void gzipThatInflatesTooMuchFailsForThatReason() throws Exception {
    long inflated = (1L << 40) - 80;
    var header = gzip("bomb.log.gz", GzipFiles.of("0123456\n".repeat(100_000).getBytes(UTF_8)));
    var begun = bench.ranges().begin(header.run(), 0, 0, new Claim("other", Instant.EPOCH)).part();
    var member = Optional.of(new GzipMember(0, inflated));
    var checkpoint = new Checkpoint(inflated, LineCounts.NONE, member, 0);
    bench
        .ranges()
        .write(
            header.run(),
            new RangePart(
                0, begun.epoch(), checkpoint, State.RUNNING, Optional.empty(), Instant.EPOCH));

    assertThat(split(header).ending()).isEqualTo(Ending.FAILED);

    assertThat(part(header).failure().map(Failure::reason))
        .contains(FailureReason.TOO_MUCH_INFLATION);
    // Whole lines only, and not much more than the 10 below the bound.
    assertThat(part(header).checkpoint().nextOffset())
        .isEqualTo(inflated + 8 * part(header).checkpoint().counts().sent());
    assertThat(bench.lines().bodies()).hasSizeBetween(10, 99_999);
  }

  @Test
  void longLineOfAGzipFileComesThroughWithinAnInvocation() throws Exception {
    var header = gzip("app.log.gz", GzipFiles.of("a".repeat(8_000_000).getBytes(UTF_8)));

    assertThat(split(header).ending()).isEqualTo(Ending.DONE);

    assertThat(bench.lines().lines().getFirst().line().lengthBytes()).isEqualTo(8_000_000);
  }

  /// Such as a bomb of a single line: nothing inside it can be gone on from.
  @Test
  void lineOfAGzipFileThatOutlivesTwoInvocationsFailsAndSaysWhatToDo() throws Exception {
    var line = "a".repeat(8_000_000) + "\n";
    var header = gzip("app.log.gz", GzipFiles.of(("first\n" + line).getBytes(UTF_8)));
    var slow = new ManualClock(Duration.ofSeconds(10));
    var splitter = bench.rangeSplitter(slow);
    var start = RangeTask.start(header.run(), 0);
    var idle = new RangeTask(header.run(), 0, 2, 1).orderedBy("m1");

    for (var task : List.of(start, new RangeTask(header.run(), 0, 1, 0), idle)) {
      splitter.split(header, task, delivery(Duration.ofMinutes(2), slow));
    }

    // The first one sends a line, the second one gets no further, nor does the third.
    assertThat(bench.tasks().bodies()).hasSize(2).last().isEqualTo(idle.toBody());
    assertThat(bench.lines().texts()).containsExactly("first");
    var failure = part(header).failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(FailureReason.NO_PROGRESS);
    assertThat(failure.detail())
        .contains("beyond byte 6", "smaller members, with shorter lines, or not at all");
  }

  @ParameterizedTest
  @CsvSource({"OBJECT_MISSING", "OBJECT_REPLACED", "ACCESS_DENIED"})
  void objectThatCannotBeReadFailsTheRange(FailureReason reason) throws Exception {
    var header = text("a\nb\n");
    switch (reason) {
      case OBJECT_MISSING -> bench.objects().remove("app.log");
      case ACCESS_DENIED -> bench.objects().deny();
      default -> bench.objects().put("app.log", "other".getBytes(UTF_8));
    }

    assertThat(split(header).ending()).isEqualTo(Ending.FAILED);
    assertThat(part(header).failure().map(Failure::reason)).contains(reason);
  }

  @Test
  void otherEncodingFailsTheRange() throws Exception {
    var header = header(bench, "app.log", "\uFEFFa\n".getBytes(UTF_16BE), false);

    assertThat(split(header).ending()).isEqualTo(Ending.FAILED);
    assertThat(part(header).failure().map(Failure::reason))
        .contains(FailureReason.UNSUPPORTED_ENCODING);
    assertThat(bench.lines().bodies()).isEmpty();
  }

  private RangeOutcome split(Header header) throws Exception {
    return split(bench, header);
  }

  private RangeOutcome split(Bench on, Header header) throws Exception {
    return on.rangeSplitter(clock).split(header, RangeTask.start(header.run(), 0), delivery());
  }

  private Delivery delivery() {
    return delivery(TIME, clock);
  }

  private static Delivery delivery(Duration time, ManualClock clock) {
    return new Delivery("m1", Deadline.before(time, clock));
  }

  private RangePart part(Header header) {
    return bench.ranges().find(header.run(), 0).orElseThrow();
  }

  private List<Long> offsets() {
    return bench.lines().lines().stream().map(message -> message.line().byteOffset()).toList();
  }

  private Header text(String content) {
    return header(bench, "app.log", content.getBytes(UTF_8), false);
  }

  private Header csv(String content) {
    return header(bench, "app.csv", content.getBytes(UTF_8), false);
  }

  private Header gzip(String key, byte[] packed) {
    var version = bench.objects().put(key, packed);
    return header(
        version,
        ContentKind.TEXT,
        Optional.empty(),
        RangePlan.single(packed.length, Compression.GZIP));
  }

  private static Header header(Bench on, String key, byte[] content, boolean isGzip) {
    var stored = isGzip ? GzipFiles.of(content) : content;
    var kind = ContentKind.ofKey(key).orElseThrow();
    return header(
        on.objects().put(key, stored),
        kind,
        kind == ContentKind.CSV
            ? Optional.of(new CsvHeader(',', List.of("a", "b")))
            : Optional.empty(),
        RangePlan.single(stored.length, isGzip ? Compression.GZIP : Compression.NONE));
  }

  private static Header header(
      ObjectVersion version, ContentKind kind, Optional<CsvHeader> csv, RangePlan plan) {
    var upload = new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer("0A"));
    return new Header(version, 0, upload, kind, csv, plan);
  }

  private static String lines(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i).append(' ').append(random.nextLong()).append('\n');
    }
    return text.toString();
  }

  private static final class EndlessLine implements ObjectSource {

    @Override
    public InputStream open(ObjectVersion object, long from) {
      return new InputStream() {
        @Override
        public int read() {
          return 'a';
        }
      };
    }

    @Override
    public byte[] head(ObjectVersion object, int maxBytes) throws IOException {
      return new ByteArrayInputStream(new byte[maxBytes]).readAllBytes();
    }
  }
}
