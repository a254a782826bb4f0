package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import logbatch.lines.InMemoryObjectSource;
import logbatch.lines.UnreadableObjectException;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.Reading;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredRecordsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final int LINES = 2_000;

  private final InMemoryObjectSource objects = new InMemoryObjectSource();
  private final InMemoryItems items = new InMemoryItems();
  private final FileLines file = new FileLines(objects, 1_024);
  private final List<Long> offsets = new ArrayList<>();
  private RunParts run;

  /// Lines of ten bytes with their terminators, in ranges of 999 bytes.
  @BeforeEach
  void store() throws Exception {
    var content =
        IntStream.range(0, LINES).mapToObj("line %04d\n"::formatted).collect(Collectors.joining());
    run = run(objects.put("a.log", content.getBytes(UTF_8)), 999);
    for (int range = 0; range < run.header().orElseThrow().ranges().count(); range++) {
      var _ = file.read(run.header().orElseThrow(), range, Long.MAX_VALUE, this::store);
    }
  }

  @Test
  void itemsComeInTheOrderOfTheirOffsets() throws Exception {
    long missing = read(Long.MAX_VALUE);

    assertThat(missing).isZero();
    assertThat(offsets).isEqualTo(IntStream.range(0, LINES).mapToObj(i -> 10L * i).toList());
  }

  @Test
  void noMoreIsLookedUpThanTheLimit() throws Exception {
    long missing = read(150);

    assertThat(missing).isZero();
    assertThat(offsets).hasSize(150).last().isEqualTo(1_490L);
    // A hundred at a time.
    assertThat(items.lookups()).containsExactlyInAnyOrder(100, 50);
  }

  @Test
  void nothingMoreIsLookedUpOnceNobodyWantsMore() throws Exception {
    var sink =
        new StoredRecords.Sink() {
          @Override
          public void take(ProcessedItem item) {
            offsets.add(item.line().byteOffset());
          }

          @Override
          public boolean isFull() {
            return !offsets.isEmpty();
          }
        };

    long missing = new StoredRecords(file, items).read(run, Long.MAX_VALUE, sink);

    assertThat(missing).isZero();
    // The first is told of when eight are under way; 2,000 lines would be twenty.
    assertThat(items.lookups()).hasSizeLessThanOrEqualTo(10);
    assertThat(offsets.getFirst()).isZero();
  }

  @Test
  void ofADamagedFileThereIsWhatIsStoredUpToTheDamage() throws Exception {
    var content = "line\n".repeat(LINES);
    var whole = Gzip.of(content);
    var cut = Arrays.copyOf(whole, whole.length - 8);
    run = run(objects.put("cut.log.gz", cut), RangePlan.single(cut.length, Compression.GZIP));
    assertThatThrownBy(() -> file.read(run.header().orElseThrow(), 0, Long.MAX_VALUE, this::store))
        .isInstanceOf(UnreadableObjectException.class);

    assertThatThrownBy(() -> read(Long.MAX_VALUE)).isInstanceOf(UnreadableObjectException.class);

    assertThat(offsets).hasSize(LINES);
  }

  @Test
  void fileThatNobodyCouldLookAtHasNoItems() throws Exception {
    var object = objects.put("denied.log", new byte[] {'a'});
    run = run(object, RangePlan.single(1, Compression.UNKNOWN));

    assertThat(StoredRecords.isUnread(run.header().orElseThrow())).isTrue();
    assertThat(read(Long.MAX_VALUE)).isZero();
  }

  @Test
  void linesThatAreNotStoredAreCounted() throws Exception {
    items.remove(items.all().iterator().next().id());

    assertThat(read(Long.MAX_VALUE)).isOne();
    assertThat(offsets).hasSize(LINES - 1);
  }

  @Test
  void emptyFileHasNoItems() throws Exception {
    run = run(objects.put("empty.log", new byte[0]), 1);

    assertThat(read(Long.MAX_VALUE)).isZero();
    assertThat(offsets).isEmpty();
  }

  private long read(long limit) throws Exception {
    return new StoredRecords(file, items)
        .read(run, limit, item -> offsets.add(item.line().byteOffset()));
  }

  private void store(LineMessage line) {
    items.put(ProcessedItem.processed("a.log", line, Reading.TEXT, NOON));
  }

  private static RunParts run(ObjectVersion object, long rangeBytes) {
    return run(object, RangePlan.cut(object.sizeBytes(), rangeBytes, Compression.NONE));
  }

  private static RunParts run(ObjectVersion object, RangePlan ranges) {
    var header =
        new Header(
            object,
            0,
            new Upload(NOON, new Sequencer("01")),
            ContentKind.TEXT,
            Optional.empty(),
            ranges);
    return new RunParts(header.run(), Optional.of(header), List.of(), List.of(), Optional.empty());
  }
}
