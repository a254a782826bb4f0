package logbatch.local.services;

/// Hears of objects created, by whichever client.
///
/// Called on the thread that serves the upload, so it must hand the work over and return; called by
/// several threads at a time. What it throws is a bug.
@FunctionalInterface
public interface ObjectListener {

  /// Takes note of an object that can be read by now.
  void created(ObjectCreated object);
}
