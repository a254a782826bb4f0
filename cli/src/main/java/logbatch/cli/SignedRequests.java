package logbatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import logbatch.aws.EndpointVariables;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Single requests to services of which only an answer or two is wanted, signed with [Signature
/// Version 4](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html) by the SDK's
/// signer. A request that is refused for the moment only, as one too many, is repeated a few times.
/// Safe for all threads.
final class SignedRequests implements AutoCloseable {

  private static final int OK = 200;
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Addresses addresses;
  private final AwsCredentialsProvider credentials;
  private final Duration firstPause;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      Apache5HttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(3))
          .socketTimeout(Duration.ofSeconds(20))
          .build();

  SignedRequests(Addresses addresses, AwsCredentialsProvider credentials) {
    this(addresses, credentials, FIRST_PAUSE);
  }

  /// @param firstPause before the first repetition; each further one is twice as long
  SignedRequests(Addresses addresses, AwsCredentialsProvider credentials, Duration firstPause) {
    this.addresses = addresses;
    this.credentials = credentials;
    this.firstPause = firstPause;
  }

  /// Where services answer.
  ///
  /// @param environment may name other addresses than AWS's own: `AWS_ENDPOINT_URL_CLOUDFORMATION`,
  ///   else `AWS_ENDPOINT_URL`
  record Addresses(Map<String, String> environment, Region region) {

    /// @param service as in its host name, such as `cloudformation`
    URI of(String service) {
      return elsewhere(service)
          .orElseGet(() ->
              URI.create(
                  "https://%s.%s.%s"
                      .formatted(service, region.id(), PartitionMetadata.of(region).dnsSuffix())));
    }

    /// The address that the variables name; empty if they leave it to AWS.
    Optional<URI> elsewhere(String service) {
      return EndpointVariables.url(environment, service).map(URI::create);
    }
  }

  /// Asks a service of the Query protocol.
  ///
  /// @param parameters `Action` and `Version` among them
  /// @return the answer, which is XML
  /// @throws RefusedRequestException if it is anything but 200
  String query(String service, Map<String, String> parameters) {
    var form =
        parameters.entrySet().stream()
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(addresses.of(service))
            .encodedPath("/")
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    return send(service, request, Optional.of(ContentStreamProvider.fromUtf8String(form)));
  }

  /// Asks a service of the REST protocol.
  ///
  /// @param path from the first slash on
  /// @return the answer, which is JSON
  /// @throws RefusedRequestException if it is anything but 200
  String get(String service, String path, Map<String, String> parameters) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(addresses.of(service))
            .encodedPath(path);
    parameters.forEach(request::putRawQueryParameter);
    return send(service, request.build(), Optional.empty());
  }

  private String send(
      String service, SdkHttpRequest request, Optional<ContentStreamProvider> content) {
    var pause = firstPause;
    for (int attempt = 1; ; attempt++, pause = pause.multipliedBy(2)) {
      try {
        return sendOnce(service, request, content);
      } catch (RefusedRequestException e) {
        if (!e.isPassing() || attempt == ATTEMPTS) {
          throw e;
        }
        sleep(pause, e);
      }
    }
  }

  private static void sleep(Duration pause, RefusedRequestException refused) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused;
    }
  }

  private String sendOnce(
      String service, SdkHttpRequest request, Optional<ContentStreamProvider> content) {
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(content.orElse(null))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, addresses.region().id()));
    var call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    try {
      var answer = http.prepareRequest(call.build()).call();
      var body = body(answer);
      int status = answer.httpResponse().statusCode();
      if (status != OK) {
        throw RefusedRequestException.of(
            service, status, answer.httpResponse().firstMatchingHeader("x-amzn-ErrorType"), body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("%s does not answer".formatted(request.getUri()), e);
    }
  }

  private static String body(HttpExecuteResponse answer) throws IOException {
    if (answer.responseBody().isEmpty()) {
      return "";
    }
    try (InputStream body = answer.responseBody().get()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
