package logbatch.reporter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import logbatch.aws.JsonLog;

/// Entry point of LogReporterLambda: takes the stream of `BatchesTable`, of which it needs the keys
/// only, and the schedule.
public final class ReporterHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final Looks looks;
  private final JsonLog log;

  /// Called by Lambda once per execution environment.
  public ReporterHandler() {
    this(Wiring.looks(System.getenv()), Wiring.log(System.getenv()));
  }

  ReporterHandler(Looks looks, JsonLog log) {
    this.looks = looks;
    this.log = log;
  }

  /// @return always that no record failed: a run that cannot be reported stays open instead
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    switch (ReporterEvent.of(event)) {
      case ReporterEvent.Scheduled() ->
          looks.lookAtOpenRuns(Duration.ofMillis(context.getRemainingTimeInMillis()));
      case ReporterEvent.Moved(var runs, int passedOver) -> {
        if (passedOver > 0) {
          log.warn("records that name no run were passed over", "records", passedOver);
        }
        looks.lookAt(runs);
      }
    }
    return Map.of("batchItemFailures", List.of());
  }
}
