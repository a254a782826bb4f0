package logbatch.local.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A function that answers what it was told to, and `{}` when it has run out of that.
final class ScriptedFunction implements Invoker {

  private final Queue<InvocationResult> answers = new ArrayDeque<>();
  private final List<Map<String, Object>> events = new ArrayList<>();

  ScriptedFunction answers(String json) {
    answers.add(new InvocationResult.Succeeded(json));
    return this;
  }

  ScriptedFunction fails() {
    answers.add(
        new InvocationResult.FunctionError(
            "java.lang.IllegalStateException", "told to", "{\"errorMessage\":\"told to\"}"));
    return this;
  }

  @Override
  public InvocationResult invoke(String requestId, String payload) {
    events.add(Json.object(payload).orElseThrow());
    var answer = answers.poll();
    return answer == null ? new InvocationResult.Succeeded("{}") : answer;
  }

  /// The events so far, parsed.
  List<Map<String, Object>> events() {
    return events;
  }

  /// The values of one field of the records, invocation by invocation.
  List<List<Object>> records(String field) {
    return events.stream().map(event -> field(event, field)).toList();
  }

  private static List<Object> field(Map<String, Object> event, String field) {
    return ((List<?>) event.get("Records"))
        .stream().<Object>map(record -> ((Map<?, ?>) record).get(field)).toList();
  }
}
