package logbatch.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A function of the template with everything resolved: what it runs, with what, and what invokes
/// it.
///
/// @param logicalId the resource's name in the template, for error messages
/// @param name physical function name
/// @param code the shaded jar that gets deployed, as an absolute path
/// @param handler as Lambda takes it: `package.Class::method`
/// @param memoryMegabytes memory size in MiB; here it bounds the heap
/// @param timeout after which an invocation is ended with its process
/// @param environment the function's own variables, without those that the runtime adds
/// @param eventSources what invokes it, in the order of the template
/// @param asyncInvoke how asynchronous invocations are retried, and where those that failed go
public record FunctionSpec(
    String logicalId,
    String name,
    Path code,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment,
    List<EventSource> eventSources,
    AsyncInvoke asyncInvoke) {

  public FunctionSpec {
    environment = Map.copyOf(environment);
    eventSources = List.copyOf(eventSources);
  }
}
