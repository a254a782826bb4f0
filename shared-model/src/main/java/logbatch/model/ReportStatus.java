package logbatch.model;

import java.util.stream.Stream;

/// How a batch ended, or that it has not. The names are the report's, in Portuguese as the report
/// is.
public enum ReportStatus {
  /// Lines are still on their way. No report is written.
  PROCESSING("Processando"),
  /// Every line is stored.
  COMPLETE("Completo"),
  /// Every line is stored, some of them as rejected.
  COMPLETE_WITH_REJECTIONS("Completo com falhas"),
  /// Nothing moves any more, and lines are missing.
  INCOMPLETE("Incompleto"),
  /// The file cannot be read to its end.
  FAILED("Falhou");

  private final String label;

  ReportStatus(String label) {
    this.label = label;
  }

  /// The report's word.
  public String label() {
    return label;
  }

  /// Whether all lines of the file are accounted for.
  public boolean isComplete() {
    return this == COMPLETE || this == COMPLETE_WITH_REJECTIONS;
  }

  /// Reads what [#label] gave.
  ///
  /// @throws IllegalArgumentException if there is no such status
  public static ReportStatus ofLabel(String label) {
    return Stream.of(values())
        .filter(status -> status.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such status: " + label));
  }
}
