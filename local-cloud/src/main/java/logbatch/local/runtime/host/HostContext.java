package logbatch.local.runtime.host;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// What a handler may ask about its invocation.
///
/// @param environment the process's variables, which name the function
/// @param requestId id of the invocation
/// @param functionArn ARN that was invoked
/// @param deadline when the invocation is ended by force
record HostContext(
    Map<String, String> environment, String requestId, String functionArn, Instant deadline)
    implements Context {

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return environment.get("AWS_LAMBDA_LOG_GROUP_NAME");
  }

  @Override
  public String getLogStreamName() {
    return environment.get("AWS_LAMBDA_LOG_STREAM_NAME");
  }

  @Override
  public String getFunctionName() {
    return environment.get("AWS_LAMBDA_FUNCTION_NAME");
  }

  @Override
  public String getFunctionVersion() {
    return environment.get("AWS_LAMBDA_FUNCTION_VERSION");
  }

  @Override
  public String getInvokedFunctionArn() {
    return functionArn;
  }

  /// Nobody signs in here.
  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  /// There are no mobile clients here.
  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(Math.max(0, ChronoUnit.MILLIS.between(Instant.now(), deadline)));
  }

  @Override
  public int getMemoryLimitInMB() {
    return Integer.parseInt(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
  }

  @Override
  public LambdaLogger getLogger() {
    return LambdaRuntime.getLogger();
  }
}
