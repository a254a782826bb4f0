package logbatch.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds all modules to what may be used where. It looks at their compiled classes, since no module
/// may depend on all others.
class ArchitectureTest {

  private static final Path HOME = Path.of(System.getProperty("logbatch.home", ".."));

  private static final String AWS_SDK = "software.amazon.awssdk..";
  private static final String LAMBDA = "com.amazonaws..";

  /// What builds and closes clients: besides `Wiring`, the command's `AwsAccess` and `Deployment`,
  /// and the local cloud's `ResourceCreator`. `SignedRequests` stands in for clients that cannot be
  /// had; `Problem` tells a failing service from a defect.
  private static final Set<String> AT_HOME_WITH_ALL_SERVICES =
      Set.of(
          "AwsAccess",
          "AwsClients",
          "Deployment",
          "Problem",
          "ResourceCreator",
          "SignedRequests",
          "Wiring");

  @Test
  void awsSdkIsUsedOnlyWhereTheNameSaysSo() {
    noClasses()
        .that(
            are("named neither after a service nor wiring", name -> !isNamedAfterItsService(name)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AWS_SDK)
        .check(
            classesOf(
                "shared-aws",
                "splitter-lambda",
                "worker-lambda",
                "reporter-lambda",
                "local-cloud",
                "cli"));
  }

  @Test
  void lambdaTypesAreUsedOnlyInHandlers() {
    noClasses()
        .that(are("no handlers", name -> !name.endsWith("Handler")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LAMBDA)
        .check(classesOf("shared-aws", "splitter-lambda", "worker-lambda", "reporter-lambda"));
  }

  @Test
  void clocksOfFunctionsComeFromTheirWiring() {
    noClasses()
        .that(are("no wiring", name -> !name.equals("Wiring")))
        .should()
        .accessTargetWhere(describe("tell the time", ArchitectureTest::tellsTheTime))
        .check(classesOf("shared-aws", "splitter-lambda", "worker-lambda", "reporter-lambda"));
  }

  @Test
  void modelAndFormatsAreFreeOfServicesFilesAndClocks() {
    var pure = classesOf("shared-model", "log-formats");

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AWS_SDK, LAMBDA, "java.net..", "java.nio.file..", "java.nio.channels..")
        .check(pure);
    noClasses()
        .should()
        .dependOnClassesThat(
            type(File.class)
                .or(type(FileInputStream.class))
                .or(type(FileOutputStream.class))
                .or(type(FileReader.class))
                .or(type(FileWriter.class))
                .or(type(RandomAccessFile.class))
                .or(type(Clock.class)))
        .check(pure);
    noClasses()
        .should()
        .accessTargetWhere(describe("tell the time", ArchitectureTest::tellsTheTime))
        .check(pure);
  }

  private static JavaClasses classesOf(String... modules) {
    return new ClassFileImporter()
        .importPaths(Stream.of(modules).map(ArchitectureTest::classFolder).toList());
  }

  private static Path classFolder(String module) {
    var folder = HOME.resolve(module).resolve("target").resolve("classes");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          module + " is not compiled, run this first: ./mvnw -Dquick test-compile");
    }
    return folder;
  }

  private static DescribedPredicate<JavaClass> are(String what, Predicate<String> predicate) {
    return describe("are " + what, type -> predicate.test(outermostName(type)));
  }

  /// Nested and anonymous classes belong to the class of their file.
  private static String outermostName(JavaClass type) {
    return type.getEnclosingClass()
        .map(ArchitectureTest::outermostName)
        .orElse(type.getSimpleName());
  }

  private static boolean isNamedAfterItsService(String name) {
    return AT_HOME_WITH_ALL_SERVICES.contains(name)
        || Stream.of("S3", "Sqs", "DynamoDb", "Sts").anyMatch(name::startsWith);
  }

  private static boolean tellsTheTime(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var method = access.getTarget().getName();
    if (owner.isEquivalentTo(System.class)) {
      return method.equals("currentTimeMillis") || method.equals("nanoTime");
    }
    return owner.getPackageName().equals("java.time")
        && (method.equals("now") || method.startsWith("system") || method.startsWith("tick"));
  }
}
