package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that is wrong or not understood is passed over: the error names the place.
class TemplateErrorsTest {

  private static final String FUNCTION =
      """
      Resources:
        Queue:
          Type: AWS::SQS::Queue
        Topic:
          Type: AWS::SNS::Topic
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: fn.jar
            Handler: pkg.Handler::handleRequest
            Runtime: java25
      """;

  @TempDir Path folder;

  /// @param about the place in the template and the beginning of the problem
  record Broken(String about, String template) {
    @Override
    public String toString() {
      return about;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenTemplates", "brokenResources", "brokenFunctions", "brokenEvents"})
  void theErrorNamesThePlaceAndTheProblem(Broken broken) {
    assertThatThrownBy(() -> read(broken.template, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(broken.about);
  }

  static Stream<Broken> brokenTemplates() {
    return Stream.of(
        new Broken("template.yaml: is empty", ""),
        new Broken("template.yaml: is no YAML", "Resources: [\n"),
        new Broken("template.yaml, line 1: a map is expected here", "- Resources\n"),
        new Broken(
            "template.yaml, line 2: Resources is there twice", "Resources: {}\nResources: {}"),
        new Broken("template.yaml, line 1: yes is read in two ways", "Description: yes"),
        new Broken("template.yaml, line 1: 0123 is read in two ways", "Description: 0123"),
        new Broken("template.yaml.Rules: the local cloud does not understand this", "Rules: {}"),
        new Broken("template.yaml.Transform: the local cloud knows", "Transform: AWS::Include"),
        new Broken("Globals.Api: the local cloud does not understand", "Globals: {Api: {}}"),
        new Broken("Parameters.P: has no default", "Parameters: {P: {Type: String}}"),
        new Broken("Parameters.P.Type: use String", "Parameters: {P: {Type: X, Default: a}}"),
        new Broken(
            "Parameters.P: \"a\" is no number", "Parameters: {P: {Type: Number, Default: a}}"),
        new Broken(
            "Parameters.P: \"7\" is not in 1..5",
            "Parameters: {P: {Type: Number, Default: 7, MinValue: 1, MaxValue: 5}}"),
        new Broken(
            "Parameters.P: \"c\" is none of a, b",
            "Parameters: {P: {Type: String, Default: c, AllowedValues: [a, b]}}"),
        new Broken(
            "Parameters.P: \"a\" has 1 characters",
            "Parameters: {P: {Type: String, Default: a, MinLength: 2}}"),
        new Broken(
            "Parameters.P: the value does not match",
            "Parameters: {P: {Type: String, Default: a, AllowedPattern: b, NoEcho: true}}"),
        new Broken("Outputs.O.Value: refers to X", "Outputs: {O: {Value: !Ref X}}"));
  }

  static Stream<Broken> brokenResources() {
    return Stream.of(
        resource("Resources.R.Type: the local cloud has no AWS::EC2::VPC", "Type: AWS::EC2::VPC"),
        resource("Resources.R.Type: is missing", "Properties: {}"),
        resource("Resources.R.UpdatePolicy: the", "{Type: AWS::S3::Bucket, UpdatePolicy: {}}"),
        resource(
            "Resources.R.Condition: there is no condition C",
            "{Type: AWS::S3::Bucket, Condition: C}"),
        bucket("BucketName: A_B is no bucket name", "BucketName: A_B"),
        bucket("VersioningConfiguration: the local cloud does not", "VersioningConfiguration: {}"),
        bucket("BucketName: Fn::Base64 is not understood", "BucketName: !Base64 x"),
        bucket("BucketName: refers to Nobody", "BucketName: !Ref Nobody"),
        bucket("BucketName: refers to Nobody", "BucketName: !Sub x-${Nobody}"),
        bucket("BucketName: refers to R (AWS::S3::Bucket)", "BucketName: !GetAtt R.Arn"),
        bucket("BucketName: Fn::GetAtt wants", "BucketName: !GetAtt R"),
        bucket("BucketName: Fn::Join wants a list of 2", "BucketName: !Join [a]"),
        bucket("BucketName: Fn::Select has 1 elements, no 1", "BucketName: !Select [1, [a]]"),
        bucket("BucketName: Fn::FindInMap finds no M", "BucketName: !FindInMap [M, a, b]"),
        bucket("BucketName: there is no condition C", "BucketName: !If [C, a, b]"),
        bucket("BucketName: Fn::Equals is not understood", "BucketName: !Equals [a, a]"),
        queue("VisibilityTimeout: 43201 is no whole number", "VisibilityTimeout: 43201"),
        queue("QueueName: q.fifo is no name of a standard queue", "QueueName: q.fifo"),
        queue("DelaySeconds: the local cloud does not understand", "DelaySeconds: 5"),
        queue(
            "RedrivePolicy.deadLetterTargetArn: use !GetAtt",
            "RedrivePolicy: {deadLetterTargetArn: 'arn:aws:sqs:x', maxReceiveCount: 1}"),
        queue(
            "RedrivePolicy.deadLetterTargetArn: names no queue",
            "RedrivePolicy: {deadLetterTargetArn: !GetAtt R.Arn, maxReceiveCount: 1}"),
        table("KeySchema: names no HASH key", "AttributeDefinitions: []"),
        table(
            "AttributeDefinitions: defines [], but the keys use [id]",
            "KeySchema: [{AttributeName: id, KeyType: HASH}]"),
        table(
            "AttributeDefinitions[0].AttributeType: the local cloud knows S only",
            "KeySchema: [{AttributeName: id, KeyType: HASH}]",
            "AttributeDefinitions: [{AttributeName: id, AttributeType: N}]"));
  }

  static Stream<Broken> brokenFunctions() {
    return Stream.of(
        function("Timeout: 901 is no whole number from 1 to 900", "Timeout: 901"),
        function("MemorySize: many is no whole number", "MemorySize: many"),
        function("Layers: the local cloud does not understand", "Layers: []"),
        function("Environment.Vars: the local cloud does not", "Environment: {Vars: {}}"),
        function(
            "Environment.Variables.TOPIC: refers to Topic (AWS::SNS::Topic), which does not exist",
            "Environment: {Variables: {TOPIC: !Ref Topic}}"),
        function(
            "Environment.Variables.S: Table (AWS::DynamoDB::Table) has no attribute StreamArn",
            "Environment: {Variables: {S: !GetAtt Table.StreamArn}}"),
        function(
            "EventInvokeConfig.MaximumRetryAttempts: 3 is no whole number",
            "EventInvokeConfig: {MaximumRetryAttempts: 3}"),
        function(
            "EventInvokeConfig.DestinationConfig.OnSuccess: the local cloud does not",
            "EventInvokeConfig: {DestinationConfig: {OnSuccess: {}}}"));
  }

  static Stream<Broken> brokenEvents() {
    return Stream.of(
        event("Type: Api is not understood here", "Type: Api", ""),
        event("Filter: the local cloud does not", "Type: S3", "Bucket: b, Events: e, Filter: {}"),
        event("Bucket: is missing", "Type: S3", "Events: 's3:ObjectCreated:*'"),
        event("Events: s3:ObjectRemoved:* is not", "Type: S3", "Events: 's3:ObjectRemoved:*'"),
        event("BatchSize: Lambda refuses more than 10", "Type: SQS", "Queue: q, BatchSize: 11"),
        event("Queue: is missing", "Type: SQS", "BatchSize: 1"),
        event("ScalingConfig.MaximumConcurrency: 1 is", "Type: SQS", scaling()),
        event("FunctionResponseTypes: use", "Type: SQS", "Queue: q, FunctionResponseTypes: [x]"),
        event("Filters[0].Pattern: is no JSON object", "Type: SQS", filter("[")),
        event(
            "Filters[0].Pattern: a has the operator cidr", "Type: SQS", filter("{a: [{cidr: x}]}")),
        event("StartingPosition: use TRIM_HORIZON", "Type: DynamoDB", stream("AT_TIMESTAMP", "")),
        event("ParallelizationFactor: the local cloud", "Type: DynamoDB", parallel()),
        event(
            "Schedule: cron(0 1 * * ? *) is not", "Type: Schedule", "Schedule: cron(0 1 * * ? *)"),
        event("Input: the local cloud", "Type: Schedule", "Schedule: rate(1 day), Input: x"));
  }

  private static String scaling() {
    return "Queue: q, ScalingConfig: {MaximumConcurrency: 1}";
  }

  private static String parallel() {
    return stream("LATEST", ", ParallelizationFactor: 2");
  }

  private static String stream(String position, String more) {
    return "Stream: s, StartingPosition: " + position + more;
  }

  private static String filter(String pattern) {
    String quoted = pattern.replaceAll("([a-z]+)", "\"$1\"");
    return "Queue: q, FilterCriteria: {Filters: [{Pattern: '" + quoted + "'}]}";
  }

  private static Broken resource(String about, String resource) {
    String flow = resource.startsWith("{") ? resource : "{" + resource + "}";
    return new Broken(about, "Resources: {R: " + flow + "}");
  }

  private static Broken bucket(String about, String property) {
    return ofType("AWS::S3::Bucket", about, property);
  }

  private static Broken queue(String about, String property) {
    return ofType("AWS::SQS::Queue", about, property);
  }

  private static Broken table(String about, String... properties) {
    return ofType("AWS::DynamoDB::Table", about, String.join("\n      ", properties));
  }

  private static Broken ofType(String type, String about, String properties) {
    return new Broken(
        "Resources.R.Properties." + about,
        """
        Resources:
          R:
            Type: %s
            Properties:
              %s
        """
            .formatted(type, properties));
  }

  private static Broken function(String about, String property) {
    return new Broken("Resources.Fn.Properties." + about, FUNCTION + "      " + property);
  }

  private static Broken event(String about, String type, String properties) {
    String place = about.startsWith("Type") ? "" : "Properties.";
    return new Broken(
        "Resources.Fn.Properties.Events.E." + place + (place.isEmpty() ? about : nested(about)),
        FUNCTION + "      Events: {E: {" + type + ", Properties: {" + properties + "}}}");
  }

  private static String nested(String about) {
    return about.startsWith("Filters") ? "FilterCriteria." + about : about;
  }

  @Test
  void aConditionThatDependsOnItselfIsAnError() {
    String template =
        """
        Conditions:
          A: !Not [!Condition B]
          B: !Not [!Condition A]
        Resources:
          R: {Type: AWS::S3::Bucket, Condition: A}
        """;

    assertThatThrownBy(() -> read(template, Map.of()))
        .hasMessage("Conditions.A: depends on itself");
  }

  @Test
  void aParameterThatTheTemplateDoesNotHaveIsAnError() {
    assertThatThrownBy(() -> read("Parameters: {P: {Type: String, Default: a}}", Map.of("Q", "b")))
        .hasMessage("Parameters.Q: the template has no such parameter; it has P");
  }

  @Test
  void aMissingFileIsAnError() {
    Path missing = folder.resolve("none.yaml");

    assertThatThrownBy(() -> TemplateReader.read(missing, Map.of(), pseudo()))
        .hasMessage(missing + ": there is no such file");
  }

  @Test
  void theTemplateThatTheBrokenOnesAreMadeOfIsWhole() throws IOException {
    assertThat(read(FUNCTION, Map.of()).queues()).hasSize(1);
  }

  private CloudTemplate read(String template, Map<String, String> parameters) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), template);
    return TemplateReader.read(file, parameters, pseudo());
  }

  private static PseudoParameters pseudo() {
    return new PseudoParameters("us-east-1", "000000000000", "stack");
  }
}
