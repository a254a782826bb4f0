package logbatch.local.runtime.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function that does what the event says. It runs in processes of its own.
public final class SampleHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private int invocations;

  /// Called once per process.
  public SampleHandler() {
    if (System.getenv("FAIL_INIT") != null) {
      throw new IllegalStateException("told to fail in init");
    }
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    invocations++;
    String argument = String.valueOf(event.get("argument"));
    return switch (String.valueOf(event.get("do"))) {
      case "throw" -> throw new IllegalArgumentException(argument);
      case "sleep" -> sleep(Long.parseLong(argument));
      case "exit" -> exit(Integer.parseInt(argument));
      case "allocate" -> allocate(Integer.parseInt(argument));
      case "describe" -> describe(context);
      case "print" -> print(argument);
      default -> Map.of("event", event, "invocations", invocations);
    };
  }

  private static Map<String, Object> sleep(long millis) {
    try {
      Thread.sleep(millis);
      return Map.of("pid", ProcessHandle.current().pid());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> exit(int code) {
    Runtime.getRuntime().halt(code);
    return Map.of();
  }

  private static Map<String, Object> allocate(int megabytes) {
    List<byte[]> held = new ArrayList<>();
    for (int i = 0; i < megabytes; i++) {
      held.add(new byte[1 << 20]);
    }
    return Map.of("held", held.size());
  }

  private static Map<String, Object> print(String argument) {
    System.out.println(argument);
    return Map.of();
  }

  private static Map<String, Object> describe(Context context) {
    var description = new LinkedHashMap<String, Object>();
    description.put("requestId", context.getAwsRequestId());
    description.put("functionName", context.getFunctionName());
    description.put("functionArn", context.getInvokedFunctionArn());
    description.put("remaining", context.getRemainingTimeInMillis());
    description.put("memory", context.getMemoryLimitInMB());
    description.put("environment", System.getenv());
    description.put("loader", SampleHandler.class.getClassLoader().toString());
    description.put("classPath", System.getProperty("java.class.path"));
    description.put("pid", ProcessHandle.current().pid());
    return description;
  }
}
