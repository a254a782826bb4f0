package logbatch.cli;

import software.amazon.awssdk.services.sts.StsClient;

/// Asks AWS whose the credentials are.
final class StsIdentity {

  private final AwsAccess access;

  StsIdentity(AwsAccess access) {
    this.access = access;
  }

  /// The ARN of the user or role.
  String arn() {
    try (StsClient sts = access.sts()) {
      return sts.getCallerIdentity().arn();
    }
  }

  /// The account's id, of 12 digits.
  String account() {
    try (StsClient sts = access.sts()) {
      return sts.getCallerIdentity().account();
    }
  }
}
