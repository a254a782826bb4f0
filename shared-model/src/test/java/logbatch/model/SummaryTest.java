package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  private static final RunId RUN = new RunId(new UUID(0x8000L, 0x8000_0000_0000_0000L));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int PART_MAX_BYTES = 8 * 1024;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergeIsAssociativeAndCommutative(long seed) {
    var random = new Random(seed);
    var a = random(random);
    var b = random(random);
    var c = random(random);

    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(a.plus(Summary.NONE)).isEqualTo(a);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsRead(long seed) {
    var summary = random(new Random(seed));

    assertThat(Summary.fromJson(summary.toJson())).isEqualTo(summary);
  }

  @Test
  void emptySummaryIsWrittenAndRead() {
    assertThat(Summary.fromJson(Summary.NONE.toJson())).isEqualTo(Summary.NONE);
  }

  /// The text is stored: a version to come has to read it.
  @Test
  void textNeverChangesBetweenVersions() {
    var summary =
        new SummaryBuilder(Summary.NONE)
            .add(processed("200", START))
            .add(processed("204", START.plusSeconds(2)))
            .add(processed("INFO", START.plusSeconds(2)))
            .add(new ItemFacts.Rejected(sample(7, "a\"b")))
            .build();

    assertThat(summary.toJson())
        .isEqualTo(
            """
            {"v":1,"processed":3,"rejected":1,"codes":[200,1,1,3,1,1],"words":{"INFO":1},\
            "levels":{"INFO":3},"formats":{"access-log":3},"reasons":{"invalid_json":1},\
            "width":0,"timeline":[1767225600,1,1,1,1,2],\
            "span":["2026-01-01T00:00:00Z","2026-01-01T00:00:02Z"],\
            "samples":[["ID",0,1,7,"invalid_json","a\\"b"]]}\
            """
                .replace("ID", RecordId.of(RUN, 7).toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"v\":2}", "{}"})
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> Summary.fromJson(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void propertyOfALaterVersionIsPassedOver() {
    var json = Summary.NONE.toJson().replace("\"v\":1,", "\"v\":1,\"extra\":{\"a\":[1,{}]},");

    assertThat(Summary.fromJson(json)).isEqualTo(Summary.NONE);
  }

  /// Everything at once that can be large: all status codes, levels, formats and reasons, a full
  /// timeline far away, and excerpts that double their size in JSON. 3,000 · 6,400 lines are 19
  /// million, more than a shard shows in the four hours that it lives: 4 · 3,600 s · 1,000 writes/s
  /// = 14.4 million.
  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 3_000})
  void partStaysUnderEightKilobytesWhateverTheData(int repetitions) {
    var all = everything();
    var sum = Summary.NONE;
    for (int i = 0; i < repetitions; i++) {
      sum = sum.plus(all);
    }

    assertThat(sum.statuses().counts()).hasSizeGreaterThan(500);
    assertThat(sum.timeline().buckets().size()).isGreaterThan(32);
    assertThat(sum.samples()).hasSize(5);
    assertThat(sum.toJson().getBytes(UTF_8).length).isLessThan(PART_MAX_BYTES);
  }

  @Test
  void lineIsASampleOnceWhateverItWasRejectedForBefore() {
    var sample = sample(7, "{");
    var anew = new RejectedSample(sample.id(), 0, 1, 7, "line_too_long", "{");
    var one = new SummaryBuilder(Summary.NONE).add(new ItemFacts.Rejected(sample)).build();
    var other =
        new SummaryBuilder(Summary.NONE)
            .subtract(new ItemFacts.Rejected(sample))
            .add(new ItemFacts.Rejected(anew))
            .build();

    var sum = one.plus(other);

    assertThat(sum.samples()).hasSize(1);
    assertThat(sum.rejected()).isOne();
    assertThat(sum.reasons().counts()).isEqualTo(Map.of("line_too_long", 1L));
  }

  private static Summary everything() {
    var builder = new SummaryBuilder(Summary.NONE);
    var levels = Level.values();
    for (int i = 0; i < 6400; i++) {
      var level = levels[i % levels.length].name();
      var status = i % 3 == 0 ? level : Integer.toString(100 + i % 500);
      var format = "format-of-a-longer-name-" + i % 40;
      var at = START.plusSeconds(i * 1_000L);
      builder.add(new ItemFacts.Processed(status, Optional.of(level), format, Optional.of(at)));
    }
    for (var reason : RejectionReason.values()) {
      for (int i = 0; i < 10; i++) {
        long offset = Long.MAX_VALUE - i;
        var id = RecordId.of(RUN, offset);
        builder.add(
            new ItemFacts.Rejected(
                new RejectedSample(
                    id, 99_999, offset, offset, reason.wireName(), "\"\\".repeat(500))));
      }
    }
    return builder.build();
  }

  private static Summary random(Random random) {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int i = random.nextInt(200); i > 0; i--) {
      builder.add(
          processed(
              Integer.toString(100 + random.nextInt(600)),
              START.plusSeconds(random.nextInt(1 << (1 + random.nextInt(25))))));
    }
    for (int i = random.nextInt(10); i > 0; i--) {
      builder.add(new ItemFacts.Rejected(sample(random.nextInt(100), "exceção \u0001 😀")));
    }
    return builder.build();
  }

  private static ItemFacts processed(String status, Instant at) {
    return new ItemFacts.Processed(status, Optional.of("INFO"), "access-log", Optional.of(at));
  }

  private static RejectedSample sample(long offset, String excerpt) {
    return new RejectedSample(RecordId.of(RUN, offset), 0, 1, offset, "invalid_json", excerpt);
  }
}
