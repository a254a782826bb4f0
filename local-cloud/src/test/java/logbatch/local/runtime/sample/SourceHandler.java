package logbatch.local.runtime.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Prints each event to its log, and names the messages as failed whose body begins with `fail`. An
/// object whose key begins with that is an exception.
public final class SourceHandler implements RequestStreamHandler {

  private static final Pattern FAILING =
      Pattern.compile("\"messageId\":\"([^\"]*)\",\"receiptHandle\":\"[^\"]*\",\"body\":\"fail");

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    String text = new String(event.readAllBytes(), UTF_8);
    System.out.println(text);
    if (text.contains("\"key\":\"fail")) {
      throw new IOException("told to fail");
    }
    String failures =
        FAILING
            .matcher(text)
            .results()
            .map(match -> "{\"itemIdentifier\":\"%s\"}".formatted(match.group(1)))
            .collect(Collectors.joining(","));
    answer.write("{\"state\":{},\"batchItemFailures\":[%s]}".formatted(failures).getBytes(UTF_8));
  }
}
