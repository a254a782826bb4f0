package logbatch.splitter;

class DynamoDbRangeStoreIT extends RangeStoreContract {

  private static final RangeStore STORE =
      new DynamoDbRangeStore(EmbeddedAws.DYNAMO_DB, EmbeddedAws.newBatchesTable());

  @Override
  RangeStore store() {
    return STORE;
  }
}
