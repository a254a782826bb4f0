package logbatch.local.template;

import java.util.Map;

/// Ids as AWS would give them, for reading a template whose resources do not exist yet.
final class PredictedIds {

  private PredictedIds() {}

  static PhysicalIds of(CloudTemplate template, PseudoParameters pseudoParameters) {
    String place = pseudoParameters.region() + ":" + pseudoParameters.accountId() + ":";
    PhysicalIds ids = PhysicalIds.NONE;
    for (BucketSpec bucket : template.buckets()) {
      String arn = "arn:aws:s3:::" + bucket.name();
      ids = ids.with(bucket.logicalId(), Map.of(PhysicalIds.REF, bucket.name(), "Arn", arn));
    }
    for (QueueSpec queue : template.queues()) {
      String url = "https://sqs.invalid/" + pseudoParameters.accountId() + "/" + queue.name();
      String arn = "arn:aws:sqs:" + place + queue.name();
      ids =
          ids.with(
              queue.logicalId(),
              Map.of(PhysicalIds.REF, url, "Arn", arn, "QueueName", queue.name()));
    }
    for (TableSpec table : template.tables()) {
      ids = ids.with(table.logicalId(), table(table, "arn:aws:dynamodb:" + place));
    }
    return ids;
  }

  private static Map<String, String> table(TableSpec table, String arnStart) {
    String arn = arnStart + "table/" + table.name();
    return table.streamViewType().isPresent()
        ? Map.of(PhysicalIds.REF, table.name(), "Arn", arn, "StreamArn", arn + "/stream/label")
        : Map.of(PhysicalIds.REF, table.name(), "Arn", arn);
  }
}
