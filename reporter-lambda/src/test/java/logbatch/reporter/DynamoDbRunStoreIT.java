package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbRunStoreIT extends RunStoreContract {

  @TempDir private static Path folder;
  private static EmbeddedCloud cloud;

  @BeforeAll
  static void start() {
    cloud = new EmbeddedCloud(folder);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Override
  RunStore store() {
    return new DynamoDbRunStore(cloud.dynamoDb, EmbeddedCloud.BATCHES);
  }

  @Override
  void put(RunParts parts) {
    StoredParts.put(cloud.dynamoDb, parts);
  }

  @Test
  void everyOpenRunIsFound() {
    var opened = new HashSet<RunId>();
    for (int i = 0; i < 50; i++) {
      var run = Samples.run();
      store().replaceReport(run, Optional.empty(), new ReportPart(ReportStatus.PROCESSING, 0, ""));
      opened.add(run);
    }

    assertThat(store().openRuns()).containsAll(opened);
  }
}
