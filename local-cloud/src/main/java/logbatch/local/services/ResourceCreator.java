package logbatch.local.services;

import logbatch.local.template.CloudTemplate;
import logbatch.local.template.PhysicalIds;

/// Creates a template's buckets, queues and tables, wherever the endpoints point.
public final class ResourceCreator {

  private ResourceCreator() {}

  /// Creates what is not there yet, and takes what is there as it is.
  ///
  /// @return ids of all buckets, queues and tables
  /// @throws ServiceException if a resource cannot be created, or one that is there has settings
  ///   that do not fit
  public static PhysicalIds create(CloudTemplate template, Endpoints endpoints) {
    PhysicalIds ids = PhysicalIds.NONE;
    try (var s3 = AwsClients.s3(endpoints);
        var sqs = AwsClients.sqs(endpoints);
        var dynamoDb = AwsClients.dynamoDb(endpoints)) {
      ids = new S3BucketCreator(s3).create(template.buckets(), ids);
      ids = new SqsQueueCreator(sqs).create(template.queues(), ids);
      return new DynamoDbTableCreator(dynamoDb).create(template.tables(), ids);
    }
  }
}
