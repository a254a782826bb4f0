package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsQueueIT extends MessageQueueContract {

  @TempDir static Path folder;

  private static EmbeddedServices services;
  private static SqsClient sqs;
  private static int queues;

  @BeforeAll
  static void start() {
    services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), _ -> {});
    sqs = AwsClients.sqs(services.endpoints());
  }

  @AfterAll
  static void stop() {
    sqs.close();
    services.close();
  }

  @Override
  SqsQueue queue() {
    var name = "queue-" + queues++;
    return new SqsQueue(sqs, sqs.createQueue(r -> r.queueName(name)).queueUrl());
  }

  @Test
  void moveTaskTakesEverythingToTheQueueThatIsNamed() throws Exception {
    var from = queue();
    var to = queue();
    from.send(List.of("a", "b", "c"));
    var task = new SqsMoveTask(sqs, from, to);

    assertThat(task.begin()).isEqualTo(MoveTask.Beginning.STARTED);

    assertThat(end(task).moved()).isEqualTo(3);
    assertThat(from.depth()).isZero();
    assertThat(to.depth()).isEqualTo(3);
  }

  @Test
  void progressIsThatOfTheTaskJustBegun() throws Exception {
    var from = queue();
    var to = queue();
    from.send(List.of("a"));
    var task = new SqsMoveTask(sqs, from, to);
    task.begin();
    end(task);

    assertThat(task.begin()).isEqualTo(MoveTask.Beginning.STARTED);

    assertThat(end(task).moved()).isZero();
  }

  private static MoveTask.Progress end(MoveTask task) throws InterruptedException {
    var progress = task.progress();
    while (progress.status() == MoveTask.Status.RUNNING) {
      Thread.sleep(50);
      progress = task.progress();
    }
    assertThat(progress.status()).isEqualTo(MoveTask.Status.COMPLETED);
    return progress;
  }
}
