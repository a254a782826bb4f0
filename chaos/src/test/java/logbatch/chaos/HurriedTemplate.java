package logbatch.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// template.yaml with its time shortened: what takes minutes on AWS takes seconds here. Besides,
/// each function names itself in the `User-Agent` of its requests. Nothing else of it is changed.
final class HurriedTemplate {

  /// Text of template.yaml by what replaces it; each has to be there.
  private static final Map<String, String> SHORTER =
      new TreeMap<>(
          Map.of(
              "      Timeout: 900\n", "      Timeout: 16\n",
              "      Timeout: 60\n", "      Timeout: 10\n",
              "      VisibilityTimeout: 360\n", "      VisibilityTimeout: 4\n",
              "      VisibilityTimeout: 5400\n", "      VisibilityTimeout: 8\n",
              "            Schedule: rate(5 minutes)\n", "            Schedule: rate(1 minute)\n",
              "    MinValue: 1048576\n", "    MinValue: 1\n",
              "          RANGE_BYTES: !Ref RangeBytes\n",
                  "          RANGE_BYTES: !Ref RangeBytes\n          CHECKPOINT_MILLIS: \"1\"\n"));

  /// A function, up to its variables.
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?sm)^  (\\w+):\\R    Type: AWS::Serverless::Function\\R.*?^        Variables:\\R");

  private HurriedTemplate() {}

  /// Writes the template.
  ///
  /// @param home the checkout whose functions are to run
  /// @param target the file to write
  static Path write(Path home, Path target) throws IOException {
    var text = Files.readString(home.resolve("template.yaml"));
    for (Map.Entry<String, String> entry : SHORTER.entrySet()) {
      if (!text.contains(entry.getKey())) {
        throw new IllegalStateException(
            "template.yaml has no such line any more: " + entry.getKey().strip());
      }
      text = text.replace(entry.getKey(), entry.getValue());
    }
    return Files.writeString(
        target,
        FUNCTION
            .matcher(text)
            .replaceAll("$0          AWS_SDK_UA_APP_ID: $1\n")
            .replace("CodeUri: ", "CodeUri: " + home + "/"));
  }
}
