package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/// Alarms and the dashboard. That they name metrics which the functions send is a test of those.
class TemplateObservationTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z]+)[.}:]");

  private final RawTemplate template = new RawTemplate();

  @Test
  void everyAlarmIsMailedIfThereIsAnAddress() {
    assertThat(template.ofType(ALARM))
        .allSatisfy((name, _) -> {
          assertThat(template.property(name, "AlarmActions"))
              .isEqualTo(
                  Map.of(
                      "Fn::If",
                      List.of(
                          "HasAlarmEmail",
                          List.of(Map.of("Ref", "AlarmTopic")),
                          Map.of("Ref", "AWS::NoValue"))));
          assertThat(template.property(name, "TreatMissingData")).isEqualTo("notBreaching");
        });
  }

  @Test
  void everyAlarmIsOnTheDashboardAndInTheOperationsManual() throws IOException {
    var manual =
        Files.readString(Path.of(System.getProperty("logbatch.home"), "docs", "operations.md"));
    var dashboard = body();

    assertThat(template.ofType(ALARM).keySet())
        .allSatisfy(alarm -> {
          assertThat(dashboard).contains("${" + alarm + ".Arn}");
          assertThat(manual).contains("`" + alarm + "`");
        });
  }

  @Test
  void dashboardIsJsonAndItsVariablesAreResources() throws IOException {
    assertThat(JSON.std.mapFrom(body())).containsOnlyKeys("widgets");
    assertThat(VARIABLE.matcher(body()).results().map(match -> match.group(1)).distinct())
        .allSatisfy(name ->
            assertThat(name.equals("AWS") || template.at("Resources", name) != null).isTrue());
  }

  private String body() {
    return ((Map<?, ?>) template.property("Dashboard", "DashboardBody")).get("Fn::Sub").toString();
  }
}
