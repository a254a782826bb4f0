/// Counting what was stored, and reporting on it.
///
/// Two functions: [logbatch.reporter.CounterHandler] keeps the `count#` parts of each run up to
/// date from the stream of the items; [logbatch.reporter.ReporterHandler] folds all parts of a run
/// into its report.
package logbatch.reporter;
