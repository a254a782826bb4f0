package logbatch.local.runtime;

/// The contract over the host without native code.
final class FunctionsPureJavaHostTest extends FunctionRuntimeContract {

  @Override
  HostKind hostKind() {
    return HostKind.PURE_JAVA;
  }
}
