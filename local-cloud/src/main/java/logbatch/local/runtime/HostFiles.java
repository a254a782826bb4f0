package logbatch.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import logbatch.local.runtime.host.ParentGuard;
import logbatch.local.runtime.host.PureJavaHost;

/// The files that a function's process is started from, laid out once per start in the work folder.
///
/// The class path is what Lambda's own is: the runtime interface client with its few jars, here
/// with one small jar before them. Nothing of the embedded services is on it, so a function cannot
/// come to lean on it.
///
/// @param classPath jars of the process's own class loader
/// @param nativeLibrary the client's native library; the client itself would unpack it anew in each
///   process to one and the same path, under the feet of those that have it mapped
record HostFiles(List<Path> classPath, Optional<Path> nativeLibrary) {

  private static final List<String> IN_EACH_JAR =
      List.of(
          "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  private static final String HOST_FOLDER = ParentGuard.class.getPackageName().replace('.', '/');

  private static final List<String> HOST_CLASSES =
      List.of(
          "ParentGuard",
          "PureJavaHost",
          "ErrorReport",
          "FunctionCode",
          "FunctionCode$NothingSerializer",
          "HostContext",
          "RuntimeApiClient",
          "TaskClassLoader");

  /// Writes and finds the files.
  ///
  /// @param folder made if it is not there; files in it are replaced
  static HostFiles layOut(Path folder) {
    try {
      Files.createDirectories(folder);
      var classPath = new ArrayList<Path>();
      classPath.add(hostJar(folder.resolve("host.jar")));
      for (var name : IN_EACH_JAR) {
        classPath.add(jarOf(name));
      }
      return new HostFiles(List.copyOf(classPath), nativeLibrary(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot lay out the Lambda host in %s; is the disk full or the folder read-only?"
              .formatted(folder),
          e);
    }
  }

  private static Path hostJar(Path jar) throws IOException {
    // A new file instead of new bytes in the old one, which a process may still have mapped.
    Files.deleteIfExists(jar);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : HOST_CLASSES) {
        String entry = HOST_FOLDER + "/" + name + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (var in = resource(PureJavaHost.class, "/" + entry)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }

  private static Optional<Path> nativeLibrary(Path folder) throws IOException {
    var resource = HostKind.nativeLibrary();
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    Path library = folder.resolve(Path.of(resource.get()).getFileName());
    try (var in = resource(load(IN_EACH_JAR.getFirst()), "/" + resource.get())) {
      Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(library);
  }

  private static InputStream resource(Class<?> near, String name) {
    var in = near.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is missing beside " + near.getName());
    }
    return in;
  }

  private static Path jarOf(String className) {
    try {
      return Path.of(load(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no file for the jar of " + className, e);
    }
  }

  /// Loaded, but not initialized: those classes set up a Lambda process, which this one is not.
  private static Class<?> load(String className) {
    try {
      return Class.forName(className, false, HostFiles.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          className + " is not on the class path: the Lambda runtime interface client is missing",
          e);
    }
  }
}
