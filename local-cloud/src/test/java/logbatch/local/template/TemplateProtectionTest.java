package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps data and keeps it to its owner. None of it has an effect on one machine, so nothing
/// else would notice if it were gone.
class TemplateProtectionTest {

  private static final Map<String, Object> NOTHING = Map.of("Ref", "AWS::NoValue");
  private static final Map<String, Object> KEY = Map.of("Ref", "KmsKeyArn");

  private final RawTemplate template = new RawTemplate();

  @ParameterizedTest
  @ValueSource(strings = {"InputBucket", "OutputBucket"})
  void bucketIsClosedToThePublic(String bucket) {
    assertThat(template.property(bucket, "PublicAccessBlockConfiguration"))
        .isEqualTo(
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true));
    assertThat(template.property(bucket, "OwnershipControls", "Rules"))
        .isEqualTo(List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InputBucket", "OutputBucket"})
  void bucketIsReachedOverTlsOnly(String bucket) {
    assertThat(template.property(bucket + "Policy", "Bucket")).isEqualTo(Map.of("Ref", bucket));
    assertThat(template.property(bucket + "Policy", "PolicyDocument", "Statement"))
        .isEqualTo(
            List.of(
                Map.of(
                    "Sid", "OnlyOverTls",
                    "Effect", "Deny",
                    "Principal", "*",
                    "Action", "s3:*",
                    "Resource",
                        List.of(
                            Map.of("Fn::GetAtt", bucket + ".Arn"),
                            Map.of("Fn::Sub", "${" + bucket + ".Arn}/*")),
                    "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InputBucket", "OutputBucket"})
  void bucketIsEncryptedAndForgetsUploadsThatWereBrokenOff(String bucket) {
    assertThat(template.property(bucket, "BucketEncryption", "ServerSideEncryptionConfiguration"))
        .isEqualTo(
            List.of(
                choice(
                    Map.of(
                        "BucketKeyEnabled",
                        true,
                        "ServerSideEncryptionByDefault",
                        Map.of("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", KEY)),
                    Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))));
    assertThat(template.property(bucket, "LifecycleConfiguration").toString())
        .contains("AbortIncompleteMultipartUpload={DaysAfterInitiation=7}");
  }

  /// A message may want its object for a fortnight: ten days in the queue, fourteen in all.
  @Test
  void inputIsDeletedOnlyIfAskedForAndNotBeforeItsMessages() {
    assertThat(template.property("InputBucket", "LifecycleConfiguration").toString())
        .contains("{Fn::If=[KeepsInputForEver, {Ref=AWS::NoValue},");
    assertThat(template.at("Parameters", "InputRetentionDays", "Default")).isEqualTo("0");
    assertThat("14").matches(pattern("InputRetentionDays"));
    assertThat("13").doesNotMatch(pattern("InputRetentionDays"));
    assertThat(template.property("OutputBucket", "LifecycleConfiguration").toString())
        .doesNotContain("Expiration");
  }

  @Test
  void itemsExpireOnlyIfAskedForAndNotWithinAMonth() {
    assertThat(template.at("Parameters", "ItemRetentionDays", "Default")).isEqualTo("0");
    assertThat("30").matches(pattern("ItemRetentionDays"));
    assertThat("29").doesNotMatch(pattern("ItemRetentionDays"));
    assertThat(template.property("ProcessedLogsTable", "TimeToLiveSpecification"))
        .isEqualTo(Map.of("AttributeName", "expires_at", "Enabled", true));
  }

  /// The parts of a run may not be gone before its items.
  @Test
  void partsNeverExpire() {
    assertThat(template.property("BatchesTable", "TimeToLiveSpecification")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"InputBucket", "OutputBucket", "ProcessedLogsTable", "BatchesTable"})
  void dataOutlivesTheStackUnlessItIsToBeThrownAway(String resource) {
    assertThat(template.at("Resources", resource, "DeletionPolicy"))
        .isEqualTo(Map.of("Fn::If", List.of("KeepsData", "RetainExceptOnCreate", "Delete")));
    assertThat(template.at("Conditions", "KeepsData"))
        .isEqualTo(Map.of("Fn::Equals", List.of(Map.of("Ref", "DataDeletionPolicy"), "Retain")));
    assertThat(template.at("Resources", resource, "UpdateReplacePolicy")).isEqualTo("Retain");
    assertThat(template.at("Parameters", "DataDeletionPolicy", "Default")).isEqualTo("Retain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProcessedLogsTable", "BatchesTable"})
  void tableIsPaidByUseAndCanBeTakenBackToAnyPointInTime(String table) {
    assertThat(template.property(table, "BillingMode")).isEqualTo("PAY_PER_REQUEST");
    assertThat(template.property(table, "PointInTimeRecoverySpecification"))
        .isEqualTo(Map.of("PointInTimeRecoveryEnabled", true));
    assertThat(template.property(table, "SSESpecification"))
        .isEqualTo(
            choice(Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", KEY), NOTHING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LogProcessingQueue", "LogProcessingDlq", "LogSplitQueue", "LogSplitDlq"})
  void queueIsEncrypted(String queue) {
    assertThat(template.property(queue, "SqsManagedSseEnabled")).isEqualTo(choice(NOTHING, true));
    assertThat(template.property(queue, "KmsMasterKeyId")).isEqualTo(choice(KEY, NOTHING));
    assertThat(template.at("Resources", queue, "UpdateReplacePolicy")).isEqualTo("Retain");
  }

  private String pattern(String parameter) {
    return template.at("Parameters", parameter, "AllowedPattern").toString();
  }

  private static Map<String, Object> choice(Object withKey, Object without) {
    return Map.of("Fn::If", List.of("HasKmsKey", withKey, without));
  }
}
