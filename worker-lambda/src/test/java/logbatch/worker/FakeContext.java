package logbatch.worker;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// An invocation with a minute left, and nothing else.
final class FakeContext implements Context {

  @Override
  public int getRemainingTimeInMillis() {
    return 60_000;
  }

  @Override
  public String getAwsRequestId() {
    return "8b1c7a5e-0000-4000-8000-000000000000";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/LogProcessorWorker";
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return "LogProcessorWorker";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:LogProcessorWorker";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("the worker asks for no identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("the worker asks for no client context");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("the worker has a log of its own");
  }
}
