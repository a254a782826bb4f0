package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdTest {

  private static final ObjectVersion OBJECT = new ObjectVersion("in", "dir/app.log", "abc", 42);

  /// Computed independently, with Python's hashlib. The value itself is part of the contract:
  /// another one would store every line of a redelivered file again.
  @Test
  void identityNeverChangesBetweenVersions() {
    assertThat(RunId.of(OBJECT, 0)).hasToString("8e2cc497-779d-83dd-82c7-064ce0b7a1f1");
  }

  @Test
  void sameContentIsTheSameRun() {
    var again = new ObjectVersion("in", "dir/app.log", "abc", 42);

    assertThat(RunId.of(again, 0)).isEqualTo(RunId.of(OBJECT, 0));
  }

  @Test
  void everyComponentTellsRunsApart() {
    var runs =
        Stream.of(
            RunId.of(OBJECT, 0),
            RunId.of(OBJECT, 1),
            RunId.of(new ObjectVersion("in2", "dir/app.log", "abc", 42), 0),
            RunId.of(new ObjectVersion("in", "dir/app.log2", "abc", 42), 0),
            RunId.of(new ObjectVersion("in", "dir/app.log", "abd", 42), 0),
            RunId.of(new ObjectVersion("in", "dir/app.log", "abc", 43), 0));

    assertThat(runs).doesNotHaveDuplicates();
  }

  /// Without lengths before the texts, `in` + `dir` and `ind` + `ir` would feed the same bytes.
  @Test
  void boundariesBetweenTextsCount() {
    var runs =
        List.of(
            RunId.of(new ObjectVersion("in", "dir", "abc", 42), 0),
            RunId.of(new ObjectVersion("ind", "ir", "abc", 42), 0),
            RunId.of(new ObjectVersion("in", "dira", "bc", 42), 0));

    assertThat(runs).doesNotHaveDuplicates();
  }

  @Test
  void isUuidOfVersion8AndVariant2() {
    var uuid = RunId.of(OBJECT, 0).value();

    assertThat(uuid.version()).isEqualTo(8);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void linesAreToldApartByTheirOffset() {
    var run = RunId.of(OBJECT, 0);

    assertThat(RecordId.of(run, 0))
        .isEqualTo(RecordId.of(run, 0))
        .isNotEqualTo(RecordId.of(run, 1));
    assertThat(RecordId.of(run, 0)).isNotEqualTo(RecordId.of(RunId.of(OBJECT, 1), 0));
    assertThat(RecordId.of(run, 512)).hasToString("538fcdde-a05e-8cc4-b0fd-0d0ede472e04");
  }

  @Test
  void quotedETagIsRefused() {
    assertThatThrownBy(() -> new ObjectVersion("in", "a.log", "\"abc\"", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("still quoted");
  }
}
