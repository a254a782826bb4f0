package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.PartKey;
import logbatch.model.ReportPart;
import logbatch.model.RunId;

class DynamoDbHeaderStoreIT extends HeaderStoreContract {

  private static final String TABLE = EmbeddedAws.newBatchesTable();

  private static final HeaderStore STORE =
      new DynamoDbHeaderStore(EmbeddedAws.DYNAMO_DB, TABLE, Clock.systemUTC());

  @Override
  HeaderStore store() {
    return STORE;
  }

  /// Its attributes are those that the reporter would write: `open` is one of them.
  @Override
  Optional<ReportPart> report(RunId run) {
    var item =
        EmbeddedAws.DYNAMO_DB
            .getItem(get -> get.tableName(TABLE).key(DynamoDbParts.key(run, PartKey.REPORT)))
            .item();
    if (item.isEmpty()) {
      return Optional.empty();
    }
    var part = DynamoDbParts.report(item);
    assertThat(item).isEqualTo(DynamoDbParts.report(run, part));
    return Optional.of(part);
  }

  @Override
  void putReport(RunId run, ReportPart part) {
    EmbeddedAws.DYNAMO_DB.putItem(
        put -> put.tableName(TABLE).item(DynamoDbParts.report(run, part)));
  }
}
