package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbRunStoreIT extends RunStoreContract {

  private static EmbeddedCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud = new EmbeddedCloud();
  }

  @AfterAll
  static void stop() throws IOException {
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
