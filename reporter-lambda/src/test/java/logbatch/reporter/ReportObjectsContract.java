package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import logbatch.model.Sequencer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ReportObjects] does.
abstract class ReportObjectsContract {

  final String key = "dir/relatorio_" + Samples.run() + ".log.json";

  abstract ReportObjects objects();

  @Test
  void absentObjectIsEmpty() {
    assertThat(objects().head(key)).isEmpty();
  }

  @Test
  void markIsReadWithoutTheObject() {
    var document = document(1);

    assertThat(objects().replace(key, Optional.empty(), document)).isTrue();

    assertThat(objects().head(key).orElseThrow().mark()).contains(document.mark());
  }

  @Test
  void objectThatWasThoughtAbsentIsNotReplaced() {
    objects().replace(key, Optional.empty(), document(1));

    assertThat(objects().replace(key, Optional.empty(), document(2))).isFalse();

    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void objectIsReplacedIfItIsStillTheOneSeen() {
    objects().replace(key, Optional.empty(), document(1));
    var seen = objects().head(key);
    assertThat(objects().replace(key, seen, document(2))).isTrue();

    assertThat(objects().replace(key, seen, document(3))).isFalse();

    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void objectThatIsGoneIsNotReplaced() {
    var seen =
        Optional.of(new StoredReport("\"0123456789abcdef0123456789abcdef\"", Optional.empty()));

    assertThat(objects().replace(key, seen, document(1))).isFalse();

    assertThat(objects().head(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relatorio_a b+c%20d.log.json",
        "dir with space/relatorio_é+ü ~'()*&=?;@$,!.log.html",
        "relatorio_日本語.log.json",
        "relatorio_#.log.json"
      })
  void keysWithOddCharactersAreKeptAsTheyAre(String odd) {
    var name = odd.replace(".log", Samples.run() + ".log");

    assertThat(objects().replace(name, Optional.empty(), document(4))).isTrue();

    assertThat(objects().head(name).flatMap(StoredReport::mark).map(ReportMark::revision))
        .contains(4);
  }

  @Test
  void uploadWithoutASequencerIsMarkedToo() {
    var mark = new ReportMark(Samples.run(), 0, new Sequencer(""), 1, "d");

    objects().replace(key, Optional.empty(), new ReportDocument(mark, "text/plain", "x"));

    assertThat(objects().head(key).orElseThrow().mark()).contains(mark);
  }

  private int revision() {
    return objects().head(key).flatMap(StoredReport::mark).orElseThrow().revision();
  }

  /// A document of its own content for each revision: the entity tag follows from the content.
  static ReportDocument document(int revision) {
    var mark = new ReportMark(Samples.run(), 0, new Sequencer("0A"), revision, "digest");
    return new ReportDocument(mark, "application/json; charset=utf-8", "{\"é\":" + revision + "}");
  }
}
