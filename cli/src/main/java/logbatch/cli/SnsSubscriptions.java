package logbatch.cli;

import java.util.List;
import java.util.Map;

/// Lists who subscribed to a topic, by [SNS's Query
/// API](https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html).
final class SnsSubscriptions {

  private final SignedRequests requests;

  SnsSubscriptions(SignedRequests requests) {
    this.requests = requests;
  }

  /// A subscription.
  ///
  /// @param endpoint such as an e-mail address
  /// @param isConfirmed whether its owner has agreed
  record Subscription(String endpoint, boolean isConfirmed) {}

  /// The first hundred subscriptions of a topic.
  List<Subscription> of(String topicArn) {
    var answer =
        requests.query(
            "sns",
            Map.of(
                "Action", "ListSubscriptionsByTopic",
                "Version", "2010-03-31",
                "TopicArn", topicArn));
    return XmlElement.parse(answer)
        .all("ListSubscriptionsByTopicResult", "Subscriptions", "member")
        .map(member ->
            new Subscription(
                member.text("Endpoint").orElse(""),
                member.text("SubscriptionArn").filter(arn -> arn.startsWith("arn:")).isPresent()))
        .toList();
  }
}
