package logbatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Something with lines in it: a file, or a copy of what came through a pipe, whose size has to be
/// known before it is read.
///
/// @param name as it was given; its ending tells what the lines are
/// @param file where the bytes are
/// @param isCopy whether the file is removed when it is closed
record ParseInput(String name, Path file, boolean isCopy) implements AutoCloseable {

  /// Stands for standard input.
  static final String STANDARD_INPUT = "-";

  /// @throws IOException whose message says what is wrong with the file
  static ParseInput open(Path path) throws IOException {
    var name = path.toString();
    if (name.equals(STANDARD_INPUT)) {
      return copy("(standard input)", System.in);
    }
    if (!Files.exists(path)) {
      throw new IOException("there is no such file");
    }
    if (Files.isDirectory(path)) {
      throw new IOException("not a file; name the files in it one by one");
    }
    if (!Files.isReadable(path)) {
      throw new IOException("you may not read it");
    }
    if (Files.isRegularFile(path)) {
      return new ParseInput(name, path, false);
    }
    try (var pipe = Files.newInputStream(path)) {
      return copy(name, pipe);
    }
  }

  private static ParseInput copy(String name, InputStream in) throws IOException {
    var copy = Files.createTempFile("logbatch", ".log");
    var input = new ParseInput(name, copy, true);
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return input;
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (isCopy) {
      Files.delete(file);
    }
  }
}
