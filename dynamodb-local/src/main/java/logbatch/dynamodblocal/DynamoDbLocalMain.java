package logbatch.dynamodblocal;

import java.io.IOException;
import java.io.PrintStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// Serves DynamoDB Local on a free port of 127.0.0.1 for as long as standard input stays open.
///
/// DynamoDB Local's own server binds every interface and wants a port chosen beforehand, so its
/// handler is put into a server of ours. The one line on standard output is the port, written when
/// requests are answered.
public final class DynamoDbLocalMain {

  private static final int NO_PORT = 0;

  private DynamoDbLocalMain() {}

  /// Starts the server, and says the port when it answers.
  ///
  /// @param arguments the folder to keep the tables in; without it they are kept in memory
  /// @throws Exception if the server does not start
  public static void main(String[] arguments) throws Exception {
    PrintStream standardOutput = System.out;
    // Nobody reads standard output after the port: whatever a library prints goes the other way.
    System.setOut(System.err);
    endWithStandardInput();
    standardOutput.println(serve(arguments).getLocalPort());
    standardOutput.flush();
  }

  private static ServerConnector serve(String[] arguments) throws Exception {
    boolean inMemory = arguments.length == 0;
    String folder = inMemory ? null : arguments[0];
    // Shared: one set of tables whatever the region and the access key. Not delayed: a table is
    // there at once.
    var requests = new LocalDynamoDBRequestHandler(NO_PORT, inMemory, folder, true, false);
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(new LocalDynamoDBServerHandler(requests, null));
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(requests::shutdown));
    return connector;
  }

  /// A pipe's end closes with the process that held it, even one killed by SIGKILL.
  private static void endWithStandardInput() {
    Thread.ofPlatform().name("end-with-parent").start(DynamoDbLocalMain::exitAtEndOfInput);
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Whatever is written to it means that the parent lives.
      }
    } catch (IOException gone) {
      System.err.println("standard input broke, taken as its end: " + gone.getMessage());
    }
    System.exit(0);
  }
}
