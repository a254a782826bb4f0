package logbatch.splitter;

import java.time.Clock;

class DynamoDbHeaderStoreIT extends HeaderStoreContract {

  private static final HeaderStore STORE =
      new DynamoDbHeaderStore(
          EmbeddedAws.DYNAMO_DB, EmbeddedAws.newBatchesTable(), Clock.systemUTC());

  @Override
  HeaderStore store() {
    return STORE;
  }
}
