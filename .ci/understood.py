"""The transformed template in the form of `./logbatch template`: functions with their event sources, queues, tables."""
import re

from transformed import ROOT

SECONDS = {"minute": 60, "hour": 3600, "day": 86400}


def referred(reference):
    """The logical id in what an evaluation leaves of a reference: ${Id} or ${Id.Attribute}."""
    return re.fullmatch(r"\$\{(\w+)(\.\w+)?}", reference)[1]


class Understood:
    """What an evaluation of the transformed template says."""

    def __init__(self, evaluation):
        self.of = evaluation.of
        # Event sources go through an alias where versions are published.
        self.aliases = {i: referred(a["FunctionName"]) for i, a in self.of("AWS::Lambda::Alias").items()}

    def function(self, reference):
        """Logical id of the function that a reference, by name or by ARN, leads to."""
        return self.aliases.get(referred(reference), referred(reference))

    def all(self):
        return {
            "buckets": {i: {"BucketName": b["BucketName"]} for i, b in self.of("AWS::S3::Bucket").items()},
            "queues": {i: self.queue(q) for i, q in self.of("AWS::SQS::Queue").items()},
            "tables": {i: self.table(t) for i, t in self.of("AWS::DynamoDB::Table").items()},
            "functions": {i: self.described(i, f) for i, f in self.of("AWS::Lambda::Function").items()},
        }

    def queue(self, queue):
        described = {
            "QueueName": queue["QueueName"],
            "VisibilityTimeout": queue.get("VisibilityTimeout", 30),
            "MessageRetentionPeriod": queue.get("MessageRetentionPeriod", 345600),
        }
        if "RedrivePolicy" in queue:
            dead = {q["QueueName"]: i for i, q in self.of("AWS::SQS::Queue").items()}
            described["RedrivePolicy"] = {
                "deadLetterQueue": dead[queue["RedrivePolicy"]["deadLetterTargetArn"].rsplit(":", 1)[1]],
                "maxReceiveCount": int(queue["RedrivePolicy"]["maxReceiveCount"]),
            }
        return described

    @staticmethod
    def table(table):
        def key(schema):
            return {part["KeyType"]: part["AttributeName"] for part in schema}

        described = {
            "TableName": table["TableName"],
            "KeySchema": key(table["KeySchema"]),
            "GlobalSecondaryIndexes": {
                index["IndexName"]: {
                    "KeySchema": key(index["KeySchema"]),
                    "ProjectionType": index["Projection"]["ProjectionType"],
                }
                for index in table.get("GlobalSecondaryIndexes", [])
            },
        }
        if "StreamSpecification" in table:
            described["StreamViewType"] = table["StreamSpecification"]["StreamViewType"]
        return described

    def described(self, logical_id, function):
        return {
            "FunctionName": function["FunctionName"],
            "CodeUri": str(ROOT / function["Code"]["S3Key"]),
            "Handler": function["Handler"],
            "MemorySize": function.get("MemorySize", 128),
            "Timeout": function.get("Timeout", 3),
            "Environment": {k: str(v) for k, v in function.get("Environment", {}).get("Variables", {}).items()},
            "EventInvokeConfig": self.asynchronous(logical_id),
            "Events": dict(self.events(logical_id)),
        }

    def asynchronous(self, logical_id):
        configs = self.led_to(logical_id, "AWS::Lambda::EventInvokeConfig", "FunctionName")
        config = dict(configs).popitem()[1] if configs else {}
        described = {
            "MaximumRetryAttempts": config.get("MaximumRetryAttempts", 2),
            "MaximumEventAgeInSeconds": config.get("MaximumEventAgeInSeconds", 21600),
        }
        on_failure = config.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        return described | ({"OnFailure": on_failure} if on_failure else {})

    def led_to(self, logical_id, kind, field):
        return [(i, p) for i, p in self.of(kind).items() if self.function(p[field]) == logical_id]

    def events(self, logical_id):
        """The event's name is what SAM appends to the function's for the resource that it makes of it."""
        for i, mapping in self.led_to(logical_id, "AWS::Lambda::EventSourceMapping", "FunctionName"):
            yield i.removeprefix(logical_id), self.mapping(mapping)
        for i, permission in self.led_to(logical_id, "AWS::Lambda::Permission", "FunctionName"):
            name = i.removeprefix(logical_id).removesuffix("Permission")
            match permission["Principal"]:
                case "s3.amazonaws.com":
                    yield name, self.notification(logical_id)
                case "events.amazonaws.com":
                    yield name, self.schedule(logical_id, i.removesuffix("Permission"))

    @staticmethod
    def mapping(mapping):
        is_stream = ":dynamodb:" in mapping["EventSourceArn"]
        assert mapping.get("Enabled", True)
        described = {
            "Type": "DynamoDB" if is_stream else "SQS",
            "EventSourceArn": mapping["EventSourceArn"],
            "BatchSize": mapping.get("BatchSize", 100 if is_stream else 10),
            "MaximumBatchingWindowInSeconds": mapping.get("MaximumBatchingWindowInSeconds", 0),
            "ReportBatchItemFailures": mapping.get("FunctionResponseTypes") == ["ReportBatchItemFailures"],
            "Filters": [f["Pattern"] for f in mapping.get("FilterCriteria", {}).get("Filters", [])],
        }
        if is_stream:
            defaults = {"TumblingWindowInSeconds": 0, "ParallelizationFactor": 1, "MaximumRecordAgeInSeconds": -1,
                        "MaximumRetryAttempts": -1, "BisectBatchOnFunctionError": False, "StartingPosition": None}
            described |= {name: mapping.get(name, default) for name, default in defaults.items()}
        elif "ScalingConfig" in mapping:
            described["MaximumConcurrency"] = int(mapping["ScalingConfig"]["MaximumConcurrency"])
        return described

    def notification(self, logical_id):
        (bucket, events), = [
            (bucket["BucketName"], [n["Event"] for n in own])
            for bucket in self.of("AWS::S3::Bucket").values()
            for own in [[n for n in bucket.get("NotificationConfiguration", {}).get("LambdaConfigurations", [])
                         if self.function(n["Function"]) == logical_id]]
            if own
        ]
        return {"Type": "S3", "Bucket": bucket, "Events": events}

    def schedule(self, logical_id, rule_id):
        rule = self.of("AWS::Events::Rule")[rule_id]
        assert [self.function(target["Arn"]) for target in rule["Targets"]] == [logical_id]
        return self.rate(rule)

    @staticmethod
    def rate(rule):
        count, unit = re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", rule["ScheduleExpression"]).groups()
        return {"Type": "Schedule", "RateInSeconds": int(count) * SECONDS[unit]}

    def policies(self):
        """What each function is allowed to do: the statements of its role, and the managed policies."""
        roles = self.of("AWS::IAM::Role")
        allowed = {}
        for i, function in self.of("AWS::Lambda::Function").items():
            role = roles[referred(function["Role"])]
            allowed[i] = {
                "Statements": [s for p in role.get("Policies", []) for s in p["PolicyDocument"]["Statement"]],
                "Managed": sorted(role.get("ManagedPolicyArns", [])),
            }
        return allowed


def differences(path, one, other):
    """Where two such descriptions differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from differences(f"{path}.{key}", one.get(key), other.get(key))
    elif one != other:
        yield f"{path}: {one!r} and {other!r}"
