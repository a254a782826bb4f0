package logbatch.cli;

import java.util.Optional;
import logbatch.model.Line;
import logbatch.model.Reading;

/// What a line of a file became.
///
/// @param number physical line in the file, from 1; blank lines and the header count
/// @param line as it would travel
/// @param reading what it means; nothing but the format that should have read it if it was rejected
/// @param error why it was rejected; empty if it was not
record ParsedLine(long number, Line line, Reading reading, Optional<String> error) {}
