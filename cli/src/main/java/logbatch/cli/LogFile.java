package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import logbatch.model.ContentKind;

/// A file to upload.
///
/// @param path where it is on this machine
/// @param key the object key that it gets
/// @param sizeBytes its size
record LogFile(Path path, String key, long sizeBytes) {

  private static final int KEY_MAX_BYTES = 1024;

  /// Checks the files and gives each its key: the file's name, or the whole path where two files
  /// have the same name. A file that is named twice, in whichever way, is taken once, and opened by
  /// the first of its names.
  ///
  /// @throws UsageException naming every file that cannot be taken, and why
  static List<LogFile> of(List<Path> paths) {
    var problems = new ArrayList<String>();
    paths.forEach(path -> check(path, problems));
    if (!problems.isEmpty()) {
      throw new UsageException(String.join(System.lineSeparator(), problems));
    }
    var distinct = distinct(paths);
    var namesakes = new HashMap<String, Integer>();
    distinct.forEach(path -> namesakes.merge(name(path), 1, Integer::sum));
    var files =
        distinct.stream()
            .map(path ->
                new LogFile(
                    path, namesakes.get(name(path)) > 1 ? keyOf(path) : name(path), size(path)))
            .toList();
    files.forEach(file -> refuseLongKey(file.path(), file.key()));
    refuseEqualKeys(files);
    return files;
  }

  /// Only the file system knows which names mean one file: with a link, a/../x.log is another one
  /// than x.log.
  private static List<Path> distinct(List<Path> paths) {
    var byFile = new LinkedHashMap<Path, Path>();
    for (var path : paths) {
      try {
        byFile.putIfAbsent(path.toRealPath(), path);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot find " + path, e);
      }
    }
    return List.copyOf(byFile.values());
  }

  private static void refuseLongKey(Path path, String key) {
    if (key.getBytes(UTF_8).length > KEY_MAX_BYTES) {
      throw new UsageException(
          "%s: the object key would be longer than the %,d bytes that S3 takes."
              .formatted(Visible.of(path.toString()), KEY_MAX_BYTES));
    }
  }

  /// Refuses ../x.log beside x.log, of which the second upload would replace the first.
  private static void refuseEqualKeys(List<LogFile> files) {
    var byKey = new HashMap<String, Path>();
    for (var file : files) {
      var other = byKey.putIfAbsent(file.key(), file.path());
      if (other != null) {
        throw new UsageException(
            "%s and %s would have one object key, %s. Upload them one by one, each with its own --prefix."
                .formatted(
                    Visible.of(other.toString()),
                    Visible.of(file.path().toString()),
                    Visible.of(file.key())));
      }
    }
  }

  /// The same file under a key with something before it.
  ///
  /// @throws UsageException if the key becomes longer than S3 takes
  LogFile withPrefix(String prefix) {
    refuseLongKey(path, prefix + key);
    return new LogFile(path, prefix + key, sizeBytes);
  }

  /// The same file with the size that it has now.
  ///
  /// @throws UncheckedIOException if it is gone
  LogFile asItIsNow() {
    return new LogFile(path, key, size(path));
  }

  /// What has become of the file since its size was taken, in a sentence; empty if nothing has.
  Optional<String> change() {
    var shown = Visible.of(path.toString());
    try {
      long now = Files.size(path);
      return now == sizeBytes
          ? Optional.empty()
          : Optional.of(
              "%s changed while it was uploaded: the object has the %,d bytes that it had before, and it has %,d now."
                  .formatted(shown, sizeBytes, now));
    } catch (IOException e) {
      return Optional.of("%s is gone, or was replaced, since its upload began.".formatted(shown));
    }
  }

  private static void check(Path path, List<String> problems) {
    var shown = Visible.of(path.toString());
    if (!Files.exists(path)) {
      problems.add(shown + ": there is no such file");
    } else if (!Files.isRegularFile(path)) {
      problems.add(shown + ": not a file; name the files in it one by one");
    } else if (!Files.isReadable(path)) {
      problems.add(shown + ": you may not read it");
    } else if (ContentKind.ofKey(name(path)).isEmpty()) {
      problems.add(
          shown
              + ": the name has to end with .txt, .log, .jsonl or .csv, each also with .gz after it;"
              + " the splitter ignores all others. Upload it under such a name: cp FILE FILE.log");
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /// The path with slashes, without a root and without steps upwards, none of which an object key
  /// should have.
  private static String keyOf(Path path) {
    var parts = new ArrayList<String>();
    path.normalize().forEach(part -> parts.add(part.toString()));
    parts.removeIf(".."::equals);
    return String.join("/", parts);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the size of " + path, e);
    }
  }
}
