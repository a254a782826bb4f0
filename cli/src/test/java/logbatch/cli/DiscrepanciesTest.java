package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import logbatch.model.CountPart;
import logbatch.model.ItemFacts;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import org.junit.jupiter.api.Test;

class DiscrepanciesTest {

  private static final RunId RUN = new RunId(new UUID(0x8000L, 0x8000_0000_0000_0000L));
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /// 28 are built in, and twenty may be one's own.
  private static final List<String> FORMATS =
      IntStream.range(0, 48).mapToObj(i -> "format-" + i).toList();

  /// The bound is met by every shard in its own order, and by the file in another.
  @Test
  void moreFormatsThanAreCountedByNameAreNoDiscrepancy() {
    assertThat(
            discrepancies(sum(FORMATS), sum(FORMATS.subList(20, 48)), sum(FORMATS.subList(0, 20))))
        .isEmpty();
    assertThat(discrepancies(sum(FORMATS.reversed()), sum(FORMATS))).isEmpty();
  }

  @Test
  void lineCountedUnderAnotherFormatIsADiscrepancy() {
    assertThat(discrepancies(sum(List.of("text", "syslog")), sum(List.of("text", "text"))))
        .containsExactly("by format: counted are {text=2}, stored are {syslog=1, text=1}");
  }

  /// @param counted by each shard
  private static List<String> discrepancies(Summary stored, Summary... counted) {
    var counts =
        IntStream.range(0, counted.length)
            .mapToObj(i -> new CountPart("shard-" + i, SequenceNumber.parse("1"), counted[i], NOON))
            .toList();
    var parts = new RunParts(RUN, Optional.empty(), List.of(), counts, Optional.empty());
    var result = new Verification.Result(List.of(), new LineCheck.Sums(stored, NOON), 0, 0);
    var report =
        new Report(
            Map.of(
                "run_id",
                RUN.toString(),
                "total_linhas",
                0L,
                "total_itens_processados",
                stored.processed(),
                "total_itens_rejeitados",
                0L));
    return Discrepancies.of(parts, result, Optional.of(report)).all();
  }

  private static Summary sum(List<String> formats) {
    var sum = new SummaryBuilder(Summary.NONE);
    for (var format : formats) {
      sum.add(new ItemFacts.Processed("200", Optional.empty(), format, Optional.empty()));
    }
    return sum.build();
  }
}
