package logbatch.cli;

import java.io.PrintWriter;

/// Shows a message in a dead-letter queue to a person.
final class RejectedText {

  private static final int BEGINNING_MAX_CHARACTERS = 100;

  private RejectedText() {}

  static void print(RejectedMessage rejected, PrintWriter out) {
    out.println(Visible.of("%s  %s".formatted(what(rejected), rejected.reason())));
    out.println(
        "  in %s, receive count %d, first sent %s"
            .formatted(
                rejected.queue(), rejected.message().receiveCount(), rejected.message().sentAt()));
    if (rejected.letter() instanceof DeadLetter.OfLine(var message)) {
      var line = message.line();
      out.println(
          "  " + Visible.beginning(line.content(), line.isTruncated(), BEGINNING_MAX_CHARACTERS));
    }
  }

  private static String what(RejectedMessage rejected) {
    var files = rejected.files().isEmpty() ? "(file unknown)" : String.join(", ", rejected.files());
    return switch (rejected.letter()) {
      case DeadLetter.OfLine(var message) ->
          "%s  range %d line %d byte %d"
              .formatted(
                  files, message.range(), message.line().number(), message.line().byteOffset());
      case DeadLetter.OfRange(var task) -> "%s  range %d".formatted(files, task.range());
      case DeadLetter.OfPlan _, DeadLetter.OfUploads _ -> files + "  upload";
      case DeadLetter.Unreadable _ -> "message " + rejected.message().id();
    };
  }
}
