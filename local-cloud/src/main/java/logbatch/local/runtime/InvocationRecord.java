package logbatch.local.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;

/// What Lambda sends to the on-failure destination of an asynchronous invocation.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>.
///
/// @param requestId id of the invocation, the same in all attempts
/// @param functionArn function that was invoked
/// @param condition why it was given up: `RetriesExhausted` or `EventAgeExceeded`
/// @param attempts invocations made
/// @param payload the event
record InvocationRecord(
    String requestId, String functionArn, String condition, int attempts, String payload) {

  /// The record as JSON.
  ///
  /// @param last what became of the last attempt
  String json(Instant now, InvocationResult last) {
    var context = new LinkedHashMap<String, Object>();
    context.put("requestId", requestId);
    context.put("functionArn", functionArn + ":$LATEST");
    context.put("condition", condition);
    context.put("approximateInvokeCount", attempts);
    var response = new LinkedHashMap<String, Object>();
    response.put("statusCode", 200);
    response.put("executedVersion", "$LATEST");
    response.put("functionError", "Unhandled");
    var record = new LinkedHashMap<String, Object>();
    record.put("version", "1.0");
    record.put("timestamp", EventTime.millis(now));
    record.put("requestContext", context);
    record.put("requestPayload", Json.value(payload));
    record.put("responseContext", response);
    record.put("responsePayload", Json.value(last.payload()));
    return Json.text(record);
  }
}
