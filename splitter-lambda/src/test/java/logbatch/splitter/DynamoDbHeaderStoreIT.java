package logbatch.splitter;

class DynamoDbHeaderStoreIT extends HeaderStoreContract {

  private static final HeaderStore STORE =
      new DynamoDbHeaderStore(EmbeddedAws.DYNAMO_DB, EmbeddedAws.newBatchesTable());

  @Override
  HeaderStore store() {
    return STORE;
  }
}
