package logbatch.cli;

import logbatch.aws.DynamoDbParts;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The `report` parts of runs.
final class DynamoDbReportParts {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /// @param table name of `BatchesTable`
  DynamoDbReportParts(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /// Notes a run as unfinished, so that the schedule looks at it and writes its report. A run that
  /// has no such part yet gets one that says that no report has been written.
  void reopen(RunId run) {
    dynamoDb.updateItem(DynamoDbParts.opening(table, run).build());
  }
}
