package logbatch.cli;

import java.util.Optional;

/// What AWS may have against the credentials of a request, and what helps.
enum CredentialsProblem {
  /// None were found in any of the standard places.
  MISSING(
      "There are no AWS credentials.",
      CredentialsProblem.SIGN_IN + " Another profile is named by AWS_PROFILE."),

  /// They were valid once.
  EXPIRED("The AWS credentials have expired.", CredentialsProblem.SIGN_IN),

  /// Not those of anybody.
  UNKNOWN(
      "AWS does not know these credentials.",
      "Look at AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: aws sts"
          + " get-caller-identity tells whose they are."),

  /// Valid, but without a right.
  DENIED(
      "The AWS credentials lack a right.",
      "Whoever administers the account can grant it, or AWS_PROFILE names other credentials. Where"
          + " only stacks may not be looked at, --owner NAME finds the deployment by its names.");

  private static final String SIGN_IN =
      "Sign in: aws sso login, or aws configure; after aws login, also: eval \"$(aws configure"
          + " export-credentials --format env)\".";

  private static final int FORBIDDEN = 403;

  private final String text;
  private final String remedy;

  CredentialsProblem(String text, String remedy) {
    this.text = text;
    this.remedy = remedy;
  }

  /// What an answer of a service tells.
  ///
  /// @param code the service's error code; empty if it gives none, as S3 does when only the head of
  ///   an object is asked for
  /// @param status of HTTP
  /// @return empty if the answer is about something else
  static Optional<CredentialsProblem> of(Optional<String> code, int status) {
    return code.isEmpty() && status == FORBIDDEN
        ? Optional.of(DENIED)
        : code.flatMap(CredentialsProblem::ofCode);
  }

  /// By the services' [common
  /// errors](https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html) and what S3,
  /// SQS, SNS and KMS say instead.
  private static Optional<CredentialsProblem> ofCode(String code) {
    return switch (code) {
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired" ->
          Optional.of(EXPIRED);
      case "AuthFailure",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "InvalidToken",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "SignatureDoesNotMatch",
          "UnrecognizedClient",
          "UnrecognizedClientException" ->
          Optional.of(UNKNOWN);
      case "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "AuthorizationErrorException",
          // What the SDK makes of an answer that has nothing but a status.
          "403",
          "Forbidden",
          "KMS.AccessDeniedException",
          "KmsAccessDenied",
          "NotAuthorized",
          "UnauthorizedOperation" ->
          Optional.of(DENIED);
      default -> Optional.empty();
    };
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
