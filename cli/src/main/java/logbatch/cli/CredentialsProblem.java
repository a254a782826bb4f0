package logbatch.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What AWS may have against the credentials of a request, and what helps.
enum CredentialsProblem {
  /// None were found in any of the standard places.
  MISSING(
      "There are no AWS credentials.",
      CredentialsProblem.SIGN_IN + " Another profile is named by AWS_PROFILE.",
      Set.of()),

  /// They were valid once.
  EXPIRED(
      "The AWS credentials have expired.",
      CredentialsProblem.SIGN_IN,
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "TokenRefreshRequired",
          "UnauthorizedException")),

  /// Not those of anybody.
  UNKNOWN(
      "AWS does not know these credentials.",
      "Look at AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: aws sts"
          + " get-caller-identity tells whose they are.",
      Set.of(
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "InvalidToken",
          "UnrecognizedClient",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "AuthFailure")),

  /// Valid, but without a right.
  DENIED(
      "The AWS credentials lack a right.",
      "Whoever administers the account can grant it, or AWS_PROFILE names other credentials. Where"
          + " only stacks may not be looked at, --owner NAME finds the deployment by its names.",
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "AuthorizationErrorException",
          "KMS.AccessDeniedException",
          "KmsAccessDenied",
          "NotAuthorized",
          "UnauthorizedOperation"));

  private static final String SIGN_IN =
      "Sign in: aws sso login, or aws configure; after aws login, also: eval \"$(aws configure"
          + " export-credentials --format env)\".";

  private static final int FORBIDDEN = 403;

  private final String text;
  private final String remedy;
  private final Set<String> codes;

  CredentialsProblem(String text, String remedy, Set<String> codes) {
    this.text = text;
    this.remedy = remedy;
    this.codes = codes;
  }

  /// What an answer of a service tells.
  ///
  /// @param code the service's error code; empty if it gives none, as S3 does when only the head of
  ///   an object is asked for
  /// @param status of HTTP
  /// @return empty if the answer is about something else
  static Optional<CredentialsProblem> of(Optional<String> code, int status) {
    return Arrays.stream(values())
        .filter(problem -> code.filter(problem.codes::contains).isPresent())
        .findFirst()
        .or(() -> status == FORBIDDEN ? Optional.of(DENIED) : Optional.empty());
  }

  /// What is wrong, in a sentence.
  String text() {
    return text;
  }

  /// What to do about it, in a sentence or two.
  String remedy() {
    return remedy;
  }
}
