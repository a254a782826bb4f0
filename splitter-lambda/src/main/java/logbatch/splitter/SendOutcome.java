package logbatch.splitter;

/// What became of one message of a batch.
sealed interface SendOutcome {

  /// SQS has it.
  record Taken() implements SendOutcome {}

  /// SQS did not take it now; trying again may help.
  ///
  /// @param why code and message of the service
  record Deferred(String why) implements SendOutcome {}

  /// SQS will never take it.
  ///
  /// @param why code and message of the service
  record Refused(String why) implements SendOutcome {}
}
