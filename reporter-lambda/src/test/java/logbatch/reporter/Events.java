package logbatch.reporter;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import logbatch.local.services.Checkout;

/// The sample events, read and answered with Lambda's own serialization.
final class Events {

  private Events() {}

  static Map<String, Object> readMap(String name) throws IOException {
    return parsed(json(name));
  }

  @SuppressWarnings("unchecked") // The runtime reads a map of names to values, too.
  static Map<String, Object> parsed(String json) {
    PojoSerializer<?> serializer = JacksonFactory.getInstance().getSerializer((Type) Map.class);
    return (Map<String, Object>) serializer.fromJson(json);
  }

  /// What Lambda gets as the answer.
  @SuppressWarnings("unchecked") // The serializer was asked for by the answer's own class.
  static String answer(Object answer) {
    var out = new ByteArrayOutputStream();
    PojoSerializer<Object> serializer =
        JacksonFactory.getInstance().getSerializer((Class<Object>) answer.getClass());
    serializer.toJson(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// A sample event's text.
  static String json(String name) throws IOException {
    Path home = Checkout.fromSystemProperty().home();
    return Files.readString(home.resolve("events").resolve(name));
  }
}
