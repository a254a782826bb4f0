package logbatch.local.runtime.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads a function's classes as Lambda does: the task root, then the jars in its folder `lib`,
/// with the runtime's own classes before both.
final class TaskClassLoader {

  private TaskClassLoader() {}

  static URLClassLoader of(Path taskRoot) {
    List<URL> urls = new ArrayList<>();
    urls.add(url(taskRoot));
    Path lib = taskRoot.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (var jars = Files.list(lib)) {
        jars.filter(jar -> jar.toString().endsWith(".jar"))
            .sorted()
            .map(TaskClassLoader::url)
            .forEach(urls::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list the function's jars in " + lib, e);
      }
    }
    return new URLClassLoader("task", urls.toArray(URL[]::new), ClassLoader.getSystemClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL for " + path, e);
    }
  }
}
