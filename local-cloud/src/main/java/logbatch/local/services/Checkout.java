package logbatch.local.services;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder that this project was built in, where the parts are found that are not on this JVM's
/// class path.
///
/// @param home absolute path
public record Checkout(Path home) {

  private static final String PROPERTY = "logbatch.home";
  private static final String REMEDY = "; run: ./mvnw -q -pl dynamodb-local -DskipTests package";

  public Checkout {
    home = home.toAbsolutePath().normalize();
  }

  /// The checkout that the build or the launcher script names.
  ///
  /// @throws ServiceException if the system property `logbatch.home` does not say where
  public static Checkout fromSystemProperty() {
    String home = System.getProperty(PROPERTY);
    if (home == null) {
      throw new ServiceException(
          "the system property " + PROPERTY + " does not say where LogBatchProcessor was built");
    }
    return new Checkout(Path.of(home));
  }

  /// The class path of DynamoDB Local's process, as its own module's build has written it down.
  ///
  /// @throws ServiceException if a part of it is missing; says what makes it
  String dynamoDbClassPath() {
    Path module = home.resolve("dynamodb-local").resolve("target");
    Path classes = module.resolve("classes");
    Path list = module.resolve("classpath.txt");
    if (!Files.isDirectory(classes) || !Files.isRegularFile(list)) {
      throw new ServiceException("DynamoDB Local is not there: no " + list + REMEDY);
    }
    String jars = read(list);
    Stream.of(jars.split(File.pathSeparator)).map(Path::of).forEach(Checkout::mustBeThere);
    return classes + File.pathSeparator + jars;
  }

  private static void mustBeThere(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new ServiceException("DynamoDB Local is not complete: no " + jar + REMEDY);
    }
  }

  private static String read(Path list) {
    try {
      return Files.readString(list).strip();
    } catch (IOException e) {
      throw new ServiceException("cannot read " + list, e);
    }
  }
}
