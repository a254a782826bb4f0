package logbatch.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import logbatch.local.services.Endpoints;

/// Stands between the functions and the services, on the loopback interface. Requests pass as they
/// are, the `Host` header included, since signatures are over it.
///
/// Also shortens the visibility time-outs that functions ask for, so that hours pass in seconds.
final class FaultProxy implements AutoCloseable {

  private static final Pattern VISIBILITY = Pattern.compile("\"VisibilityTimeout\":(\\d+)");

  /// Seconds of a delay after a failure that pass in one.
  private static final int DELAYS_FASTER = 60;

  /// So far ahead a range's message stays hidden; it may not come back while it is worked on.
  private static final int HIDDEN_AHEAD_SECONDS = 120;

  private static final int HIDDEN_AHEAD_FASTER = 15;

  private final Endpoints real;
  private final Faults faults;
  private final List<ServerSocket> servers = new ArrayList<>();

  private FaultProxy(Endpoints real, Faults faults) {
    this.real = real;
    this.faults = faults;
  }

  static FaultProxy start(Endpoints real, Faults faults) {
    return new FaultProxy(real, faults);
  }

  /// Where the functions are to send their requests.
  Endpoints endpoints() {
    try {
      return new Endpoints(
          listen(Call.Service.S3, real.s3()),
          listen(Call.Service.SQS, real.sqs()),
          listen(Call.Service.DYNAMODB, real.dynamoDb()),
          real.account());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (var server : servers) {
      server.close();
    }
  }

  private URI listen(Call.Service service, URI target) throws IOException {
    var server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    servers.add(server);
    Thread.ofVirtual().start(() -> accept(server, service, target));
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept(ServerSocket server, Call.Service service, URI target) {
    while (true) {
      try {
        var client = server.accept();
        Thread.ofVirtual().start(() -> serve(client, service, target));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client, Call.Service service, URI target) {
    try (client) {
      client.setTcpNoDelay(true);
      var in = new BufferedInputStream(client.getInputStream());
      var out = client.getOutputStream();
      while (true) {
        var request = HttpMessage.request(in, () -> goOn(out));
        if (request.isEmpty()) {
          return;
        }
        var answer = answer(hurried(request.get().without("expect"), service), service, target);
        if (answer.isEmpty()) {
          return;
        }
        out.write(answer.get());
        out.flush();
      }
    } catch (IOException e) {
      // The function was killed, or the service is being stopped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<byte[]> answer(HttpMessage request, Call.Service service, URI target)
      throws IOException, InterruptedException {
    var words = request.startLine().split(" ", 3);
    var operation =
        request
            .header("x-amz-target")
            .map(name -> name.substring(name.indexOf('.') + 1))
            .orElse(words[0]);
    var call =
        new Call(
            service,
            operation,
            words[1],
            new String(request.body().asByteArrayUnsafe(), UTF_8),
            request.header("user-agent").orElse(""));
    return faults.answer(call, () -> forward(request, words[0], target));
  }

  private static byte[] forward(HttpMessage request, String method, URI target) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(request.toBytes());
      socket.getOutputStream().flush();
      return HttpMessage.response(new BufferedInputStream(socket.getInputStream()), method)
          .toBytes();
    }
  }

  private static void goOn(OutputStream out) {
    try {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpMessage hurried(HttpMessage request, Call.Service service) {
    if (service != Call.Service.SQS
        || !request.header("x-amz-target").orElse("").contains("ChangeMessageVisibility")) {
      return request;
    }
    var body = new String(request.body().asByteArrayUnsafe(), UTF_8);
    var hurried =
        VISIBILITY
            .matcher(body)
            .replaceAll(
                match -> "\"VisibilityTimeout\":" + hurried(Integer.parseInt(match.group(1))));
    return request.withBodyAndLength(hurried.getBytes(UTF_8));
  }

  private static int hurried(int seconds) {
    return Math.ceilDiv(
        seconds, seconds == HIDDEN_AHEAD_SECONDS ? HIDDEN_AHEAD_FASTER : DELAYS_FASTER);
  }
}
