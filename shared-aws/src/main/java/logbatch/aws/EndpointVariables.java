package logbatch.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Addresses other than AWS's own, as the standard variables name them.
public final class EndpointVariables {

  private static final String ALL_SERVICES = "AWS_ENDPOINT_URL";

  private EndpointVariables() {}

  /// The address of a service: its own, else that of all services; empty if it is AWS's.
  ///
  /// @param environment in which a blank variable counts as missing
  /// @param service as in its host name, such as `s3`
  public static Optional<String> url(Map<String, String> environment, String service) {
    return Stream.of(ALL_SERVICES + "_" + service.toUpperCase(Locale.ROOT), ALL_SERVICES)
        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
        .filter(url -> !url.isBlank())
        .findFirst();
  }
}
