package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import org.junit.jupiter.api.Test;

class ReporterHandlerTest {

  private static final RunId FIRST = RunId.parse("8e2cc497-779d-83dd-82c7-064ce0b7a1f1");
  private static final RunId SECOND = RunId.parse("0b1f5a52-6f0e-8c3d-9a57-1d2e3f405162");
  private static final String ANSWER = "{\"batchItemFailures\":[]}";

  private final World world = new World();
  private final ReporterHandler handler = new ReporterHandler(world.looks(), world.log());

  @Test
  void eachRunOfABatchIsLookedAtOnce() throws IOException {
    put(FIRST, "dir/app.log");
    put(SECOND, "b.log");

    assertThat(invoke("stream-batches.json")).isEqualTo(ANSWER);

    assertThat(world.objects.keys())
        .containsExactlyInAnyOrder(
            "dir/relatorio_app.log.json",
            "dir/relatorio_app.log.html",
            "relatorio_b.log.json",
            "relatorio_b.log.html");
    assertThat(world.objects.written()).hasSize(4);
  }

  @Test
  void scheduleLooksAtOpenRuns() throws IOException {
    put(FIRST, "dir/app.log");
    world.reporter().keepOpen(FIRST);

    assertThat(invoke("schedule.json")).isEqualTo(ANSWER);

    assertThat(world.objects.written()).hasSize(2);
  }

  @Test
  void recordsThatNameNoRunArePassedOverAndSaidSo() throws IOException {
    assertThat(invoke("stream-batches_bad.json")).isEqualTo(ANSWER);

    assertThat(world.logged()).contains("\"records\":2");
  }

  @Test
  void otherEventIsRefused() {
    assertThatThrownBy(() -> handler.handleRequest(Map.of("Message", "hello"), null))
        .hasMessageContaining("[Message]")
        .hasMessageContaining("template.yaml");
  }

  /// The parts of a finished run under an identity that the sample event names.
  private void put(RunId run, String key) {
    Header header = Samples.header(key, "e1", "0A");
    world.runs.put(
        new RunParts(
            run,
            Optional.of(header),
            List.of(Samples.done(0, 3)),
            List.of(Samples.count("shard", Samples.summary(3, 0))),
            Optional.empty()));
  }

  private String invoke(String event) throws IOException {
    return Events.answer(handler.handleRequest(Events.readMap(event), new ContextWithTime(60_000)));
  }
}
