package logbatch.cli;

/// Defaults of template.yaml's parameters, for commands that cannot see a deployment's own.
final class TemplateDefaults {

  /// `MaxLineBytes`.
  static final int MAX_LINE_BYTES = 262_144;

  /// `RangeBytes`.
  static final long RANGE_BYTES = 134_217_728;

  /// `WorkerConcurrency`.
  static final int WORKER_CONCURRENCY = 5;

  private TemplateDefaults() {}
}
