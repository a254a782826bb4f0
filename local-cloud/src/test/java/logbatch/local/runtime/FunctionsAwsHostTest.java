package logbatch.local.runtime;

/// The contract over AWS's runtime interface client.
final class FunctionsAwsHostTest extends FunctionRuntimeContract {

  @Override
  HostKind hostKind() {
    return HostKind.AWS;
  }
}
