package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import logbatch.lines.InMemoryObjectSource;
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
  private static final int LINES = 1_000;

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
    var header =
        new Header(
            object,
            0,
            new Upload(NOON, new Sequencer("01")),
            ContentKind.TEXT,
            Optional.empty(),
            RangePlan.cut(object.sizeBytes(), rangeBytes, Compression.NONE));
    return new RunParts(header.run(), Optional.of(header), List.of(), List.of(), Optional.empty());
  }
}
