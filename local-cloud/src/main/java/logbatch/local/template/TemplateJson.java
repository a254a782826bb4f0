package logbatch.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import logbatch.local.template.EventSource.S3Notification;
import logbatch.local.template.EventSource.Schedule;
import logbatch.local.template.EventSource.SqsMapping;
import logbatch.local.template.EventSource.StreamMapping;
import logbatch.local.template.TableSpec.Index;

/// What was understood of a template, as maps and lists in CloudFormation's own words, so that it
/// can be compared with what CloudFormation understands.
///
/// Ids are as AWS would give them, but for what it makes up: a queue's URL has the host
/// `sqs.invalid`, and a stream the label `label`. Durations are in seconds.
public final class TemplateJson {

  private TemplateJson() {}

  /// All resources that the local cloud has, by kind and logical id.
  public static Map<String, Object> of(CloudTemplate template, PseudoParameters pseudoParameters) {
    var ids = PredictedIds.of(template, pseudoParameters);
    return ordered(
        "buckets",
        byId(template.buckets(), BucketSpec::logicalId, TemplateJson::bucket),
        "queues",
        byId(template.queues(), QueueSpec::logicalId, TemplateJson::queue),
        "tables",
        byId(template.tables(), TableSpec::logicalId, TemplateJson::table),
        "functions",
        byId(template.readFunctions(ids), FunctionSpec::logicalId, TemplateJson::function));
  }

  private static Map<String, Object> bucket(BucketSpec bucket) {
    return ordered("BucketName", bucket.name());
  }

  private static Map<String, Object> queue(QueueSpec queue) {
    var redrive =
        queue
            .redrive()
            .map(policy ->
                ordered(
                    "deadLetterQueue",
                    policy.deadLetterQueue(),
                    "maxReceiveCount",
                    policy.maxReceiveCount()));
    return ordered(
        "QueueName",
        queue.name(),
        "VisibilityTimeout",
        queue.visibilityTimeout().toSeconds(),
        "MessageRetentionPeriod",
        queue.retention().toSeconds(),
        "RedrivePolicy",
        redrive.orElse(null));
  }

  private static Map<String, Object> table(TableSpec table) {
    return ordered(
        "TableName",
        table.name(),
        "KeySchema",
        key(table.key()),
        "GlobalSecondaryIndexes",
        byId(
            table.indexes(),
            Index::name,
            index ->
                ordered("KeySchema", key(index.key()), "ProjectionType", index.projectionType())),
        "StreamViewType",
        table.streamViewType().orElse(null));
  }

  private static Map<String, Object> key(TableSpec.Key key) {
    return ordered("HASH", key.partitionKey(), "RANGE", key.sortKey().orElse(null));
  }

  private static Map<String, Object> function(FunctionSpec function) {
    return ordered(
        "FunctionName",
        function.name(),
        "CodeUri",
        function.code().toString(),
        "Handler",
        function.handler(),
        "MemorySize",
        function.memoryMegabytes(),
        "Timeout",
        function.timeout().toSeconds(),
        "Environment",
        function.environment(),
        "EventInvokeConfig",
        ordered(
            "MaximumRetryAttempts",
            function.asyncInvoke().maximumRetryAttempts(),
            "MaximumEventAgeInSeconds",
            function.asyncInvoke().maximumEventAge().toSeconds(),
            "OnFailure",
            function.asyncInvoke().onFailureQueueArn().orElse(null)),
        "Events",
        byId(function.eventSources(), EventSource::logicalId, TemplateJson::event));
  }

  private static Map<String, Object> event(EventSource source) {
    return switch (source) {
      case S3Notification s3 -> ordered("Type", "S3", "Bucket", s3.bucket(), "Events", s3.events());
      case SqsMapping sqs ->
          ordered(
              "Type",
              "SQS",
              "EventSourceArn",
              sqs.queueArn(),
              "BatchSize",
              sqs.batchSize(),
              "MaximumBatchingWindowInSeconds",
              sqs.batchWindow().toSeconds(),
              "MaximumConcurrency",
              sqs.maximumConcurrency().isPresent() ? sqs.maximumConcurrency().getAsInt() : null,
              "ReportBatchItemFailures",
              sqs.reportsBatchItemFailures(),
              "Filters",
              patterns(sqs.filters()));
      case StreamMapping stream -> stream(stream);
      case Schedule schedule ->
          ordered("Type", "Schedule", "RateInSeconds", schedule.rate().toSeconds());
    };
  }

  /// One shard is read by one invocation at a time, and records do not age: the reader accepts
  /// nothing else.
  private static Map<String, Object> stream(StreamMapping stream) {
    return ordered(
        "Type",
        "DynamoDB",
        "EventSourceArn",
        stream.streamArn(),
        "StartingPosition",
        stream.startingPosition(),
        "BatchSize",
        stream.batchSize(),
        "MaximumBatchingWindowInSeconds",
        stream.batchWindow().toSeconds(),
        "TumblingWindowInSeconds",
        stream.tumblingWindow().toSeconds(),
        "ParallelizationFactor",
        1,
        "MaximumRecordAgeInSeconds",
        -1,
        "MaximumRetryAttempts",
        stream.maximumRetryAttempts(),
        "BisectBatchOnFunctionError",
        stream.bisectsBatchOnError(),
        "ReportBatchItemFailures",
        stream.reportsBatchItemFailures(),
        "Filters",
        patterns(stream.filters()));
  }

  private static List<String> patterns(List<EventFilter> filters) {
    return filters.stream().map(EventFilter::pattern).toList();
  }

  private static <T> Map<String, Object> byId(
      List<T> all, Function<T, String> id, Function<T, Map<String, Object>> json) {
    return all.stream().collect(Collectors.toMap(id, json, (a, b) -> a, LinkedHashMap::new));
  }

  /// A map of names and values in turn, in their order; a null value leaves its name out.
  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        map.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return map;
  }
}
