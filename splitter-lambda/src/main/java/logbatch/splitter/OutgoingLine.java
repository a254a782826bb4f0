package logbatch.splitter;

/// A line on its way to SQS.
///
/// @param number of the line in its range, from 1
/// @param byteOffset of the line in the object
/// @param body what is sent for it
record OutgoingLine(long number, long byteOffset, MessageBody body) {}
