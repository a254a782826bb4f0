package logbatch.local.services;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/// SQS in this JVM. Its queues live in memory only: messages that wait at the end are gone.
final class SqsEmbedded implements AutoCloseable {

  private final SQSRestServer server;
  private final URI uri;

  private SqsEmbedded(SQSRestServer server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  static SqsEmbedded start() {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(AwsAccount.LOCAL.region())
            .withAWSAccountId(AwsAccount.LOCAL.id())
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new SqsEmbedded(server, URI.create("http://127.0.0.1:" + port));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
