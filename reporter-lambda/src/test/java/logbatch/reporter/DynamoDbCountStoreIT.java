package logbatch.reporter;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbCountStoreIT extends CountStoreContract {

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
  CountStore store() {
    return new DynamoDbCountStore(cloud.dynamoDb, EmbeddedCloud.BATCHES);
  }
}
