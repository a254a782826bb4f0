package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalsTest {

  @Test
  void mapsAreMergedListsAppendedAndOfTheRestTheFunctionsOwnCounts() {
    Map<String, Object> global =
        Map.of(
            "Timeout",
            3,
            "MemorySize",
            128,
            "Environment",
            Map.of("Variables", Map.of("A", "global", "B", "global")),
            "Layers",
            List.of("global"));
    Map<String, Object> own =
        Map.of(
            "Timeout", 9,
            "Environment", Map.of("Variables", Map.of("B", "own", "C", "own")),
            "Layers", List.of("own"));

    assertThat(Globals.merge(global, own))
        .containsEntry("Timeout", 9)
        .containsEntry("MemorySize", 128)
        .containsEntry(
            "Environment", Map.of("Variables", Map.of("A", "global", "B", "own", "C", "own")))
        .containsEntry("Layers", List.of("global", "own"));
  }

  @Test
  void anIntrinsicFunctionIsNotMerged() {
    assertThat(
            Globals.merge(
                Map.of("Timeout", Map.of("Ref", "A")), Map.of("Timeout", Map.of("Ref", "B"))))
        .containsEntry("Timeout", Map.of("Ref", "B"));
  }
}
