package logbatch.reporter;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// A context that knows the time left, and nothing else.
record ContextWithTime(int remainingMillis) implements Context {

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public String getAwsRequestId() {
    throw notNeeded();
  }

  @Override
  public String getLogGroupName() {
    throw notNeeded();
  }

  @Override
  public String getLogStreamName() {
    throw notNeeded();
  }

  @Override
  public String getFunctionName() {
    throw notNeeded();
  }

  @Override
  public String getFunctionVersion() {
    throw notNeeded();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw notNeeded();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw notNeeded();
  }

  @Override
  public ClientContext getClientContext() {
    throw notNeeded();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw notNeeded();
  }

  @Override
  public LambdaLogger getLogger() {
    throw notNeeded();
  }

  private static UnsupportedOperationException notNeeded() {
    return new UnsupportedOperationException("the reporter asks for the time only");
  }
}
