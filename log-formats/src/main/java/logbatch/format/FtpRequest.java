package logbatch.format;

import java.util.Set;

/// A quoted command of FTP, which its servers log as web servers do a request: `"RETR /a.txt" 226`.
/// Its replies are numbers of three digits too, and no HTTP status codes.
final class FtpRequest {

  private static final int LENGTH_MAX = 4;

  /// Of [RFC 959](https://www.rfc-editor.org/rfc/rfc959#section-4.1), [RFC
  /// 2428](https://www.rfc-editor.org/rfc/rfc2428) and [RFC
  /// 3659](https://www.rfc-editor.org/rfc/rfc3659).
  private static final Set<String> COMMANDS =
      Set.of(
          "RETR", "STOR", "USER", "PASS", "CWD", "LIST", "PASV", "QUIT", "TYPE", "MKD", "RMD",
          "DELE", "SIZE", "PORT", "EPSV", "NLST", "RNFR", "RNTO");

  private FtpRequest() {}

  /// Whether the quoted text that starts at a position with its quote is such a command.
  static boolean isAt(String line, int position) {
    var cursor = new Cursor(line, position);
    if (!cursor.take('"')) {
      return false;
    }
    int start = cursor.at();
    cursor.skipName();
    int length = cursor.at() - start;
    return length <= LENGTH_MAX
        && COMMANDS.contains(line.substring(start, cursor.at()))
        && !isWithProtocol(line, start);
  }

  private static boolean isWithProtocol(String line, int start) {
    int end = line.indexOf('"', start);
    return end >= 0 && line.indexOf(" HTTP/", start, end) >= 0;
  }
}
