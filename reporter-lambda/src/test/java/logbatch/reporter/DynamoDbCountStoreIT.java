package logbatch.reporter;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoDbCountStoreIT extends CountStoreContract {

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
  CountStore store() {
    return new DynamoDbCountStore(cloud.dynamoDb, EmbeddedCloud.BATCHES);
  }
}
