package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import logbatch.model.LineMessage;

/// Remembers what was found, such as `missing 512`.
final class RecordingFindings implements LineCheck.Findings {

  private final List<String> found = new ArrayList<>();

  @Override
  public void missing(LineMessage line) {
    found.add("missing " + line.line().byteOffset());
  }

  @Override
  public void different(LineMessage line) {
    found.add("different " + line.line().byteOffset());
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
