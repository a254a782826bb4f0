package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How functions are published and what they leave behind, none of which shows on one machine.
class TemplateFunctionsTest {

  private static final String TYPE = "AWS::Serverless::Function";

  private final RawTemplate template = new RawTemplate();

  @Test
  void functionsArePublishedAndStartFromTheirSnapshots() {
    var all = Map.<String, Object>of("Ref", "SnapStart");
    assertThat(template.at("Globals", "Function", "Runtime")).isEqualTo("java25");
    assertThat(template.at("Globals", "Function", "Architectures")).isEqualTo(List.of("arm64"));
    assertThat(template.at("Globals", "Function", "AutoPublishAlias")).isEqualTo("live");
    assertThat(template.at("Globals", "Function", "SnapStart")).isEqualTo(Map.of("ApplyOn", all));
  }

  /// SAM publishes a version when the template changes, not when a parameter does: event sources
  /// would go on with the variables of the version before. What makes a difference is that a
  /// version is replaced when its description changes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LogSplitterLambda",
        "LogProcessorWorker",
        "LogCounterLambda",
        "LogReporterLambda"
      })
  void eachParameterOfAFunctionMakesANewVersionOfIt(String function) {
    var properties = new LinkedHashMap<Object, Object>((Map<?, ?>) function(function));
    properties.keySet().removeAll(List.of("VersionDescription", "Events", "EventInvokeConfig"));

    var used = template.parametersIn(List.of(properties, template.at("Globals", "Function")));

    assertThat(template.parametersIn(template.property(function, "VersionDescription")))
        .isEqualTo(used);
    assertThat(template.property(function, "AutoPublishAliasAllProperties")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LogSplitterLambda",
        "LogProcessorWorker",
        "LogCounterLambda",
        "LogReporterLambda"
      })
  void functionHasARoleAndALogGroupOfItsOwn(String function) {
    assertThat(template.property(function, "Role"))
        .isEqualTo(Map.of("Fn::GetAtt", function + "Role.Arn"));
    assertThat(template.property(function, "LoggingConfig"))
        .isEqualTo(Map.of("LogGroup", Map.of("Ref", function + "LogGroup")));
    assertThat(template.property(function + "LogGroup", "LogGroupName"))
        .isEqualTo(Map.of("Fn::Sub", "/aws/lambda/" + function + "${NameSuffix}"));
    assertThat(template.property(function + "LogGroup", "RetentionInDays"))
        .isEqualTo(Map.of("Ref", "LogRetentionDays"));
  }

  @Test
  void thereIsNoOtherFunction() {
    assertThat(template.ofType(TYPE)).hasSize(4);
  }

  private Object function(String name) {
    return template.at("Resources", name, "Properties");
  }
}
