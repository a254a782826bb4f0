#!/usr/bin/env python3
"""Creates the packaged and transformed template on moto's server, and looks at what is there then.

Moto's CloudFormation lacks some types that its services have. Those are created by the services' own calls, from what
the template says of them; references to them lead elsewhere, those to an alias to its function.
"""
import contextlib
import json
import os
import re
import sys

import boto3
import botocore.exceptions

import moto_server
from transformed import ACCOUNT, ROOT, STACK, Evaluation, packaged, raw, translated
from understood import Understood, differences

PACKAGES = "packages"
PARAMETERS = {"OwnerName": "ci", "MaxReceiveCount": "4"}


class Services:
    """Clients of moto's services by their names."""

    def __init__(self, url):
        self.url = url

    def __getattr__(self, name):
        client = boto3.client(name.removesuffix("_"), endpoint_url=self.url)
        setattr(self, name, client)
        return client


def function_name(cloud, properties):
    return cloud.of("AWS::Lambda::Function")[cloud.function(properties["FunctionName"])]["FunctionName"]


def create_alias(services, cloud, _, alias):
    name = function_name(cloud, alias)
    services.lambda_.create_alias(FunctionName=name, Name=alias["Name"], FunctionVersion="1")
    return services.lambda_.get_alias(FunctionName=name, Name=alias["Name"])["Name"] == alias["Name"]


def create_invoke_config(services, cloud, _, config):
    name = function_name(cloud, config)
    settings = {k: v for k, v in config.items() if k not in ("FunctionName", "Qualifier")}
    settings["DestinationConfig"]["OnFailure"].pop("Type", None)
    services.lambda_.put_function_event_invoke_config(FunctionName=name, **settings)
    return settings.items() <= services.lambda_.get_function_event_invoke_config(FunctionName=name).items()


def create_bucket_policy(services, _cloud, _, policy):
    services.s3.put_bucket_policy(Bucket=policy["Bucket"], Policy=json.dumps(policy["PolicyDocument"]))
    return json.loads(services.s3.get_bucket_policy(Bucket=policy["Bucket"])["Policy"]) == policy["PolicyDocument"]


def notify(services, cloud, _, bucket):
    """Moto's stacks pass over this property of a bucket."""
    notified = [
        {"LambdaFunctionArn": services.lambda_.get_function(FunctionName=function_name(
            cloud, {"FunctionName": wanted["Function"]}))["Configuration"]["FunctionArn"], "Events": [wanted["Event"]]}
        for wanted in bucket.get("NotificationConfiguration", {}).get("LambdaConfigurations", [])
    ]
    services.s3.put_bucket_notification_configuration(
        Bucket=bucket["BucketName"], NotificationConfiguration={"LambdaFunctionConfigurations": notified})
    return True


def create_alarm(services, _cloud, logical_id, alarm):
    services.cloudwatch.put_metric_alarm(AlarmName=logical_id, **alarm)
    (found,) = services.cloudwatch.describe_alarms(AlarmNames=[logical_id])["MetricAlarms"]
    return found["Threshold"] == alarm["Threshold"]


# In an order in which they can be created.
BY_CALL = {
    "AWS::Lambda::Alias": create_alias,
    "AWS::Lambda::EventInvokeConfig": create_invoke_config,
    "AWS::S3::BucketPolicy": create_bucket_policy,
    "AWS::CloudWatch::Alarm": create_alarm,
}


def for_moto(template, aliases):
    """The template without what moto's CloudFormation cannot create, nor references to it."""
    left_out = {i for i, resource in template["Resources"].items() if resource["Type"] in BY_CALL}

    def rewritten(node):
        match node:
            case {"Ref": name} if name in aliases:
                return {"Fn::GetAtt": [aliases[name], "Arn"]}
            case {"Fn::Sub": str(text)}:
                return {"Fn::Sub": re.sub(r"\$\{(\w+)[^}]*}", lambda m: m[1] if m[1] in left_out else m[0], text)}
            case dict():
                return {key: rewritten(value) for key, value in node.items()}
            case list():
                return [rewritten(value) for value in node]
        return node

    return {**template, "Resources": {
        i: rewritten(resource) for i, resource in template["Resources"].items() if i not in left_out}}


def create(services, evaluation, cloud, jars):
    """Creates everything, and yields what was not created."""
    services.s3.create_bucket(Bucket=PACKAGES)
    for key, jar in jars.items():
        services.s3.upload_file(str(jar), PACKAGES, key)
    services.cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=json.dumps(for_moto(evaluation.template, cloud.aliases), default=str),
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in PARAMETERS.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    resources = services.cloudformation.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    created = {r["LogicalResourceId"] for r in resources if r["ResourceStatus"] == "CREATE_COMPLETE"}
    for logical_id, resource in evaluation.resources.items():
        if resource["Type"] not in BY_CALL and logical_id not in created:
            yield f"{logical_id} ({resource['Type']}) was not created"
    for kind, call in {**BY_CALL, "AWS::S3::Bucket": notify}.items():
        for logical_id, properties in evaluation.of(kind).items():
            if not call(services, cloud, logical_id, properties):
                yield f"{logical_id} ({kind}) is not as the template says"


