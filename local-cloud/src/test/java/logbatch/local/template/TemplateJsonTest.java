package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/// How the project's own template is described. That this is what CloudFormation makes of it is
/// checked against the SAM transform.
class TemplateJsonTest {

  private static final PseudoParameters PSEUDO =
      new PseudoParameters("sa-east-1", "111122223333", "logbatch");

  private final Map<String, Object> json =
      TemplateJson.of(
          TemplateReader.read(
              Path.of(System.getProperty("logbatch.home"), "template.yaml"),
              Map.of("OwnerName", "ana", "NameSuffix", "-test", "MaxReceiveCount", "4"),
              PSEUDO),
          PSEUDO);

  @Test
  void settingsHaveTheirNamesInCloudFormation() {
    assertThat(at("queues", "LogSplitQueue"))
        .isEqualTo(
            Map.of(
                "QueueName",
                "log-split-queue-test",
                "VisibilityTimeout",
                5400L,
                "MessageRetentionPeriod",
                864_000L,
                "RedrivePolicy",
                Map.of("deadLetterQueue", "LogSplitDlq", "maxReceiveCount", 4)));
    assertThat(at("functions", "LogSplitterLambda", "Events", "Continued"))
        .isEqualTo(
            Map.of(
                "Type",
                "SQS",
                "EventSourceArn",
                "arn:aws:sqs:sa-east-1:111122223333:log-split-queue-test",
                "BatchSize",
                1,
                "MaximumBatchingWindowInSeconds",
                0L,
                "ReportBatchItemFailures",
                true,
                "MaximumConcurrency",
                2,
                "Filters",
                List.of()));
  }

  @Test
  void descriptionIsJson() {
    assertThat(JSON.std.mapFrom(JSON.std.asString(json)).keySet())
        .containsExactly("buckets", "queues", "tables", "functions");
  }

  private Object at(String... path) {
    Object found = json;
    for (var name : path) {
      found = ((Map<?, ?>) found).get(name);
    }
    return found;
  }
}
