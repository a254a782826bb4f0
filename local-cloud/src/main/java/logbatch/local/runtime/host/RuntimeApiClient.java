package logbatch.local.runtime.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// The function's side of the Runtime API, over the JDK's HTTP client.
final class RuntimeApiClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;

  /// @param address value of `AWS_LAMBDA_RUNTIME_API`, without a scheme
  RuntimeApiClient(String address) {
    root = "http://" + address + "/2018-06-01/runtime/";
  }

  /// Waits as long as it takes for an invocation.
  HttpResponse<byte[]> next() throws IOException, InterruptedException {
    var next = HttpRequest.newBuilder(URI.create(root + "invocation/next")).build();
    return accepted(http.send(next, BodyHandlers.ofByteArray()));
  }

  void respond(String requestId, byte[] answer) throws IOException, InterruptedException {
    post("invocation/" + requestId + "/response", answer, "application/json", "none");
  }

  void fail(String requestId, ErrorReport error) throws IOException, InterruptedException {
    post(
        "invocation/" + requestId + "/error",
        error.json(),
        ErrorReport.MEDIA_TYPE,
        "Runtime.UserException");
  }

  void failInit(ErrorReport error) throws IOException, InterruptedException {
    post("init/error", error.json(), ErrorReport.MEDIA_TYPE, "Runtime.BadFunctionCode");
  }

  private void post(String path, byte[] body, String mediaType, String errorType)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", mediaType)
            .header("Lambda-Runtime-Function-Error-Type", errorType)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    accepted(http.send(request, BodyHandlers.ofByteArray()));
  }

  private static HttpResponse<byte[]> accepted(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "the Runtime API answered %d to %s"
              .formatted(response.statusCode(), response.request().uri()));
    }
    return response;
  }
}
