package logbatch.format;

import java.util.Set;

/// The methods of [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-9) and of WebDAV.
final class HttpMethod {

  private static final int LENGTH_MAX = 16;

  private static final Set<String> METHODS =
      Set.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "CONNECT",
          "OPTIONS",
          "TRACE",
          "PATCH",
          "PROPFIND",
          "PROPPATCH",
          "MKCOL",
          "COPY",
          "MOVE",
          "LOCK",
          "UNLOCK",
          "REPORT",
          "SEARCH",
          "DEBUG");

  private HttpMethod() {}

  /// Whether a part of a text is a method.
  static boolean is(String text, int start, int end) {
    return end > start
        && end - start <= LENGTH_MAX
        && Character.isUpperCase(text.charAt(start))
        && METHODS.contains(text.substring(start, end));
  }
}
