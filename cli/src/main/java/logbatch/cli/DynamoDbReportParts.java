package logbatch.cli;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import logbatch.aws.DynamoDbParts;
import logbatch.model.PartKey;
import logbatch.model.ReportStatus;
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
    dynamoDb.updateItem(update ->
        update
            .tableName(table)
            .key(DynamoDbParts.key(run, PartKey.REPORT))
            .updateExpression(
                "SET #status = :processing, #open = :open, #revision = if_not_exists(#revision, :none), #digest = if_not_exists(#digest, :empty)")
            .expressionAttributeNames(
                Map.of(
                    "#status", DynamoDbParts.STATUS,
                    "#open", DynamoDbParts.OPEN,
                    "#revision", DynamoDbParts.REVISION,
                    "#digest", DynamoDbParts.DIGEST))
            .expressionAttributeValues(
                Map.of(
                    ":processing", fromS(ReportStatus.PROCESSING.label()),
                    ":open", fromS(DynamoDbParts.OPEN_VALUE),
                    ":none", DynamoDbParts.number(0),
                    ":empty", fromS(""))));
  }
}
