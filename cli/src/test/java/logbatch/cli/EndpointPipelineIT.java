package logbatch.cli;

import java.net.URI;
import logbatch.local.LocalCloud.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The pipeline with the functions here, and S3, SQS and DynamoDB at the address that the property
/// `aws.endpoint` has. Region and credentials come from the standard variables.
@EnabledIfSystemProperty(
    named = EndpointPipelineIT.ENDPOINT,
    matches = ".+",
    disabledReason = "asks for -Daws.endpoint=URL, the address of an emulator of AWS")
class EndpointPipelineIT extends PipelineContract {

  static final String ENDPOINT = "aws.endpoint";

  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = LocalPipeline.start(new Services.External(URI.create(System.getProperty(ENDPOINT))));
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
