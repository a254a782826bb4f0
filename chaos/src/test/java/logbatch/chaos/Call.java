package logbatch.chaos;

/// A request of a function to a service.
///
/// @param service where it goes
/// @param operation `PutItem`, `SendMessageBatch`, …; for S3 the method
/// @param path of the request; names bucket and key for S3
/// @param body as text
/// @param userAgent ends with the function's name for itself
record Call(Service service, String operation, String path, String body, String userAgent) {

  enum Service {
    S3,
    SQS,
    DYNAMODB
  }

  /// The function that makes such requests.
  enum Caller {
    SPLITTER("LogSplitterLambda"),
    WORKER("LogProcessorWorker"),
    COUNTER("LogCounterLambda"),
    REPORTER("LogReporterLambda");

    private final String function;

    Caller(String function) {
      this.function = function;
    }

    String function() {
      return function;
    }
  }

  boolean is(String name) {
    return operation.equals(name);
  }

  /// Whether the body has a text in it.
  boolean says(String text) {
    return body.contains(text);
  }

  /// Who makes this request, told by what it is.
  Caller caller() {
    return switch (service) {
      case S3 -> path.contains("processed-data") ? Caller.REPORTER : Caller.SPLITTER;
      case SQS ->
          says("log-processing-queue") && !is("SendMessageBatch")
              ? (is("GetQueueAttributes") ? Caller.REPORTER : Caller.WORKER)
              : Caller.SPLITTER;
      case DYNAMODB -> callerOfTable();
    };
  }

  private Caller callerOfTable() {
    if (says("count#")) {
      return Caller.COUNTER;
    }
    if (says("ProcessedLogsTable")) {
      return is("PutItem") ? Caller.WORKER : Caller.REPORTER;
    }
    if (is("Query") || says("\"report\"")) {
      return Caller.REPORTER;
    }
    return Caller.SPLITTER;
  }
}
