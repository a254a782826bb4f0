/// LogSplitterLambda: an uploaded object becomes one SQS message per line.
///
/// [logbatch.splitter.SplitterHandler] takes events, `Planner` writes down what there is to read,
/// `RangeSplitter` reads it. Ports and their adapters: `ObjectSource` (S3), `MessageSender` (SQS),
/// `HeaderStore` and `RangeStore` (DynamoDB).
///
/// Offsets are bytes from the start of the uncompressed object, from 0.
package logbatch.splitter;
