package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.LineBytes;
import logbatch.model.RangePlan.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectHeadTest {

  private static final int RECORD_MAX_BYTES = 1024;

  @Test
  void headOfAPlainFileIsItsBytes() {
    var file = "\uFEFFa,b\r\n1,2\n".getBytes(UTF_8);

    assertThat(ObjectHead.of(file, false))
        .isEqualTo(new ObjectHead(Compression.NONE, LineBytes.owning(file), false));
  }

  @Test
  void headOfACompressedFileIsInflated() {
    var content = "\uFEFFa;b\n1;2\n".getBytes(UTF_8);

    assertThat(ObjectHead.of(GzipFiles.of(content), true))
        .isEqualTo(new ObjectHead(Compression.GZIP, LineBytes.owning(content), true));
  }

  @Test
  void headOfALargeCompressedFileIsEnough() {
    var random = new Random(7);
    var content = new byte[400_000];
    random.nextBytes(content);
    System.arraycopy("a;b\n".getBytes(UTF_8), 0, content, 0, 4);
    var head = Arrays.copyOf(GzipFiles.of(content), CsvHeaders.HEAD_BYTES);

    assertThat(ObjectHead.of(head, false).csvHeader(RECORD_MAX_BYTES))
        .contains(
            new CsvHeader(
                ';', List.of("a", "b"), Optional.of(new CsvRecords(4, RECORD_MAX_BYTES))));
  }

  @Test
  void headOfALargeCompressedFileTellsItsFields() {
    var content = new byte[400_000];
    new Random(7).nextBytes(content);
    System.arraycopy("#Fields: a b\n1 2\n".getBytes(UTF_8), 0, content, 0, 17);
    var head = Arrays.copyOf(GzipFiles.of(content), ObjectHead.FIELD_LIST_BYTES);

    assertThat(ObjectHead.of(head, false).fieldList())
        .contains(new CsvHeader(' ', List.of("a", "b")));
  }

  @Test
  void headIsBoundedHoweverMuchItInflatesTo() {
    var head = ObjectHead.of(GzipFiles.of(new byte[10_000_000]), true);

    assertThat(head.content().length()).isEqualTo(CsvHeaders.HEAD_BYTES);
    assertThat(head.isWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11})
  void damagedHeadHasNoHeader(int bytes) {
    var file = GzipFiles.of("a,b\n".getBytes(UTF_8));

    assertThat(ObjectHead.of(Arrays.copyOf(file, bytes), true).csvHeader(RECORD_MAX_BYTES))
        .isEmpty();
  }
}
