package logbatch.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/// What commands print to, if they are not given anything else.
final class StandardOutput {

  private StandardOutput() {}

  /// A writer to standard output whose [PrintWriter#checkError] says when nobody reads any further,
  /// as `head` after its lines. What is written to [System#out] knows nothing of that: it keeps its
  /// errors to itself.
  static PrintWriter writer() {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), System.out.charset())),
        true);
  }
}
