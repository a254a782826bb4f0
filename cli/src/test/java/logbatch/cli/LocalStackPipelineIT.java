package logbatch.cli;

import logbatch.local.LocalCloud.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The pipeline with the functions here, and S3, SQS and DynamoDB in LocalStack. Without Docker it
/// is left out, and says so.
///
/// The image is the last one that runs without an account at LocalStack; the property
/// `localstack.image` chooses another.
@Testcontainers(disabledWithoutDocker = true)
class LocalStackPipelineIT extends PipelineContract {

  private static final DockerImageName IMAGE =
      DockerImageName.parse(System.getProperty("localstack.image", "localstack/localstack:4.14.0"))
          .asCompatibleSubstituteFor("localstack/localstack");

  @Container
  private static final LocalStackContainer LOCALSTACK =
      new LocalStackContainer(IMAGE).withServices("s3", "sqs", "dynamodb", "dynamodbstreams");

  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = LocalPipeline.start(new Services.External(LOCALSTACK.getEndpoint()));
  }

  @AfterAll
  static void stop() throws Exception {
    pipeline.close();
  }

  @Override
  LocalPipeline pipeline() {
    return pipeline;
  }
}
