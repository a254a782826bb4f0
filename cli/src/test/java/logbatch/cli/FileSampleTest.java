package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import logbatch.lines.UnreadableObjectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSampleTest {

  @TempDir private Path folder;

  @Test
  void smallFileIsCounted() throws IOException {
    // Blank lines are not sent; the last line needs no terminator.
    var sample = sample("x.log", "one\r\n\n\r\ntwo\nthree".getBytes(UTF_8));

    assertThat(sample.isWhole()).isTrue();
    assertThat(sample.sampled().lines()).isEqualTo(3);
    assertThat(sample.sampled().bytes()).isEqualTo(17);
    assertThat(sample.scale()).isOne();
  }

  @Test
  void emptyFileHasNoLines() throws IOException {
    assertThat(sample("x.log", new byte[0]).sampled().lines()).isZero();
  }

  @Test
  void writeUnitsGrowWithTheLine() throws IOException {
    // 220 bytes of attributes and 5 of the key: 799 bytes are the last that fit into 1,024
    assertThat(sample("x.log", "a".repeat(799).getBytes(UTF_8)).sampled().writeUnits()).isOne();
    assertThat(sample("x.log", "a".repeat(800).getBytes(UTF_8)).sampled().writeUnits())
        .isEqualTo(2);
  }

  @Test
  void largeFileIsEstimatedFromStretchesOfIt() throws IOException {
    // 400,000 lines of 64 bytes, then 200,000 of 32: 32 million bytes
    var long64 = "x".repeat(63) + "\n";
    var short32 = "y".repeat(31) + "\n";
    var sample =
        sample("x.log", (long64.repeat(400_000) + short32.repeat(200_000)).getBytes(UTF_8));

    assertThat(sample.isWhole()).isFalse();
    // The last line of each stretch may end behind it.
    assertThat(sample.sampled().bytes()).isLessThanOrEqualTo((16 << 20) + 16 * 64);
    assertThat(sample.sampled().lines() * sample.scale()).isCloseTo(600_000, withinPercentage(3));
  }

  @Test
  void linesLongerThanAStretchAreCountedToo() throws IOException {
    // 10 lines of 3,000,000 bytes
    var line = "x".repeat(2_999_999) + "\n";
    var sample = sample("x.log", line.repeat(10).getBytes(UTF_8));

    assertThat(sample.isWhole()).isFalse();
    assertThat(sample.sampled().lines() * sample.scale()).isCloseTo(10, withinPercentage(1));
  }

  @Test
  void largeFileMayBeOneLine() throws IOException {
    var plain = sample("x.log", "x".repeat(20_000_000).getBytes(UTF_8));
    assertThat(plain.sampled().lines() * plain.scale()).isCloseTo(1, withinPercentage(1));

    var compressed = sample("x.log.gz", Gzip.of("x".repeat(20_000_000)));
    assertThat(compressed.sampled().lines() * compressed.scale()).isOne();
  }

  @Test
  void compressionIsThatOfWhatWasInflated() throws IOException {
    var compressed = Gzip.of("a line that is always the same\n".repeat(1_000_000));
    // All of it is read at once.
    assertThat(compressed).hasSizeLessThan(100_000);

    var sample = sample("x.log.gz", compressed);

    assertThat(sample.isWhole()).isFalse();
    assertThat(sample.sampled().lines() * sample.scale()).isCloseTo(1_000_000, withinPercentage(3));
  }

  @Test
  void compressedFileIsInflated() throws IOException {
    var small = sample("x.log.gz", Gzip.of("a\nb\nc"));

    assertThat(small.isCompressed()).isTrue();
    assertThat(small.sampled().lines()).isEqualTo(3);

    var content = new StringBuilder();
    new Random(1).ints(1_000_000).forEach(i -> content.append("some line of %s\n".formatted(i)));
    var large = sample("y.log.gz", Gzip.of(content.toString()));
    assertThat(large.isWhole()).isFalse();
    assertThat(large.sampled().lines() * large.scale()).isCloseTo(1_000_000, withinPercentage(3));
  }

  @Test
  void fileThatOnlyLooksCompressedIsRefused() {
    assertThatThrownBy(
            () -> sample("x.log.gz", new byte[] {0x1F, (byte) 0x8B, 1, 2, 3, 4, 5, 6, 7, 8}))
        .isInstanceOf(UnreadableObjectException.class);
  }

  private FileSample sample(String name, byte[] content) throws IOException {
    var path = Files.write(folder.resolve(name), content);
    return FileSample.of(LogFile.of(List.of(path)).getFirst());
  }
}
