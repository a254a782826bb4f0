package logbatch.local.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// S3, SQS and DynamoDB for this machine alone: all of them listen on 127.0.0.1 only, on free
/// ports.
///
/// S3 and SQS run in this JVM, DynamoDB in a process of its own that never outlives this one.
public final class EmbeddedServices implements AutoCloseable {

  private final Folder folder;
  private final S3Embedded s3;
  private final SqsEmbedded sqs;
  private final DynamoDbEmbedded dynamoDb;

  private EmbeddedServices(
      Folder folder, S3Embedded s3, SqsEmbedded sqs, DynamoDbEmbedded dynamoDb) {
    this.folder = folder;
    this.s3 = s3;
    this.sqs = sqs;
    this.dynamoDb = dynamoDb;
  }

  /// Starts the three at the same time and waits until all of them answer.
  ///
  /// @param listener hears of every object created, by any client, from the start
  /// @throws ServiceException if one of them does not start; none is left running then
  public static EmbeddedServices start(
      Checkout checkout, Storage storage, ObjectListener listener) {
    Folder folder = open(storage);
    Path path = folder.path();
    Optional<Path> tables =
        storage instanceof Storage.Kept ? Optional.of(path.resolve("dynamodb")) : Optional.empty();
    Future<S3Embedded> s3;
    Future<SqsEmbedded> sqs;
    Future<DynamoDbEmbedded> dynamoDb;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      s3 = threads.submit(() -> S3Embedded.start(path.resolve("s3"), listener));
      sqs = threads.submit(SqsEmbedded::start);
      dynamoDb =
          threads.submit(() -> DynamoDbEmbedded.start(checkout, path.resolve("work"), tables));
      // The end of this block waits for all of them.
    }
    try {
      return new EmbeddedServices(folder, started(s3), started(sqs), started(dynamoDb));
    } catch (ServiceException e) {
      new EmbeddedServices(folder, ifStarted(s3), ifStarted(sqs), ifStarted(dynamoDb)).stopAll();
      throw e;
    }
  }

  private static Folder open(Storage storage) {
    try {
      return switch (storage) {
        case Storage.Temporary(Path parent) -> Folder.temporary(parent);
        case Storage.Kept(Path folder) -> Folder.kept(folder);
      };
    } catch (IOException e) {
      throw new ServiceException("cannot use the folder of " + storage, e);
    }
  }

  private static <T> T started(Future<T> service) {
    if (service.state() == Future.State.SUCCESS) {
      return service.resultNow();
    }
    if (service.exceptionNow() instanceof ServiceException known) {
      throw known;
    }
    throw new ServiceException("an embedded service did not start", service.exceptionNow());
  }

  /// @return null if it did not start
  private static <T> T ifStarted(Future<T> service) {
    return service.state() == Future.State.SUCCESS ? service.resultNow() : null;
  }

  /// Where they answer, and the only credentials that they accept.
  public Endpoints endpoints() {
    return new Endpoints(s3.uri(), sqs.uri(), dynamoDb.uri(), AwsAccount.LOCAL);
  }

  long dynamoDbProcessId() {
    return dynamoDb.processId();
  }

  /// Stops all of them, and removes what [Storage.Temporary] kept.
  @Override
  public void close() {
    stopAll();
  }

  private void stopAll() {
    try (folder;
        dynamoDb;
        sqs;
        s3) {
      // Closed from the last to the first, each of them whatever becomes of the others; one that is
      // null is passed over.
    }
  }
}
