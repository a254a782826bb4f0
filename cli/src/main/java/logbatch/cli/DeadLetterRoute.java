package logbatch.cli;

import java.util.function.Function;

/// A dead-letter queue, and the way back out of it.
///
/// @param deadLetters the dead-letter queue
/// @param source the queue whose messages end there
/// @param format reads a message's body
/// @param moveTask moves all messages back
record DeadLetterRoute(
    MessageQueue deadLetters,
    MessageQueue source,
    Function<String, DeadLetter> format,
    MoveTask moveTask) {}
