package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.aws.UnknownVersionException;
import logbatch.local.services.ServiceException;
import logbatch.local.template.TemplateException;
import picocli.CommandLine.ExitCode;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// What ended a command early.
///
/// @param exitCode 2 for wrong usage, else 1
/// @param cause what was thrown
record Problem(int exitCode, Exception cause) {

  private static final int SERVER_ERROR = 500;

  static Problem of(Exception cause) {
    return new Problem(cause instanceof UsageException ? ExitCode.USAGE : ExitCode.SOFTWARE, cause);
  }

  /// Whether it is a defect of ours, and no trouble with an argument, a file or a service.
  boolean isDefect() {
    return switch (cause) {
      case UsageException _,
          FailedCommandException _,
          UnknownVersionException _,
          ServiceException _,
          TemplateException _,
          SdkException _,
          RefusedRequestException _,
          UncheckedIOException _,
          IOException _ ->
          false;
      default -> true;
    };
  }

  /// Whether a service may well answer when it is asked again: it could not be reached, or was
  /// overloaded.
  boolean isPassing() {
    return switch (cause) {
      case SdkServiceException e ->
          e.isThrottlingException() || e.isRetryableException() || e.statusCode() >= SERVER_ERROR;
      case ApiCallTimeoutException _ -> true;
      case SdkException e -> e.retryable() || isOfTheNetwork(e);
      default -> false;
    };
  }

  private static boolean isOfTheNetwork(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof IOException);
  }

  void print(PrintWriter out) {
    var credentials = ofCredentials(cause);
    credentials.ifPresent(problem -> out.println(problem.text() + " " + problem.remedy()));
    if (!isOfTheChain(cause)) {
      printCause(out);
    }
    out.flush();
  }

  private void printCause(PrintWriter out) {
    switch (cause) {
      case UsageException e -> out.println(e.getMessage());
      case FailedCommandException e -> out.println(Visible.of(e.getMessage()));
      case UnknownVersionException e ->
          out.println(
              Visible.of(e.getMessage())
                  + ": the deployment is newer than this command; update the checkout");
      case ServiceException e -> out.println(Visible.of(e.getMessage()));
      case TemplateException e -> out.println(e.getMessage());
      case SdkException e -> printChain(out, e);
      case RefusedRequestException e -> out.println(Visible.of(e.getMessage()));
      case UncheckedIOException e -> printChain(out, e);
      case IOException e -> printChain(out, e);
      default -> cause.printStackTrace(out);
    }
  }

  /// What is wrong with the credentials, if it is that what was thrown.
  static Optional<CredentialsProblem> ofCredentials(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      var problem =
          switch (cause) {
            case RefusedRequestException e -> CredentialsProblem.of(e.code(), e.status());
            case AwsServiceException e -> CredentialsProblem.of(code(e), e.statusCode());
            case SdkClientException e when isOfTheChain(e) -> Optional.of(ofTheChain(e));
            default -> Optional.<CredentialsProblem>empty();
          };
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /// Whether no credentials were found. The SDK's own words name all the places where there are
  /// none, and say nothing about what to do.
  private static boolean isOfTheChain(Throwable thrown) {
    return thrown instanceof SdkClientException
        && String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials");
  }

  /// One of those places may be a profile whose session is over.
  private static CredentialsProblem ofTheChain(SdkClientException e) {
    return Stream.of("has expired", "is expired").anyMatch(e.getMessage()::contains)
        ? CredentialsProblem.EXPIRED
        : CredentialsProblem.MISSING;
  }

  private static Optional<String> code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode);
  }

  private static void printChain(PrintWriter out, Throwable thrown) {
    out.println(describe(thrown));
    for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      out.println("  because: " + describe(cause));
    }
  }

  /// What was thrown and what was at the bottom of it, in a line that is fit for a terminal.
  static String describeWithCause(Throwable thrown) {
    var root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return thrown.getCause() == null
        ? describe(thrown)
        : "%s (%s)".formatted(describe(thrown), describe(root));
  }

  private static String describe(Throwable thrown) {
    if (thrown instanceof SdkClientException e && isOfTheChain(e)) {
      return ofTheChain(e).text();
    }
    // An IOException of java.nio.file has the file's name as its whole message.
    return thrown instanceof IOException
        ? Visible.of(thrown.getClass().getSimpleName() + ": " + thrown.getMessage())
        : Visible.of(String.valueOf(thrown.getMessage()));
  }
}
