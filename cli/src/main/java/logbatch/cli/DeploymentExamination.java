package logbatch.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
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
            "name the stack of this project's template",
            () -> Deployment.of(stack.get(), access));
    if (deployment.isPresent()) {
      try (var there = deployment.get();
          var requests = access.requests()) {
        lookAtAccount(stack.get().number("WorkerConcurrency"), requests);
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
        lookAtAccount(OptionalLong.empty(), requests);
        lookAtWiring(there, requests);
      }
    }
  }

  private void lookAtAccount(OptionalLong workers, SignedRequests requests) {
    examination.look(
        "concurrency",
        "lambda:GetAccountSettings",
        () ->
            StackVerdicts.concurrency(
                new LambdaSettings(requests).concurrentExecutions(), workers));
  }

  private void lookAtWiring(Deployment deployment, SignedRequests requests) {
    examination.look(
        "notification",
        "s3:GetBucketNotification",
        () -> StackVerdicts.notification(deployment.notifications().functions()));
    examination.look(
        "event sources",
        "lambda:ListEventSourceMappings, sqs:GetQueueAttributes and dynamodb:DescribeTable",
        () -> StackVerdicts.eventSources(mappings(deployment, requests)));
    lookAtDeadLetters(deployment);
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

  private static Map<String, List<LambdaSettings.Mapping>> mappings(
      Deployment deployment, SignedRequests requests) {
    var lambda = new LambdaSettings(requests);
    var mappings = new TreeMap<String, List<LambdaSettings.Mapping>>();
    deployment.eventSources().forEach((name, arn) -> mappings.put(name, lambda.of(arn)));
    return mappings;
  }
}
