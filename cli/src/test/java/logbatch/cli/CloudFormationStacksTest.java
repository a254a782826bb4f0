package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudFormationStacksTest {

  private FakeAws aws;
  private SignedRequests requests;
  private CloudFormationStacks stacks;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
    requests = aws.access().requests();
    stacks = new CloudFormationStacks(requests);
  }

  @AfterEach
  void stop() {
    requests.close();
    aws.close();
  }

  @Test
  void stackIsReadWithItsOutputsAndParameters() {
    aws.stack("logs", "CREATE_COMPLETE", "InputBucketName=in", "@WorkerConcurrency=7");

    var stack = stacks.find("logs").orElseThrow();

    assertThat(stack.name()).isEqualTo("logs");
    assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(stack.output("InputBucketName")).isEqualTo("in");
    assertThat(stack.number("WorkerConcurrency")).hasValue(7);
    assertThat(stack.number("OwnerName")).isEmpty();
  }

  @Test
  void requestIsSignedForTheServiceAndItsRegion() {
    aws.refuse("DescribeStacks", "ValidationError", "it does not exist");

    var _ = stacks.find("a & b");

    assertThat(aws.asked())
        .singleElement()
        .satisfies(asked -> {
          assertThat(asked.parameters())
              .containsEntry("StackName", "a & b")
              .containsEntry("Version", "2010-05-15");
          assertThat(asked.authorization()).contains("/eu-west-1/cloudformation/aws4_request");
        });
  }

  @Test
  void stackThatDoesNotExistIsEmpty() {
    aws.refuse("DescribeStacks", "ValidationError", "Stack with id logs does not exist");

    assertThat(stacks.find("logs")).isEmpty();
  }

  @Test
  void refusalIsToldInTheServicesWords() {
    aws.refuse("DescribeStacks", "ExpiredToken", "The security token is expired");

    assertThatThrownBy(() -> stacks.find("logs"))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining("cloudformation answered 400")
        .hasMessageContaining("The security token is expired");
  }

  @Test
  void resourcesAreReadByTheirLogicalIds() {
    aws.answer(
        "DescribeStackResources",
        """
        <DescribeStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStackResourcesResult><StackResources>
            <member><LogicalResourceId>AlarmTopic</LogicalResourceId>
              <PhysicalResourceId>arn:aws:sns:eu-west-1:1:t</PhysicalResourceId>
              <ResourceType>AWS::SNS::Topic</ResourceType></member>
          </StackResources></DescribeStackResourcesResult>
        </DescribeStackResourcesResponse>
        """);

    assertThat(stacks.resources("logs"))
        .isEqualTo(
            Map.of(
                "AlarmTopic",
                new CloudFormationStacks.StackResource(
                    "AWS::SNS::Topic", "arn:aws:sns:eu-west-1:1:t")));
  }

  @Test
  void outputThatIsMissingIsToldWithTheStacksState() {
    var stack = new CloudStack("other", "ROLLBACK_COMPLETE", Map.of(), Map.of());

    assertThatThrownBy(() -> stack.output("InputBucketName"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("The stack other (ROLLBACK_COMPLETE) has no output InputBucketName");
  }
}
