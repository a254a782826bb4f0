/// LogProcessorWorker: a message of `log-processing-queue` becomes one item of
/// `ProcessedLogsTable`.
///
/// [logbatch.worker.WorkerHandler] turns the event into messages; [logbatch.worker.BatchProcessor]
/// runs [logbatch.worker.LineProcessor] for each of them and answers which have to come again.
/// Services are behind the ports [logbatch.worker.HeaderStore], [logbatch.worker.ItemStore] and
/// [logbatch.worker.MessageDelays].
package logbatch.worker;
