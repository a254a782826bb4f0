package logbatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An alarm on a metric that nobody sends never goes off.
class MetricsInTemplateTest {

  private static final Pattern OWN_METRIC =
      Pattern.compile("\\b(?:splitter|worker|counter|reporter)_[a-z_]+");

  @Test
  void alarmsAndDashboardNameTheMetricsThatAreSentAndAllOfThem() throws IOException {
    var template = Files.readString(Path.of(System.getProperty("logbatch.home"), "template.yaml"));

    assertThat(OWN_METRIC.matcher(template).results().map(name -> name.group()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Metric.values()).map(Metric::wireName).toList());
  }

  @Test
  void alarmsLookInTheNamespaceAndDimensionThatAreSent() throws IOException {
    var template = Files.readString(Path.of(System.getProperty("logbatch.home"), "template.yaml"));

    assertThat(template)
        .contains("Namespace: " + Metric.NAMESPACE, "- Name: " + Metric.STACK)
        .contains("[\"" + Metric.NAMESPACE + "\"");
  }

  @Test
  void aNameSaysWhoMeasuresAndWhat() {
    assertThat(Metric.values())
        .extracting(Metric::wireName)
        .allMatch(
            name -> name.matches("(splitter|worker|counter|reporter)_[a-z_]+_(total|seconds|runs)"))
        .doesNotHaveDuplicates();
  }
}
