package logbatch.local.runtime;

import static java.lang.System.Logger.Level.DEBUG;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The Lambda Runtime API on loopback, for all environments: each has a path of its own, which
/// nobody can guess.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>.
final class RuntimeApi implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(RuntimeApi.class.getName());
  private static final String VERSION = "2018-06-01";
  private static final String OK = "{\"status\":\"OK\"}\n";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final Clock clock;

  private RuntimeApi(HttpServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /// Starts on a free port.
  static RuntimeApi start(Clock clock) {
    try {
      var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      var api = new RuntimeApi(server, clock);
      server.setExecutor(api.threads);
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot open a port on 127.0.0.1 for the Lambda Runtime API", e);
    }
  }

  /// Gives the value of `AWS_LAMBDA_RUNTIME_API` for the process at the other end of the channel
  String register(Channel channel) {
    String token = UUID.randomUUID().toString();
    channels.put(token, channel);
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + token;
  }

  /// Forgets a channel.
  ///
  /// @param address what [#register] returned
  void unregister(String address) {
    channels.remove(address.substring(address.indexOf('/') + 1));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      // ["", token, version, "runtime", …]
      var path = exchange.getRequestURI().getPath().split("/");
      var channel = path.length > 5 && path[2].equals(VERSION) ? channels.get(path[1]) : null;
      if (channel == null) {
        send(exchange, 404, "");
        return;
      }
      route(exchange, channel, path, body);
    } catch (IOException e) {
      // The process was killed while it waited or while it answered: its channel says so to whoever
      // needs it.
      LOG.log(DEBUG, "an environment has hung up", e);
    }
  }

  private void route(HttpExchange exchange, Channel channel, String[] path, String body)
      throws IOException {
    switch (path[4] + "/" + path[path.length - 1]) {
      case "invocation/next" -> next(exchange, channel);
      case "invocation/response" ->
          accept(exchange, channel.answer(path[5], new InvocationResult.Succeeded(body)));
      case "invocation/error" -> {
        var error = RuntimeError.of(body);
        accept(
            exchange,
            channel.answer(
                path[5], new InvocationResult.FunctionError(error.type(), error.message(), body)));
      }
      case "init/error" -> {
        var error = RuntimeError.of(body);
        channel.initError(new InvocationResult.InitFailed(error.type(), error.message(), body));
        accept(exchange, true);
      }
      default -> send(exchange, 404, "");
    }
  }

  private void next(HttpExchange exchange, Channel channel) throws IOException {
    try {
      var next = channel.next();
      if (next.isEmpty()) {
        send(exchange, 410, "");
        return;
      }
      var invocation = next.get();
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
      var deadline = Instant.now(clock).plus(invocation.timeout());
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
      headers.set("Lambda-Runtime-Trace-Id", traceId(invocation, deadline));
      send(exchange, 200, invocation.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      send(exchange, 410, "");
    }
  }

  /// Shaped as X-Ray's: `1-`, eight hex digits of the second, `-`, twenty-four of anything.
  private static String traceId(Invocation invocation, Instant deadline) {
    return "Root=1-%08x-%s;Sampled=0"
        .formatted(
            deadline.getEpochSecond(), invocation.requestId().replace("-", "").substring(0, 24));
  }

  private static void accept(HttpExchange exchange, boolean isKnown) throws IOException {
    if (isKnown) {
      send(exchange, 202, OK);
    } else {
      send(
          exchange,
          400,
          Json.text(
              Map.of(
                  "errorType",
                  "InvalidRequestID",
                  "errorMessage",
                  "not the id of the invocation under way")));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// What the error object of a runtime says.
  private record RuntimeError(String type, String message) {

    static RuntimeError of(String body) {
      var fields = Json.object(body).orElse(Map.of());
      return new RuntimeError(
          fields.getOrDefault("errorType", "Runtime.Unknown").toString(),
          Objects.toString(fields.get("errorMessage"), ""));
    }
  }
}
