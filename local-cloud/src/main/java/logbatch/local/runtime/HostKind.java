package logbatch.local.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What calls the handler inside a function's process.
public enum HostKind {
  /// AWS's runtime interface client, as in the cloud. Its native library exists for Linux on x86-64
  /// and arm64.
  AWS,
  /// The same protocol and AWS's own JSON mapping without native code: runs wherever Java runs.
  PURE_JAVA;

  /// AWS's own wherever it runs.
  public static HostKind forThisMachine() {
    return nativeLibrary().isPresent() ? AWS : PURE_JAVA;
  }

  /// Resource name of the runtime interface client's native library for this machine.
  static Optional<String> nativeLibrary() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    var architecture =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> Optional.of("x86_64");
          case "aarch64", "arm64" -> Optional.of("aarch_64");
          default -> Optional.<String>empty();
        };
    return architecture.map(
        name -> "jni/libaws-lambda-jni.linux" + (isMusl(name) ? "_musl-" : "-") + name + ".so");
  }

  /// Alpine and its like have musl's loader instead of glibc's.
  private static boolean isMusl(String architecture) {
    return Files.exists(
        Path.of("/lib/ld-musl-" + architecture.replace("aarch_64", "aarch64") + ".so.1"));
  }
}
