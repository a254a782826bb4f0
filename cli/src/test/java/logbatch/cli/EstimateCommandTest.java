package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {

  @TempDir private Path folder;

  @Test
  void linesTimeAndDollarsAreTold() throws Exception {
    var file = Files.writeString(folder.resolve("x.log"), "a line\n".repeat(10_000));

    var ran = run("estimate", file.toString());

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("lines       10,000, of 7 bytes on average")
        // 10,000 / 2,500 + 15
        .contains("time        about 19 s with WorkerConcurrency 5")
        .contains("DynamoDB, on demand: write request units of 1 KB: 10,080")
        .contains("Prices of us-east-1, looked up on " + Price.LOOKED_UP);
  }

  @Test
  void jsonHasTheSame() throws Exception {
    var file = Files.writeString(folder.resolve("x.log"), "a line\n".repeat(10_000));

    assertThat(run("estimate", "--json", "--workers", "10", file.toString()).json())
        .singleElement()
        // Ten workers are faster than a new table: 10,000 / 4,000 + 15 s.
        .satisfies(json ->
            assertThat(json)
                .containsEntry("lines", 10_000)
                .containsEntry("counted", true)
                .containsEntry("seconds", 18)
                .containsEntry("region", "us-east-1"));
  }

  @Test
  void damagedFileDoesNotKeepTheOthersFromBeingEstimated() throws Exception {
    var gzip = Gzip.of("a line\n".repeat(1_000));
    var cut = Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(gzip, gzip.length - 9));
    var sound = Files.writeString(folder.resolve("x.log"), "a line\n");

    var ran = run("estimate", "--json", cut.toString(), sound.toString());

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.err()).startsWith(cut + ": the gzip file is damaged");
    assertThat(ran.json())
        .singleElement()
        .satisfies(json -> assertThat(json).containsEntry("file", sound.toString()));
  }

  @Test
  void nameThatTheSplitterWouldIgnoreIsRefusedWithARemedy() throws Exception {
    var file = Files.writeString(folder.resolve("x.out"), "a\n");

    var ran = run("estimate", file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("has to end with .txt, .log, .jsonl or .csv", "the splitter ignores all others")
        .contains("cp FILE FILE.log");
  }

  private Ran run(String... arguments) {
    return Ran.withoutAws(folder, arguments);
  }
}
