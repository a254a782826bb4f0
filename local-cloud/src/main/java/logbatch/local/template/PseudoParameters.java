package logbatch.local.template;

import java.util.Map;

/// The values that CloudFormation itself brings along.
///
/// @param region value of `AWS::Region`
/// @param accountId value of `AWS::AccountId`, 12 digits
/// @param stackName value of `AWS::StackName`; part of the names of resources that the template
///   gives none
public record PseudoParameters(String region, String accountId, String stackName) {

  Map<String, Object> values() {
    return Map.of(
        "AWS::AccountId",
        accountId,
        "AWS::NoValue",
        Intrinsics.NO_VALUE,
        "AWS::Partition",
        "aws",
        "AWS::Region",
        region,
        "AWS::StackName",
        stackName,
        "AWS::URLSuffix",
        "amazonaws.com");
  }

  String functionArn(String name) {
    return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + name;
  }
}
