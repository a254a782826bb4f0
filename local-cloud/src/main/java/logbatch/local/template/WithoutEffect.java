package logbatch.local.template;

import java.util.Map;
import java.util.Set;

/// The one table of what a template may say that makes no difference on one machine: protection,
/// cost, observation and permissions. Whatever is neither here nor understood is an error.
final class WithoutEffect {

  /// Resource types that are passed over. Nothing can refer to them.
  static final Set<String> RESOURCE_TYPES =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::IAM::Role",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  /// Keys beside `Type` and `Properties` of any resource; `Condition` is understood.
  static final Set<String> RESOURCE_ATTRIBUTES =
      Set.of("DeletionPolicy", "DependsOn", "Metadata", "UpdateReplacePolicy");

  private static final Map<String, Set<String>> PROPERTIES =
      Map.of(
          "AWS::DynamoDB::Table",
          Set.of(
              "BillingMode",
              "ContributorInsightsSpecification",
              "DeletionProtectionEnabled",
              "OnDemandThroughput",
              "PointInTimeRecoverySpecification",
              "ProvisionedThroughput",
              "SSESpecification",
              "TableClass",
              "Tags",
              // What expires is deleted within days on AWS; a local run is over by then.
              "TimeToLiveSpecification",
              "WarmThroughput"),
          "AWS::S3::Bucket",
          Set.of(
              "BucketEncryption",
              "LifecycleConfiguration",
              "OwnershipControls",
              "PublicAccessBlockConfiguration",
              "Tags"),
          "AWS::SQS::Queue",
          Set.of(
              "KmsDataKeyReusePeriodSeconds",
              "KmsMasterKeyId",
              "RedriveAllowPolicy",
              "SqsManagedSseEnabled",
              "Tags"),
          "AWS::Serverless::Function",
          Set.of(
              "Architectures",
              // Versions are for an update of what runs; here everything starts anew.
              "AutoPublishAlias",
              "AutoPublishAliasAllProperties",
              "Description",
              "EphemeralStorage",
              "KmsKeyArn",
              "LoggingConfig",
              "PermissionsBoundary",
              "Policies",
              // The stop of recursive loops, which nothing here does either.
              "RecursiveLoop",
              "Role",
              "SnapStart",
              "Tags",
              "Tracing",
              "VersionDescription"));

  private WithoutEffect() {}

  static Set<String> properties(String type) {
    return PROPERTIES.getOrDefault(type, Set.of());
  }
}
