package logbatch.cli;

import logbatch.cli.Verification.Result;
import logbatch.model.Header;

/// Shows what a verification finds.
interface VerificationOutput extends LineCheck.Findings {

  /// Shows the sums, at the end.
  void conclude(Header header, Result result, Discrepancies discrepancies);

  /// Says something about it all: a hint, or a step of a repair.
  void say(String sentence);
}
