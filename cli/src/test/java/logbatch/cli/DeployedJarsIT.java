package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import logbatch.local.services.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in the jars that get deployed, and what the build may not leave out of them.
@ParameterizedClass
@ValueSource(strings = {"splitter-lambda", "worker-lambda", "reporter-lambda"})
class DeployedJarsIT {

  private static final long BYTES_MAX = 12_000_000;

  private static final Predicate<String> HANDLER =
      Pattern.compile("logbatch/\\w+/\\w+Handler").asMatchPredicate();

  private static final Predicate<String> SIGNATURE =
      Pattern.compile("META-INF/.*\\.(SF|DSA|RSA|EC)").asMatchPredicate();

  /// Named, and never asked for unless it is there or chosen.
  private static final Predicate<String> OPTIONAL =
      Pattern.compile(
              // AWS's native library: other signatures and faster checksums
              "software/amazon/awssdk/crt(core)?/.*"
                  // content encodings that the services do not use
                  + "|com/aayushatharva/brotli4j/.*|org/apache/commons/compress/.*"
                  // the functions block
                  + "|software/amazon/awssdk/services/\\w+/(\\w+AsyncClient|paginators/\\w+Publisher)")
          .asMatchPredicate();

  private static final Map<Path, ReachableCode> REACHABLE = new HashMap<>();

  @Parameter String module;

  @Test
  void jarIsSmall() throws IOException {
    assertThat(Files.size(jar())).isLessThan(BYTES_MAX);
  }

  @Test
  void noEntryIsThereTwiceAndNoneSigns() throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(Files.newInputStream(jar()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }

    assertThat(names).contains("META-INF/MANIFEST.MF").doesNotHaveDuplicates().noneMatch(SIGNATURE);
  }

  @Test
  void whatTheFunctionsReachIsThere() {
    var code = reachable();
    var missing = new TreeMap<>(code.missing());
    missing.keySet().removeIf(OPTIONAL);

    assertThat(code.classes()).hasSizeGreaterThan(1_000);
    assertThat(missing).isEmpty();
  }

  /// A method that hands a class on as another has both loaded when its own class is verified.
  @Test
  void whatTheFunctionsReachPassesVerification() throws Exception {
    try (var loader =
        new URLClassLoader(
            new URL[] {jar().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (var name : reachable().classes()) {
        verify(name, loader);
      }
    }
  }

  private static void verify(String name, ClassLoader loader) throws ClassNotFoundException {
    try {
      // Looks at a class without running any of it, for which it has to be verified.
      var _ = Class.forName(name.replace('/', '.'), false, loader).getDeclaredConstructors();
    } catch (NoClassDefFoundError e) {
      assertThat(OPTIONAL)
          .as("%s, when %s is verified", e.getMessage(), name)
          .accepts(e.getMessage());
    }
  }

  private Path jar() {
    return Checkout.fromSystemProperty().home().resolve(module, "target", module + ".jar");
  }

  private ReachableCode reachable() {
    return REACHABLE.computeIfAbsent(jar(), DeployedJarsIT::reachable);
  }

  private static ReachableCode reachable(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      var classes = classes(zip);
      var entryPoints =
          Stream.concat(classes.keySet().stream().filter(HANDLER), namedInFiles(zip).stream());
      return ReachableCode.from(entryPoints.toList(), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ClassModel> classes(ZipFile zip) {
    var classes = new TreeMap<String, ClassModel>();
    zip.stream()
        .filter(entry -> entry.getName().endsWith(".class"))
        .map(entry -> ClassFile.of().parse(bytes(zip, entry.getName())))
        .forEach(model -> classes.put(model.thisClass().asInternalName(), model));
    return classes;
  }

  /// What is found by its name in a file: service providers, and interceptors of the SDK.
  private static List<String> namedInFiles(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name ->
            name.startsWith("META-INF/services/") || name.endsWith("execution.interceptors"))
        .flatMap(name -> new String(bytes(zip, name), UTF_8).lines())
        .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static byte[] bytes(ZipFile zip, String name) {
    try (var content = zip.getInputStream(zip.getEntry(name))) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
