package logbatch.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Calls that change nothing, made once before Lambda takes the snapshot that a function's
/// environments start from: what they load and compile is in the snapshot then. Without SnapStart
/// they are never made.
///
/// A connection that is open in the snapshot is dead in every copy of it; the SDK's client finds
/// that out by itself and opens another.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html>.
public final class Priming implements Resource {

  /// An object that nobody has uploaded, to be looked for in vain.
  public static final ObjectVersion NO_OBJECT =
      new ObjectVersion("no-bucket", "no object, asked for before a snapshot", "no-etag", 1);

  /// The run of that object.
  public static final RunId NO_RUN = RunId.of(NO_OBJECT, 0);

  /// The context has weak references only.
  private static final List<Priming> REGISTERED = new CopyOnWriteArrayList<>();

  private final JsonLog log;
  private final List<Call> calls;

  /// A call to a service.
  @FunctionalInterface
  public interface Call {

    /// Makes the call.
    ///
    /// @throws Exception if it fails; that is logged and harmless
    void run() throws Exception;
  }

  Priming(JsonLog log, List<Call> calls) {
    this.log = log;
    this.calls = List.copyOf(calls);
  }

  /// Has the calls made when the time comes.
  public static void beforeSnapshot(JsonLog log, Call... calls) {
    var priming = new Priming(log, List.of(calls));
    REGISTERED.add(priming);
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    for (var call : calls) {
      try {
        call.run();
      } catch (Exception e) {
        log.info(
            "a call before the snapshot found nothing or failed, which is harmless", "cause", e);
      }
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Clients open their connections anew by themselves.
  }
}
