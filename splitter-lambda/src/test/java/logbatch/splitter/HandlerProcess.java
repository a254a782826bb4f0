package logbatch.splitter;

import java.io.IOException;

/// Runs the handler on the event at standard input, in a process whose class path is the deployed
/// jar and this class.
final class HandlerProcess {

  private HandlerProcess() {}

  public static void main(String[] args) throws IOException {
    new SplitterHandler().handleRequest(System.in, System.err, new ContextWithTime(60_000));
  }
}
