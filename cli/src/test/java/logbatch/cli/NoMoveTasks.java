package logbatch.cli;

/// An endpoint that only knows single messages.
record NoMoveTasks() implements MoveTask {

  @Override
  public Beginning begin() {
    return Beginning.UNSUPPORTED;
  }

  @Override
  public Progress progress() {
    throw new IllegalStateException("nothing was begun");
  }
}
