package logbatch.local.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder that belongs to this process as long as it is open, told by a lock that the operating
/// system gives up with the process.
///
/// Threads of this process may ask for folders at the same time; one folder belongs to one of them.
public final class Folder implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String PREFIX = "run-";

  private final Path path;
  private final FileChannel lock;
  private final boolean deletedAtClose;

  private Folder(Path path, FileChannel lock, boolean deletedAtClose) {
    this.path = path;
    this.lock = lock;
    this.deletedAtClose = deletedAtClose;
  }

  /// A new folder that goes when it is closed. Those of processes that were killed before they
  /// could close theirs go now.
  public static synchronized Folder temporary(Path parent) throws IOException {
    Files.createDirectories(parent);
    // Held while looking around, so that nobody takes a folder for abandoned that is only just
    // being made.
    try (FileChannel gate = open(parent.resolve(LOCK))) {
      gate.lock();
      for (Path other : temporariesIn(parent)) {
        deleteIfAbandoned(other);
      }
      Path path = Files.createTempDirectory(parent, PREFIX);
      return new Folder(path, lock(path).orElseThrow(), true);
    }
  }

  /// A folder that stays.
  ///
  /// @throws ServiceException if another process has it
  static Folder kept(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel lock =
        lock(path)
            .orElseThrow(() ->
                new ServiceException(
                    path + " is in use by another process; stop it, or give another folder"));
    return new Folder(path, lock, false);
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  private static List<Path> temporariesIn(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(p -> p.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static void deleteIfAbandoned(Path folder) throws IOException {
    Optional<FileChannel> lock = lock(folder);
    if (lock.isPresent()) {
      lock.get().close();
      delete(folder);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /// @return empty if somebody has it
  private static Optional<FileChannel> lock(Path folder) throws IOException {
    FileChannel channel = open(folder.resolve(LOCK));
    if (tryLock(channel)) {
      return Optional.of(channel);
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (deletedAtClose) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }
}
