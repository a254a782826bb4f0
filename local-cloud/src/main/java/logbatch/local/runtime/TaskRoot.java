package logbatch.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import logbatch.local.template.FunctionSpec;

/// A function's code, laid out as the runtime interface client expects it: its class loader takes
/// the jars in `lib`.
///
/// Lambda unpacks the deployed jar instead; classes and resources are found the same way, except
/// that classes for a certain Java release (`META-INF/versions`) are found only here.
final class TaskRoot {

  private TaskRoot() {}

  /// Copies the code and returns the process's folder.
  static Path layOut(Path folder, FunctionSpec spec) {
    if (!Files.isReadable(spec.code())) {
      throw new IllegalStateException(
          "the code of %s is missing: %s; build it with ./mvnw package"
              .formatted(spec.logicalId(), spec.code()));
    }
    try {
      var lib = Files.createDirectories(folder.resolve(spec.name()).resolve("lib"));
      Files.copy(spec.code(), lib.resolve("function.jar"), StandardCopyOption.REPLACE_EXISTING);
      return lib.getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot lay out the code of %s in %s".formatted(spec.logicalId(), folder), e);
    }
  }
}
