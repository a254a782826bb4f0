package logbatch.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import logbatch.cli.Verdict.Ok;

/// Looks at everything of a deployment that can keep files from coming through.
///
/// @param options name the deployment
/// @param examination takes the findings
record DeploymentExamination(DeploymentOptions options, Examination examination) {

  void run() {
    switch (options.choice()) {
      case DeploymentOptions.Choice.Local _ -> lookAtLocalCloud();
      case DeploymentOptions.Choice.Stack(var name) ->
          access().ifPresent(access -> lookAtStack(name, access));
      case DeploymentOptions.Choice.Owner _ -> access().ifPresent(this::lookAtResources);
    }
  }

  private void lookAtLocalCloud() {
    var running =
        examination.require("local cloud", "start it: ./logbatch up", options::runningCloud);
    if (running.isPresent()) {
      examination.add(
          "local cloud", new Ok("process %d runs it".formatted(running.get().process().id())));
      try (var deployment = Deployment.of(running.get())) {
        lookAtDeadLetters(deployment);
      }
    }
  }

  private Optional<AwsAccess> access() {
    var access = examination.require("region", "set one", options::access);
    if (access.isEmpty()) {
      return access;
    }
    examination.add("region", new Ok(access.get().region()));
    var identity =
        examination.require(
            "credentials",
            "AWS_PROFILE names the credentials; aws sts get-caller-identity tells whose they are",
            new StsIdentity(access.get())::arn);
    identity.ifPresent(arn -> examination.add("credentials", new Ok(Visible.of(arn))));
    return identity.isPresent() ? access : Optional.empty();
  }

  private void lookAtStack(String name, AwsAccess access) {
    var stack =
        examination.require("stack", "sam deploy makes one", () -> options.stack(name, access));
    if (stack.isEmpty()) {
      return;
    }
    examination.add("stack", StackVerdicts.state(stack.get()));
    var deployment =
        examination.require(
            "resources",
            stack.get().remedy().orElse("name the stack of this project's template"),
            () -> Deployment.of(stack.get(), access));
    if (deployment.isPresent()) {
      try (var there = deployment.get();
          var requests = access.requests()) {
        lookAtAccount(
            requests,
            stack.get().number("WorkerConcurrency"),
            stack.get().number("SplitterConcurrency"));
        examination.look(
            "alarms",
            "cloudformation:DescribeStackResources and sns:ListSubscriptionsByTopic",
            () -> StackVerdicts.alarms(subscriptions(name, requests)));
        lookAtWiring(there, requests);
      }
    }
  }

  private void lookAtResources(AwsAccess access) {
    var deployment =
        examination.require("resources", "name the deployment that is meant", options::connect);
    if (deployment.isPresent()) {
      try (var there = deployment.get();
          var requests = access.requests()) {
        examination.add("resources", new Ok("buckets, queues and tables are there"));
        lookAtAccount(requests, OptionalLong.empty(), OptionalLong.empty());
        lookAtWiring(there, requests);
      }
    }
  }

  private void lookAtAccount(
      SignedRequests requests, OptionalLong workers, OptionalLong splitters) {
    examination.look(
        "concurrency",
        "lambda:GetAccountSettings",
        () ->
            StackVerdicts.concurrency(
                new LambdaSettings(requests).concurrentExecutions(), workers, splitters));
  }

  private void lookAtWiring(Deployment deployment, SignedRequests requests) {
    examination.look(
        "notification",
        "s3:GetBucketNotification",
        () -> StackVerdicts.notification(deployment.notifications().functions()));
    lookAtEventSources(deployment, new LambdaSettings(requests));
    lookAtDeadLetters(deployment);
  }

  private void lookAtEventSources(Deployment deployment, LambdaSettings lambda) {
    for (var queue : deployment.queues()) {
      examination.look(
          "event source",
          "lambda:ListEventSourceMappings and sqs:GetQueueAttributes",
          () -> StackVerdicts.eventSource(queue.name(), lambda.of(queue.arn())));
    }
    for (var table : deployment.tables()) {
      examination.look(
          "event source",
          "lambda:ListEventSourceMappings and dynamodb:DescribeTable",
          () ->
              deployment
                  .streamArn(table)
                  .map(arn -> StackVerdicts.eventSource("the stream of " + table, lambda.of(arn)))
                  .orElseGet(() -> StackVerdicts.noStream(table)));
    }
  }

  private void lookAtDeadLetters(Deployment deployment) {
    for (var queue : deployment.deadLetterQueues()) {
      examination.look(
          "dead letters",
          "sqs:GetQueueAttributes",
          () -> StackVerdicts.deadLetters(queue.name(), queue.depth()));
    }
  }

  private static List<SnsSubscriptions.Subscription> subscriptions(
      String stack, SignedRequests requests) {
    var topics = new SnsSubscriptions(requests);
    return new CloudFormationStacks(requests)
        .resources(stack).values().stream()
            .filter(resource -> resource.type().equals("AWS::SNS::Topic"))
            .flatMap(topic -> topics.of(topic.physicalId()).stream())
            .toList();
  }
}
