package logbatch.local.runtime.host;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A failure in the shape in which Lambda hands it to whoever invoked the function.
///
/// @param failure what the handler threw
record ErrorReport(Throwable failure) {

  static final String MEDIA_TYPE = "application/vnd.aws.lambda.error+json";

  private static final int DEEPEST_CAUSE = 8;

  byte[] json() {
    var json = new ByteArrayOutputStream();
    JacksonFactory.getInstance().getSerializer(Map.class).toJson(fields(failure, 0), json);
    return json.toByteArray();
  }

  private static Map<String, Object> fields(Throwable failure, int depth) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("errorMessage", String.valueOf(failure.getMessage()));
    fields.put("errorType", failure.getClass().getName());
    fields.put("stackTrace", Arrays.stream(failure.getStackTrace()).map(String::valueOf).toList());
    if (failure.getCause() != null && depth < DEEPEST_CAUSE) {
      fields.put("cause", fields(failure.getCause(), depth + 1));
    }
    return fields;
  }
}
