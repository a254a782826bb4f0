package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSectionTest {

  @TempDir private Path folder;

  @Test
  void sectionHasItsBytesAndNoOthersHoweverItIsRead() throws Exception {
    var file = Files.writeString(folder.resolve("x"), "0123456789");
    var section = new FileSection(file, 3, 4);

    try (var in = section.open(_ -> {})) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("3456");
      assertThat(in.read()).isNegative();
    }
    try (var in = section.open(_ -> {})) {
      assertThat(in.skip(2)).isEqualTo(2);
      assertThat(in.available()).isEqualTo(2);
      assertThat(in.read()).isEqualTo('5');
      assertThat(in.skip(9)).isEqualTo(1);
      assertThat(in.read()).isNegative();
    }
  }

  @Test
  void positionIsToldWithinTheWholeFile() throws Exception {
    var file = Files.writeString(folder.resolve("x"), "0123456789");
    var positions = new ArrayList<Long>();

    try (var in = new FileSection(file, 3, 4).open(positions::add)) {
      var _ = in.readNBytes(2);
      var _ = in.readAllBytes();
    }

    assertThat(positions).contains(5L).last().isEqualTo(7L);
  }

  @Test
  void partsOfAnUploadMakeTheFileAgain() throws Exception {
    var file = Files.writeString(folder.resolve("x"), "0123456789");
    var sections = new S3Uploader.Limits(1, 4).sections(new LogFile(file, "x.log", 10));

    assertThat(sections).extracting(FileSection::length).containsExactly(4L, 4L, 2L);
    var whole = new StringBuilder();
    for (var section : sections) {
      try (var in = section.open(_ -> {})) {
        whole.append(new String(in.readAllBytes(), UTF_8));
      }
    }
    assertThat(whole).hasToString("0123456789");
  }

  @Test
  void partsOfTheLargestFileAreNoMoreThanS3Takes() {
    var largest = new LogFile(Path.of("x"), "x.log", 5L << 40);

    var sections = S3Uploader.Limits.USUAL.sections(largest);

    assertThat(sections).hasSizeLessThanOrEqualTo(10_000);
    assertThat(sections.stream().collect(Collectors.summingLong(FileSection::length)))
        .isEqualTo(5L << 40);
  }
}
