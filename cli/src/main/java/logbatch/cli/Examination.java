package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import logbatch.cli.Verdict.Fail;
import logbatch.cli.Verdict.Warn;

/// A series of looks at a deployment. One that cannot be taken is a finding too, and does not keep
/// the others from being taken. Not thread-safe.
final class Examination {

  private final Consumer<Finding> sink;
  private boolean hasFailed;

  /// @param sink gets each finding as soon as it is there
  Examination(Consumer<Finding> sink) {
    this.sink = sink;
  }

  /// What was found.
  ///
  /// @param subject what was looked at, in a word or two
  record Finding(String subject, Verdict verdict) {

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("subject", subject);
      json.put("verdict", verdict.word());
      json.put("text", verdict.text());
      json.put("remedy", verdict.whatToDo().orElse(null));
      return json;
    }
  }

  /// Looks at something.
  ///
  /// @param right what credentials need to be allowed to take the look
  void look(String subject, String right, Supplier<Verdict> look) {
    try {
      add(subject, look.get());
    } catch (RuntimeException e) {
      var remedy =
          Problem.ofCredentials(e)
              .filter(problem -> problem != CredentialsProblem.DENIED)
              .map(CredentialsProblem::remedy)
              .orElse("this takes a right to " + right);
      add(subject, new Warn("not known: " + Problem.describeWithCause(e), remedy));
    }
  }

  /// Looks at something without which there is no sense in looking at the rest.
  ///
  /// @param remedy what to do if it is not there, and the credentials are not the reason
  /// @return empty if it is not there, which is the finding then
  <T> Optional<T> require(String subject, String remedy, Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (RuntimeException e) {
      add(
          subject,
          new Fail(
              Problem.describeWithCause(e),
              Problem.ofCredentials(e).map(CredentialsProblem::remedy).orElse(remedy)));
      return Optional.empty();
    }
  }

  /// Takes a verdict that has been reached already.
  void add(String subject, Verdict verdict) {
    hasFailed |= verdict instanceof Fail;
    sink.accept(new Finding(subject, verdict));
  }

  /// Whether any verdict was a failure.
  boolean hasFailed() {
    return hasFailed;
  }
}
