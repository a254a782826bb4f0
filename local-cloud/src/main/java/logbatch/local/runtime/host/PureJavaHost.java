package logbatch.local.runtime.host;

import java.io.IOError;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Runs a function's handler where AWS's runtime interface client cannot: that one needs a native
/// library, which exists for Linux only. The protocol is the same and so is the mapping between
/// JSON and objects, which is AWS's.
public final class PureJavaHost {

  private final Map<String, String> environment;
  private final RuntimeApiClient api;

  private PureJavaHost(Map<String, String> environment) {
    this.environment = environment;
    this.api = new RuntimeApiClient(environment.get("AWS_LAMBDA_RUNTIME_API"));
  }

  /// Polls for invocations until the process is ended.
  ///
  /// @param args the handler
  /// @throws IOException if the Runtime API is gone
  /// @throws InterruptedException if the process is being ended
  public static void main(String[] args) throws IOException, InterruptedException {
    new PureJavaHost(System.getenv()).run(args[0]);
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // standard error is the function's log
  private void run(String handler) throws IOException, InterruptedException {
    FunctionCode code;
    try {
      var loader = TaskClassLoader.of(Path.of(environment.get("LAMBDA_TASK_ROOT")));
      Thread.currentThread().setContextClassLoader(loader);
      code = FunctionCode.load(handler, loader);
    } catch (Throwable e) {
      e.printStackTrace();
      api.failInit(new ErrorReport(e));
      Runtime.getRuntime().exit(1);
      return;
    }
    while (answer(code, api.next())) {
      // One invocation after the other.
    }
  }

  /// Whether this process is fit for another invocation
  private boolean answer(FunctionCode code, HttpResponse<byte[]> next)
      throws IOException, InterruptedException {
    var context = context(next);
    byte[] answer;
    try {
      answer = code.call(next.body(), context);
    } catch (Throwable e) {
      e.printStackTrace();
      api.fail(context.requestId(), new ErrorReport(e));
      return !(e instanceof VirtualMachineError || e instanceof IOError);
    }
    api.respond(context.requestId(), answer);
    return true;
  }

  private HostContext context(HttpResponse<byte[]> next) {
    var headers = next.headers();
    return new HostContext(
        environment,
        headers.firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow(),
        headers.firstValue("Lambda-Runtime-Invoked-Function-Arn").orElseThrow(),
        Instant.ofEpochMilli(headers.firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow()));
  }
}
