package logbatch.aws;

/// A part of a run was written by a later version, and may mean something else than it seems to.
public final class UnknownVersionException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnknownVersionException(String message) {
    super(message);
  }
}
