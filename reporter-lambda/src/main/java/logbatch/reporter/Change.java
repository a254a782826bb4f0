package logbatch.reporter;

import logbatch.model.ItemFacts;

/// What happened to a stored line.
sealed interface Change {

  /// It was stored for the first time.
  record Inserted(ItemFacts line) implements Change {}

  /// It was stored again, with another outcome.
  record Modified(ItemFacts before, ItemFacts after) implements Change {}
}
