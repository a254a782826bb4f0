package logbatch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is remembered of the lines before makes reading quicker, and nothing else.
class DetectionTest {

  private static final FileContext TEXT = SampleContext.DEFAULT.context();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverWasReadBeforeALineGivesTheSame(long seed) {
    var random = new Random(seed);
    var lines = new ArrayList<>(lines(random));
    var first = new LineParser(TEXT);
    var inOrder = lines.stream().map(first::parse).toList();

    var order = new ArrayList<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    var second = new LineParser(TEXT);

    for (int i : order) {
      assertThat(second.parse(lines.get(i))).as(lines.get(i)).isEqualTo(inOrder.get(i));
      assertThat(new LineParser(TEXT).parse(lines.get(i))).isEqualTo(inOrder.get(i));
    }
  }

  /// The formats that are left out for a shape would not have been the first to read the line.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void candidatesAreInOrderAndEndWithTheOneThatReadsAll(long seed) {
    var detection = new Detection(LogFormats.of(TEXT));

    for (var line : lines(new Random(seed))) {
      var candidates = detection.candidates(line);
      assertThat(LogFormats.of(TEXT)).as(line).containsSubsequence(candidates);
      assertThat(candidates.getLast()).isInstanceOf(PlainText.class);
      assertThat(candidates).allMatch(format -> format.admits(Shape.of(line)));
    }
  }

  /// Few formats are asked about the lines that files are full of.
  @Test
  void usualLinesAreReadAtTheFirstAttempt() {
    var detection = new Detection(LogFormats.of(TEXT));

    assertThat(
            detection
                .candidates("203.0.113.7 - - [03/Nov/2026:04:05:06 +0000] \"GET /\" 200 5")
                .getFirst())
        .isInstanceOf(AccessLog.class);
    assertThat(detection.candidates("{\"level\":\"INFO\"}").getFirst())
        .isInstanceOf(JsonObject.class);
    assertThat(detection.candidates("11-03 04:05:06.789  1702  2395 D a: b").getFirst())
        .isInstanceOf(Logcat.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  /// Samples, and beginnings of samples that go on with others.
  private static List<String> lines(Random random) {
    var samples =
        Samples.all()
            .filter(sample -> LogFormats.isText(sample.file().context()))
            .map(Sample::line)
            .toList();
    var lines = new ArrayList<>(samples);
    for (int i = 0; i < 500; i++) {
      var head = samples.get(random.nextInt(samples.size()));
      var tail = samples.get(random.nextInt(samples.size()));
      lines.add(head.substring(0, random.nextInt(head.length() + 1)) + tail);
    }
    return lines;
  }
}
