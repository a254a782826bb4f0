package logbatch.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/// A request or a response of HTTP/1.1, whole.
///
/// @param startLine without its line end
/// @param headers as they came, one line each
/// @param body as it came, with the framing of its chunks if it is chunked
record HttpMessage(String startLine, List<String> headers, SdkBytes body) {

  private static final String LENGTH = "content-length";
  private static final String CHUNKED = "transfer-encoding";

  /// Reads a request.
  ///
  /// @return empty if the connection ends before it
  static Optional<HttpMessage> request(InputStream in, Runnable whenBodyIsAskedFor)
      throws IOException {
    var head = head(in);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    if (head.get().header("expect").isPresent()) {
      whenBodyIsAskedFor.run();
    }
    return Optional.of(head.get().withBody(head.get().isFramed() ? body(head.get(), in) : EMPTY));
  }

  /// Reads the response to a request with this method.
  static HttpMessage response(InputStream in, String method) throws IOException {
    while (true) {
      var head = head(in).orElseThrow(() -> new EOFException("no response"));
      int status = Integer.parseInt(head.startLine.split(" ", 3)[1]);
      if (status == 100) {
        continue;
      }
      boolean hasBody = !"HEAD".equals(method) && status != 204 && status != 304;
      return hasBody ? head.withBody(body(head, in)) : head;
    }
  }

  /// The first header of a name.
  ///
  /// @param name in lower case
  Optional<String> header(String name) {
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /// The same with another body, and its length.
  HttpMessage withBodyAndLength(byte[] other) {
    var lines = new ArrayList<>(headers);
    lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH + ":"));
    lines.add("Content-Length: " + other.length);
    return new HttpMessage(startLine, lines, SdkBytes.fromByteArray(other));
  }

  /// The same without a header.
  HttpMessage without(String name) {
    return new HttpMessage(
        startLine,
        headers.stream()
            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
            .toList(),
        body);
  }

  byte[] toBytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        (startLine + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(ISO_8859_1));
    out.writeBytes(body.asByteArrayUnsafe());
    return out.toByteArray();
  }

  private static final SdkBytes EMPTY = SdkBytes.fromByteArray(new byte[0]);

  private boolean isFramed() {
    return header(LENGTH).isPresent() || header(CHUNKED).isPresent();
  }

  private HttpMessage withBody(SdkBytes bytes) {
    return new HttpMessage(startLine, headers, bytes);
  }

  private static Optional<HttpMessage> head(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    while (true) {
      var line = line(in);
      if (line.isEmpty() && lines.isEmpty()) {
        return Optional.empty();
      }
      if (line.orElse("").isEmpty()) {
        break;
      }
      lines.add(line.get());
    }
    return Optional.of(
        new HttpMessage(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())), EMPTY));
  }

  private static SdkBytes body(HttpMessage head, InputStream in) throws IOException {
    var length = head.header(LENGTH);
    if (length.isPresent()) {
      int bytes = Integer.parseInt(length.get());
      var body = in.readNBytes(bytes);
      if (body.length < bytes) {
        throw new EOFException("%d of %d bytes came".formatted(body.length, bytes));
      }
      return SdkBytes.fromByteArray(body);
    }
    if (head.header(CHUNKED).isPresent()) {
      return chunks(in);
    }
    return SdkBytes.fromInputStream(in);
  }

  private static SdkBytes chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      var size = line(in).orElseThrow(() -> new EOFException("no chunk"));
      body.writeBytes((size + "\r\n").getBytes(ISO_8859_1));
      int bytes = Integer.parseInt(size.split(";", 2)[0].strip(), 16);
      body.writeBytes(in.readNBytes(bytes));
      var end = line(in).orElseThrow(() -> new EOFException("no end of a chunk"));
      body.writeBytes((end + "\r\n").getBytes(ISO_8859_1));
      if (bytes == 0) {
        return SdkBytes.fromByteArray(body.toByteArray());
      }
    }
  }

  /// @return a line without its end; empty at the end of the stream
  private static Optional<String> line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(ISO_8859_1));
      }
      if (b == '\n') {
        var text = line.toString(ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      }
      line.write(b);
    }
  }
}
