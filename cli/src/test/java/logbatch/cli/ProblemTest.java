package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.SqsException;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "ExpiredToken, 400, The AWS credentials have expired.",
    "ExpiredTokenException, 400, The AWS credentials have expired.",
    "InvalidClientTokenId, 403, AWS does not know these credentials.",
    "UnrecognizedClientException, 400, AWS does not know these credentials.",
    "AccessDenied, 403, The AWS credentials lack a right.",
    "AccessDeniedException, 400, The AWS credentials lack a right.",
    "Forbidden, 403, The AWS credentials lack a right."
  })
  void whatIsWrongWithCredentialsIsToldWithARemedyWhoeverAsks(
      String code, int status, String text) {
    var xml = "<R><Error><Code>%s</Code><Message>why</Message></Error></R>".formatted(code);

    assertThat(printed(RefusedRequestException.of("cloudformation", status, Optional.empty(), xml)))
        .startsWith(text)
        .contains("cloudformation answered %d: %s: why".formatted(status, code))
        .doesNotContain("<", "\tat ");
    assertThat(
            printed(
                SqsException.builder()
                    .message("why")
                    .statusCode(status)
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                    .build()))
        .startsWith(text)
        .contains("why");
  }

  @Test
  void rightThatIsLackingNamesTheOptionThatDoesWithoutStacks() {
    var refused =
        RefusedRequestException.of(
            "cloudformation",
            403,
            Optional.empty(),
            "<R><Error><Code>AccessDenied</Code><Message>not authorized to perform:"
                + " cloudformation:DescribeStacks</Message></Error></R>");

    assertThat(printed(refused)).contains("--owner NAME", "cloudformation:DescribeStacks");
  }

  @Test
  void refusalIsFoundBehindWhatItPrevented() {
    var denied = S3Exception.builder().message("Access Denied").statusCode(403).build();

    assertThat(printed(new UncheckedIOException(new IOException("cannot read it", denied))))
        .startsWith("The AWS credentials lack a right.")
        .contains("cannot read it");
  }

  @Test
  void refusalForAnotherReasonIsNotBlamedOnTheCredentials() {
    var archived =
        S3Exception.builder()
            .message("restore it first")
            .statusCode(403)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidObjectState").build())
            .build();

    assertThat(printed(archived)).startsWith("restore it first");
  }

  @Test
  void missingCredentialsAreToldWithoutTheListOfAllPlaces() {
    var chain = "Unable to load credentials from any of the providers in the chain X : [Y: %s]";

    assertThat(printed(SdkClientException.create(chain.formatted("no profile"))))
        .startsWith("There are no AWS credentials. Sign in: aws sso login")
        .contains("AWS_PROFILE", "aws configure export-credentials")
        .doesNotContain("providers in the chain");
    assertThat(printed(SdkClientException.create(chain.formatted("The SSO session has expired"))))
        .startsWith("The AWS credentials have expired. Sign in: aws sso login")
        .doesNotContain("providers in the chain");
  }

  @Test
  void jsonOfARefusalIsToldInWords() {
    var type = Optional.of("AccessDeniedException:http://internal.amazon.com/coral/");

    var refused = RefusedRequestException.of("lambda", 403, type, "{\"Message\":\"you may not\"}");

    assertThat(refused).hasMessage("lambda answered 403: AccessDeniedException: you may not");
    assertThat(
            RefusedRequestException.of(
                "x", 400, Optional.empty(), "{\"__type\":\"a#B\",\"message\":\"c\"}"))
        .hasMessage("x answered 400: B: c");
  }

  @Test
  void answerOfSomethingElseThanAServiceIsToldInItsOwnWords() {
    assertThat(RefusedRequestException.of("x", 502, Optional.empty(), "<html>\n<br>Bad gateway"))
        .hasMessage("x answered 502: <html> <br>Bad gateway");
  }

  @Test
  void partOfALaterVersionIsNoDefect() {
    var part =
        Map.of(DynamoDbParts.RUN_ID, AttributeValue.fromS("r"), "v", AttributeValue.fromN("3"));
    var thrown = catchThrowableOfType(RuntimeException.class, () -> DynamoDbParts.header(part));

    assertThat(printed(thrown))
        .contains("the header of run r has version 3", "update the checkout")
        .doesNotContain("\tat ");
  }

  @Test
  void defectShowsWhereItCameFrom() {
    assertThat(printed(new IllegalStateException("a defect"))).contains("a defect", "\tat ");
  }

  @Test
  void sentenceIsAllThatIsPrinted() {
    assertThat(printed(new FailedCommandException("Try again.")))
        .isEqualTo("Try again." + System.lineSeparator());
    assertThat(Problem.of(new FailedCommandException("Try again.")).exitCode()).isOne();
  }

  private static String printed(Exception thrown) {
    var out = new StringWriter();
    Problem.of(thrown).print(new PrintWriter(out));
    return out.toString();
  }
}
