package logbatch.local.runtime.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/// A function's handler behind one shape: bytes of the event in, bytes of the answer out.
interface FunctionCode {

  /// Invokes the handler.
  ///
  /// @throws IOException if the handler's streams fail; whatever else the handler throws comes
  ///   through as it is
  byte[] call(byte[] event, Context context) throws IOException;

  /// Loads the handler's class and makes its one instance.
  ///
  /// @param handler as Lambda takes it: `package.Class` or `package.Class::handleRequest`
  /// @throws Throwable what loading or constructing the class threw
  static FunctionCode load(String handler, ClassLoader loader) throws Throwable {
    var parts = handler.split("::", 2);
    if (parts.length == 2 && !parts[1].equals("handleRequest")) {
      throw new IllegalArgumentException(
          "handler %s: only handleRequest of RequestHandler or RequestStreamHandler runs here"
              .formatted(handler));
    }
    Object instance;
    try {
      instance = Class.forName(parts[0], true, loader).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    return switch (instance) {
      case RequestStreamHandler streams -> ofStreams(streams);
      case RequestHandler<?, ?> objects -> ofObjects(objects, loader);
      default ->
          throw new IllegalArgumentException(
              "%s implements neither RequestHandler nor RequestStreamHandler".formatted(parts[0]));
    };
  }

  private static FunctionCode ofStreams(RequestStreamHandler handler) {
    return (event, context) -> {
      var answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), answer, context);
      return answer.toByteArray();
    };
  }

  private static <I, O> FunctionCode ofObjects(RequestHandler<I, O> handler, ClassLoader loader) {
    var method = handleRequest(handler.getClass());
    PojoSerializer<I> input = serializer(method.getGenericParameterTypes()[0], loader);
    PojoSerializer<O> output = serializer(method.getGenericReturnType(), loader);
    return (event, context) -> {
      var answer = new ByteArrayOutputStream();
      output.toJson(
          handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context), answer);
      return answer.toByteArray();
    };
  }

  private static Method handleRequest(Class<?> handler) {
    return Arrays.stream(handler.getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .filter(method -> method.getParameterCount() == 2)
        .filter(method -> method.getParameterTypes()[1] == Context.class)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(handler.getName() + " has no public handleRequest"));
  }

  /// AWS's own mapping for its event classes, and its plain one for everything else.
  @SuppressWarnings("unchecked") // the serializer is chosen by the very type that T stands for
  private static <T> PojoSerializer<T> serializer(Type type, ClassLoader loader) {
    if (type == Void.class) {
      return (PojoSerializer<T>) new NothingSerializer();
    }
    if (type instanceof Class<?> known
        && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
      return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(known, loader);
    }
    return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
  }

  /// For handlers without an answer.
  final class NothingSerializer implements PojoSerializer<Object> {

    @Override
    public Object fromJson(InputStream input) {
      return null;
    }

    @Override
    public Object fromJson(String input) {
      return null;
    }

    @Override
    public void toJson(Object value, OutputStream output) {
      try {
        output.write("null".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("cannot write an empty answer", e);
      }
    }
  }
}
