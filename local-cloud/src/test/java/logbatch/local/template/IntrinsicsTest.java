package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each function in its short and its long form, seen through the outputs of a template.
class IntrinsicsTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Name: {Type: String, Default: ana}
        Empty: {Type: String, Default: ""}
        Count: {Type: Number, Default: 5}
        Zones: {Type: CommaDelimitedList, Default: "a, b"}
      Mappings:
        Sizes: {sa-east-1: {large: 7}}
      Conditions:
        Named: !Not [!Equals [!Ref Name, ""]]
        Void: !Equals [!Ref Empty, ""]
        Both: !And [!Condition Named, !Condition Void]
        None: !And [!Condition Named, !Not [!Condition Void]]
        Any: !Or [!Condition None, !Condition Void]
      Resources:
        Queue: {Type: AWS::SQS::Queue}
        Left: {Type: AWS::SQS::Queue, Condition: None}
      Outputs:
        O: {Value: %s}
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          !Ref Name                                       | ana
          {Ref: Count}                                    | 5
          !Ref AWS::Region                                | sa-east-1
          !Ref Queue                                      | https://sqs.invalid/111122223333/stack-Queue
          !GetAtt Queue.Arn                               | arn:aws:sqs:sa-east-1:111122223333:stack-Queue
          !GetAtt [Queue, QueueName]                      | stack-Queue
          {Fn::GetAtt: Queue.QueueName}                   | stack-Queue
          !Sub "${Name}-${AWS::AccountId}"                | ana-111122223333
          !Sub "${Queue.QueueName}/$x"                    | stack-Queue/$x
          !Sub "${!Name}"                                 | ${Name}
          !Sub ["${A}${Name}", {A: !Ref Count}]           | 5ana
          {Fn::Sub: "arn:${AWS::Partition}:x"}            | arn:aws:x
          !Join ["-", [a, !Ref Name]]                     | a-ana
          !Join [",", !Ref Zones]                         | a,b
          !Select [1, !Ref Zones]                         | b
          !Select [0, !Split ["/", "x/y"]]                | x
          !FindInMap [Sizes, !Ref AWS::Region, large]     | 7
          !If [Both, !Ref Name, !Ref Nobody]              | ana
          !If [None, !Ref Nobody, !Ref Name]              | ana
          !If [Any, yes-any, no-any]                      | yes-any
          12                                              | 12
          true                                            | true
          """)
  void value(String raw, String expected) throws IOException {
    assertThat(read(TEMPLATE.formatted(raw)).get("O")).isEqualTo(expected);
  }

  @Test
  void aResourceWhoseConditionDoesNotHoldIsNotThere() throws IOException {
    Path file = Files.writeString(folder.resolve("t.yaml"), TEMPLATE.formatted("x"));

    assertThat(TemplateReader.read(file, Map.of(), pseudo()).queues())
        .extracting(QueueSpec::logicalId)
        .containsExactly("Queue");
  }

  @Test
  void aPropertyWithoutAValueIsNotThere() throws IOException {
    String template =
        """
        Conditions: {Never: !Equals [a, b]}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !If [Never, x, !Ref AWS::NoValue]
        """;
    Path file = Files.writeString(folder.resolve("t.yaml"), template);

    assertThat(TemplateReader.read(file, Map.of(), pseudo()).queues())
        .extracting(QueueSpec::name)
        .containsExactly("stack-Queue");
  }

  @Test
  void whatHasNoEffectHereIsPassedOverWhateverItRefersTo() throws IOException {
    String template =
        """
        Resources:
          Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: !ImportValue x}}
          Queue:
            Type: AWS::SQS::Queue
            DeletionPolicy: Retain
            Properties: {KmsMasterKeyId: !Ref Key}
        Outputs:
          O: {Value: whole}
        """;

    assertThat(read(template)).containsEntry("O", "whole");
  }

  private Map<String, String> read(String template) throws IOException {
    Path file = Files.writeString(folder.resolve("t.yaml"), template);
    CloudTemplate read = TemplateReader.read(file, Map.of(), pseudo());
    return read.outputs(PredictedIds.of(read, pseudo()));
  }

  private static PseudoParameters pseudo() {
    return new PseudoParameters("sa-east-1", "111122223333", "stack");
  }
}
