package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Answers requests as AWS does, with what a test tells it to. A request for anything else, or one
/// that is not signed for the service that it is about, is refused.
final class FakeAws implements AutoCloseable {

  private static final String XML_ERROR =
      """
      <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>
      """;

  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Integer> throttled = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /// A request.
  ///
  /// @param what action of the Query or the JSON protocol, or path
  /// @param parameters of the form or the query
  /// @param authorization the header
  record Asked(String what, Map<String, String> parameters, String authorization) {}

  private record Answer(int status, String body) {}

  private static final Answer THROTTLED =
      new Answer(400, XML_ERROR.formatted("Throttling", "Rate exceeded"));

  FakeAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /// Answers an action of the Query or the JSON protocol, or a path.
  FakeAws answer(String what, String body) {
    answers.put(what, new Answer(200, body));
    return this;
  }

  /// Refuses an action so many times as one too many, before it is answered.
  FakeAws throttle(String what, int times) {
    throttled.put(what, times);
    return this;
  }

  /// Refuses an action.
  FakeAws refuse(String what, String code, String message) {
    answers.put(what, new Answer(400, XML_ERROR.formatted(code, message)));
    return this;
  }

  /// Answers with a stack.
  ///
  /// @param values `Output=value` and, for a parameter, `@Parameter=value`
  FakeAws stack(String name, String status, String... values) {
    var outputs = new StringBuilder();
    var parameters = new StringBuilder();
    for (var value : values) {
      var pair = value.split("=", 2);
      if (pair[0].startsWith("@")) {
        parameters.append(
            "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
                .formatted(pair[0].substring(1), pair[1]));
      } else {
        outputs.append(
            "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                .formatted(pair[0], pair[1]));
      }
    }
    return answer(
        "DescribeStacks",
        """
        <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStacksResult><Stacks><member>
            <StackName>%s</StackName><StackStatus>%s</StackStatus>
            <Outputs>%s</Outputs><Parameters>%s</Parameters>
          </member></Stacks></DescribeStacksResult>
        </DescribeStacksResponse>
        """
            .formatted(name, status, outputs, parameters));
  }

  /// What was asked so far.
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// The variables by which it is found.
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "AWS_REGION",
        "eu-west-1");
  }

  /// Access to it.
  AwsAccess access() {
    return AwsAccess.of(
        environment(),
        Region.EU_WEST_1,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var form = target == null ? parsed(body) : Map.<String, String>of();
    var what =
        target == null
            ? form.getOrDefault("Action", exchange.getRequestURI().getPath())
            : target.substring(target.indexOf('.') + 1);
    var parameters = form.isEmpty() ? parsed(exchange.getRequestURI().getRawQuery()) : form;
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(new Asked(what, parameters, authorization));
    int refusals = throttled.merge(what, -1, Integer::sum);
    var answer = refusals >= 0 ? THROTTLED : answerTo(what, authorization);
    var answered = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("ETag", "\"e\"");
    exchange.sendResponseHeaders(answer.status(), answered.length);
    exchange.getResponseBody().write(answered);
    exchange.close();
  }

  private Answer answerTo(String what, String authorization) {
    return authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=")
        ? new Answer(403, XML_ERROR.formatted("MissingAuthenticationToken", "not signed"))
        : answers.getOrDefault(
            what, new Answer(400, XML_ERROR.formatted("AccessDenied", "you may not " + what)));
  }

  private static Map<String, String> parsed(String form) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : form == null ? new String[0] : form.split("&")) {
      var sides = pair.split("=", 2);
      if (sides.length == 2) {
        values.put(URLDecoder.decode(sides[0], UTF_8), URLDecoder.decode(sides[1], UTF_8));
      }
    }
    return values;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
