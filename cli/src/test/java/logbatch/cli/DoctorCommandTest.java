package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/ana</Arn></GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """;

  private static final String TOPIC =
      """
      <DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources><member>
        <LogicalResourceId>AlarmTopic</LogicalResourceId>
        <PhysicalResourceId>arn:aws:sns:eu-west-1:123456789012:alarms</PhysicalResourceId>
        <ResourceType>AWS::SNS::Topic</ResourceType>
      </member></StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>
      """;

  private static final String UNCONFIRMED =
      """
      <ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member>
        <Endpoint>ana@example.com</Endpoint><SubscriptionArn>PendingConfirmation</SubscriptionArn>
      </member></Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>
      """;

  private static final String[] OUTPUTS = {
    "InputBucketName=in",
    "OutputBucketName=out",
    "LogProcessingQueueUrl=http://q/1/log-processing-queue",
    "LogProcessingDlqUrl=http://q/1/log-processing-dlq",
    "LogSplitQueueUrl=http://q/1/log-split-queue",
    "LogSplitDlqUrl=http://q/1/log-split-dlq",
    "ProcessedLogsTableName=ProcessedLogsTable",
    "BatchesTableName=BatchesTable",
    "@WorkerConcurrency=12",
    "@SplitterConcurrency=2"
  };

  @TempDir private Path folder;
  private FakeAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void findingsAreToldOneByOneAndAFailureIsTheExitCode() {
    aws.answer("GetCallerIdentity", IDENTITY)
        .stack("logs", "UPDATE_COMPLETE", OUTPUTS)
        .answer("/2016-08-19/account-settings", "{\"AccountLimit\":{\"ConcurrentExecutions\":10}}")
        .answer("DescribeStackResources", TOPIC)
        .answer("ListSubscriptionsByTopic", UNCONFIRMED)
        .answer("/in", "<NotificationConfiguration/>");

    var ran = doctor("--stack", "logs", "--json");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.json())
        .extracting(json -> json.get("subject"), json -> json.get("verdict"))
        .startsWith(
            tuple("region", "ok"),
            tuple("credentials", "ok"),
            tuple("stack", "ok"),
            // 12 workers of 10
            tuple("concurrency", "fail"),
            tuple("alarms", "warn"),
            tuple("notification", "fail"));
    assertThat(doctor("--stack", "logs").out())
        .contains(
            "ok   region         eu-west-1",
            "arn:aws:iam::123456789012:user/ana",
            "logs is UPDATE_COMPLETE",
            "10 concurrent executions in the account, WorkerConcurrency 12, SplitterConcurrency 2",
            "-> ask for more: aws service-quotas",
            "ana@example.com has not confirmed");
  }

  @Test
  void whatMayNotBeLookedAtIsAWarningThatNamesTheRight() {
    aws.answer("GetCallerIdentity", IDENTITY).stack("logs", "CREATE_COMPLETE", OUTPUTS);

    var ran = doctor("--stack", "logs", "--json");

    assertThat(ran.json())
        .filteredOn(json -> json.get("subject").equals("concurrency"))
        .singleElement()
        .satisfies(json -> {
          assertThat(json).containsEntry("verdict", "warn");
          assertThat(json.get("text").toString()).startsWith("not known: lambda answered 400");
          assertThat(json)
              .containsEntry("remedy", "this takes a right to lambda:GetAccountSettings");
        });
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void withoutCredentialsNothingElseIsLookedAt() {
    aws.refuse("GetCallerIdentity", "InvalidClientTokenId", "The security token is invalid");

    var ran = doctor("--stack", "logs");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.out())
        .contains("fail credentials", "The security token is invalid", "AWS_PROFILE")
        .doesNotContain("stack  ");
  }

  @Test
  void stackThatIsNotThereIsAFailure() {
    aws.answer("GetCallerIdentity", IDENTITY)
        .refuse("DescribeStacks", "ValidationError", "Stack with id logs does not exist");

    var ran = doctor("--stack", "logs");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.out())
        .contains("fail stack", "There is no stack logs in eu-west-1", "-> sam deploy");
  }

  @Test
  void stackThatMayNotBeLookedAtIsNotAdvisedToBeDeployed() {
    aws.answer("GetCallerIdentity", IDENTITY)
        .refuse("DescribeStacks", "AccessDenied", "not authorized: cloudformation:DescribeStacks");

    assertThat(doctor("--stack", "logs").out())
        .contains("fail stack", "cloudformation:DescribeStacks", "--owner NAME")
        .doesNotContain("sam deploy");
  }

  @Test
  void tableWithoutAStreamIsAFailureAndTheOthersAreLookedAtAllTheSame() {
    aws.answer("GetCallerIdentity", IDENTITY)
        .stack("logs", "CREATE_COMPLETE", OUTPUTS)
        .answer(
            "GetQueueAttributes", "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:eu-west-1:1:q\"}}")
        .answer("DescribeTable", "{\"Table\":{\"TableName\":\"t\"}}")
        .answer(
            "/2015-03-31/event-source-mappings",
            "{\"EventSourceMappings\":[{\"FunctionArn\":\"f\",\"State\":\"Enabling\"}]}");

    assertThat(doctor("--stack", "logs", "--json").json())
        .filteredOn(json -> json.get("subject").equals("event source"))
        .extracting(json -> json.get("text"), json -> json.get("verdict"))
        .containsExactly(
            tuple("no function is invoked from log-processing-queue yet", "warn"),
            tuple("no function is invoked from log-split-queue yet", "warn"),
            tuple(
                "ProcessedLogsTable has no stream, so that nothing is invoked when it changes",
                "fail"),
            tuple(
                "BatchesTable has no stream, so that nothing is invoked when it changes", "fail"));
  }

  @Test
  void localCloudThatDoesNotRunIsAFailure() {
    var ran = doctor("--local");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.out()).contains("fail local cloud", "-> start it: ./logbatch up");
  }

  private Ran doctor(String... options) {
    var place = new DeploymentOptions.Place(folder, folder, (_, _) -> aws.access());
    return Ran.of(place, Stream.concat(Stream.of("doctor"), Stream.of(options)).toList());
  }
}
