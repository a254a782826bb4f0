package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import logbatch.cli.Estimate.Position;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final Path HOME = Path.of(System.getProperty("logbatch.home", ".."));

  /// A million lines of 150 bytes with their terminators.
  private static final FileSample MILLION =
      new FileSample(
          150_000_000,
          new SampledLines(150_000_000, 1_000_000, 1_000_000, 500_000_000),
          false,
          true);

  @Test
  void aMillionShortLinesCostAboutEightyCents() {
    var estimate = Estimate.of(MILLION, 150_000_000, 5);

    // 1,000,000 and 8 for each 1,000 lines
    assertThat(amount(estimate, Price.DYNAMODB_WRITE)).isEqualTo(1_008_000);
    // 100,000 batches, three requests each
    assertThat(amount(estimate, Price.SQS_REQUEST)).isEqualTo(300_000);
    // 2,000 s of workers and 100 s of the splitter at 1,769 MB, 1,000 × 0.1 s of the counter at
    // 1,024 MB: 2,100 × 1.7275 + 100
    assertThat(amount(estimate, Price.LAMBDA_DURATION)).isCloseTo(3_727.83, within(0.01));
    assertThat(Estimate.dollars(estimate.once())).isBetween(0.75, 0.85);
  }

  @Test
  void timeIsThatOfTheSlowestStep() {
    // 1,000,000 / (5 × 500) + 15
    assertThat(Estimate.of(MILLION, 150_000_000, 5).duration()).hasSeconds(415);
    // bound by 4,000 writes a second: 250 + 15
    assertThat(Estimate.of(MILLION, 150_000_000, 100).duration()).hasSeconds(265);
  }

  @Test
  void whatIsSentAndReceivedCountsInPiecesOf64KB() {
    // 1,000 lines of 20 KB: ten of them with their envelopes are 4 pieces
    var sample =
        new FileSample(
            20_000_000, new SampledLines(20_000_000, 1_000, 20_000, 20_000_000), false, true);

    // 100 × (2 × 4 + 1)
    assertThat(amount(Estimate.of(sample, 20_000_000, 5), Price.SQS_REQUEST)).isEqualTo(900);
  }

  @Test
  void memoryIsThatOfTheTemplate() throws Exception {
    var template = Files.readString(HOME.resolve("template.yaml"));

    Estimate.MEMORY_MB.forEach((function, megabytes) -> {
      var resource =
          template.substring(
              template.indexOf("\n  %s:\n    Type: AWS::Serverless::Function".formatted(function)));
      var memory = Pattern.compile("MemorySize: ([0-9]+)").matcher(resource);
      assertThat(memory.find()).as(function).isTrue();
      assertThat(memory.group(1)).as(function).isEqualTo(megabytes.toString());
    });
  }

  @Test
  void documentHasThePricesOfTheTable() throws Exception {
    var document = Files.readString(HOME.resolve("docs/cost.md"));

    for (var price : Price.values()) {
      assertThat(document).contains(row(price));
    }
    assertThat(document.lines().filter(line -> line.contains("https://aws.amazon.com/")))
        .hasSize(Price.values().length);
    assertThat(document)
        .contains("looked up on " + Price.LOOKED_UP, "`" + Price.REGION + "`")
        .contains(
            "| `WORKER_LINES_PER_SECOND` | %,.0f |".formatted(Estimate.WORKER_LINES_PER_SECOND),
            "| `SPLITTER_LINES_PER_SECOND` | %,.0f |".formatted(Estimate.SPLITTER_LINES_PER_SECOND),
            "| `TABLE_WRITES_PER_SECOND` | %,.0f |".formatted(Estimate.TABLE_WRITES_PER_SECOND),
            "| `FIXED_SECONDS` | %,.0f |".formatted(Estimate.FIXED_SECONDS));
  }

  private static String row(Price price) {
    return String.format(
        Locale.ROOT,
        "| %s | $%s | %,d | <%s> |",
        price.what(),
        new BigDecimal(Double.toString(price.dollars())).stripTrailingZeros().toPlainString(),
        price.units(),
        price.source());
  }

  private static double amount(Estimate estimate, Price price) {
    return estimate.once().stream()
        .filter(position -> position.price() == price)
        .mapToDouble(Position::amount)
        .sum();
  }
}
