package logbatch.cli;

import java.util.Optional;

/// What a look at a deployment found.
sealed interface Verdict {

  /// What there is to say, in a sentence.
  String text();

  /// As it should be.
  record Ok(String text) implements Verdict {}

  /// Not as it should be, but files come through.
  ///
  /// @param remedy what to do about it
  record Warn(String text, String remedy) implements Verdict {}

  /// Files do not come through, or not all of their lines.
  ///
  /// @param remedy what to do about it
  record Fail(String text, String remedy) implements Verdict {}

  /// In a word: `ok`, `warn` or `fail`.
  default String word() {
    return switch (this) {
      case Ok _ -> "ok";
      case Warn _ -> "warn";
      case Fail _ -> "fail";
    };
  }

  /// What to do about it; empty if there is nothing to be done.
  default Optional<String> whatToDo() {
    return switch (this) {
      case Ok _ -> Optional.empty();
      case Warn(_, var remedy) -> Optional.of(remedy);
      case Fail(_, var remedy) -> Optional.of(remedy);
    };
  }
}