class Found:
    """What moto's services say that they have, in the form of `Understood`."""

    def __init__(self, services, cloud):
        self.services = services
        self.expected = cloud.all()

    def all(self):
        described = {"buckets": self.bucket, "queues": self.queue, "tables": self.table, "functions": self.function}
        return {kind: {i: described[kind](i, e) for i, e in self.expected[kind].items()} for kind in described}

    def bucket(self, _, expected):
        self.services.s3.head_bucket(Bucket=expected["BucketName"])
        return expected

    def queue(self, _, expected):
        url = self.services.sqs.get_queue_url(QueueName=expected["QueueName"])["QueueUrl"]
        found = self.services.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        described = {"QueueName": found["QueueArn"].rsplit(":", 1)[1]}
        described |= {name: int(found[name]) for name in ("VisibilityTimeout", "MessageRetentionPeriod")}
        if "RedrivePolicy" in found:
            policy = json.loads(found["RedrivePolicy"])
            dead = {queue["QueueName"]: i for i, queue in self.expected["queues"].items()}
            described["RedrivePolicy"] = {
                "deadLetterQueue": dead[policy["deadLetterTargetArn"].rsplit(":", 1)[1]],
                "maxReceiveCount": int(policy["maxReceiveCount"]),
            }
        return described

    def table(self, _, expected):
        return Understood.table(self.services.dynamodb.describe_table(TableName=expected["TableName"])["Table"])

    def function(self, logical_id, expected):
        name = expected["FunctionName"]
        found = self.services.lambda_.get_function_configuration(FunctionName=name)
        return {
            **{key: found[key] for key in ("FunctionName", "Handler", "MemorySize", "Timeout")},
            "CodeUri": expected["CodeUri"] if self.has_code(name, expected["CodeUri"]) else None,
            "Environment": {k: self.plain(str(v)) for k, v in found["Environment"]["Variables"].items()},
            "EventInvokeConfig": self.asynchronous(name),
            "Events": {i: self.event(name, e) for i, e in expected["Events"].items()},
        }

    def has_code(self, name, jar):
        return self.services.lambda_.get_function(FunctionName=name)["Configuration"]["CodeSize"] == os.stat(jar).st_size

    def asynchronous(self, name):
        described = {"MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 21600}
        with contextlib.suppress(self.services.lambda_.exceptions.ResourceNotFoundException):
            config = self.services.lambda_.get_function_event_invoke_config(FunctionName=name)
            described = {key: config[key] for key in described}
            described["OnFailure"] = config["DestinationConfig"]["OnFailure"]["Destination"]
        return described

    def event(self, name, expected):
        match expected["Type"]:
            case "S3":
                return self.notification(name, expected["Bucket"])
            case "Schedule":
                return self.schedule(name)
        mappings = self.services.lambda_.list_event_source_mappings()["EventSourceMappings"]
        found = [Understood.mapping({**m, "EventSourceArn": self.plain(m["EventSourceArn"])}) for m in mappings
                 if m["FunctionArn"].split(":")[6] == name]
        return next((m for m in found if m["EventSourceArn"] == expected["EventSourceArn"]), None)

    def notification(self, name, bucket):
        found = self.services.s3.get_bucket_notification_configuration(Bucket=bucket)
        events = [e for c in found.get("LambdaFunctionConfigurations", [])
                  if c["LambdaFunctionArn"].split(":")[6] == name for e in c["Events"]]
        return {"Type": "S3", "Bucket": bucket, "Events": events}

    def schedule(self, name):
        for rule in self.services.events.list_rules()["Rules"]:
            targets = self.services.events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
            if [target["Arn"].split(":")[6] for target in targets] == [name]:
                return Understood.rate(rule)
        return None

    def plain(self, value):
        """Ids as an evaluation has them, for those that moto makes up."""
        value = re.sub(r"/stream/.*", "/stream/label", value)
        return re.sub(rf"https?://[^/]*/{ACCOUNT}/", f"https://sqs.invalid/{ACCOUNT}/", value)


os.environ.update(moto_server.CREDENTIALS)
template, jars = packaged(raw(), PACKAGES)
evaluation = Evaluation(translated(template, PARAMETERS), PARAMETERS)
cloud = Understood(evaluation)
with moto_server.moto(ROOT / ".logbatch" / "moto.log") as url:
    services = Services(url)
    problems = list(create(services, evaluation, cloud, jars))
    problems += differences("stack", cloud.all(), Found(services, cloud).all())
if problems:
    sys.exit("\n".join(problems))
by_call = [r["Type"] for r in evaluation.resources.values() if r["Type"] in BY_CALL]
print(f"moto has created {len(evaluation.resources)} resources, {len(by_call)} of them by calls of their services"
      f" ({', '.join(sorted(set(by_call)))}), and they are as the template says")
