"""template.yaml as CloudFormation gets it: after the SAM transform, and with its functions evaluated."""
import functools
import logging
import os
import pathlib
import re

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
from samtranslator.translator.transform import transform  # noqa: E402 (asks for the region when it is loaded)
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

# It counts what it does for AWS, which nobody asks for here.
logging.getLogger("samtranslator.metrics").setLevel(logging.ERROR)

ROOT = pathlib.Path(__file__).resolve().parent.parent
REGION = os.environ["AWS_DEFAULT_REGION"]
ACCOUNT = "000000000000"
STACK = "logbatch"


class NoManagedPolicies:
    """The template names no managed policy by its short name."""

    @staticmethod
    def load():
        return {}


def raw():
    """The template as it is written, with functions in their long form."""
    return yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))


def packaged(template, bucket):
    """The template as `sam package` would leave it, and the jars by the keys they have in the bucket."""
    jars = {}
    for function in template["Resources"].values():
        if function["Type"] == "AWS::Serverless::Function":
            jar = function["Properties"]["CodeUri"]
            function["Properties"]["CodeUri"] = f"s3://{bucket}/{jar}"
            jars[jar] = ROOT / jar
    return template, jars


def translated(template, parameters):
    """The template after the transform."""
    return transform(template, dict(parameters), NoManagedPolicies)


class Evaluation:
    """A template with the functions in it evaluated. Ids are those that AWS would give, but for what it makes up."""

    def __init__(self, template, parameters):
        self.template = template
        declared = template.get("Parameters", {})
        unknown = set(parameters) - set(declared)
        assert not unknown, f"no such parameters: {unknown}"
        self.values = {name: str(p["Default"]) for name, p in declared.items() if "Default" in p} | parameters
        self.values |= {
            "AWS::AccountId": ACCOUNT,
            "AWS::NoValue": None,
            "AWS::Partition": "aws",
            "AWS::Region": REGION,
            "AWS::StackName": STACK,
            "AWS::URLSuffix": "amazonaws.com",
        }

    @functools.cached_property
    def resources(self):
        """Evaluated resources by logical id, without those whose condition does not hold."""
        return {
            logical_id: self.value(resource)
            for logical_id, resource in self.template["Resources"].items()
            if "Condition" not in resource or self.holds(resource["Condition"])
        }

    def of(self, kind):
        """Evaluated properties by logical id, of resources of one type."""
        return {i: r.get("Properties", {}) for i, r in self.resources.items() if r["Type"] == kind}

    def value(self, raw):
        if isinstance(raw, list):
            return [v for v in map(self.value, raw) if v is not None]
        if not isinstance(raw, dict):
            return raw
        if len(raw) == 1:
            (name, argument), = raw.items()
            if name == "Ref" or name.startswith("Fn::"):
                return self.call(name, argument)
        return {k: v for k, v in ((k, self.value(r)) for k, r in raw.items()) if v is not None}

    def holds(self, condition):
        return self.logic(self.template["Conditions"][condition])

    def logic(self, expression):
        (name, argument), = expression.items()
        match name:
            case "Condition":
                return self.holds(argument)
            case "Fn::Equals":
                first, second = map(self.value, argument)
                return str(first) == str(second)
            case "Fn::Not":
                return not self.logic(argument[0])
            case "Fn::And":
                return all(map(self.logic, argument))
            case "Fn::Or":
                return any(map(self.logic, argument))
        raise ValueError(f"{name} in a condition")

    def call(self, name, argument):
        match name:
            case "Ref":
                return self.ref(argument)
            case "Fn::GetAtt":
                resource, attribute = argument if isinstance(argument, list) else argument.split(".", 1)
                return self.attribute(resource, attribute)
            case "Fn::If":
                condition, yes, no = argument
                return self.value(yes if self.holds(condition) else no)
            case "Fn::Join":
                separator, parts = argument
                return separator.join(map(str, self.value(parts)))
            case "Fn::Sub":
                text, variables = argument if isinstance(argument, list) else (argument, {})
                return re.sub(r"\$\{([^}!]+)}", lambda match: self.variable(match[1], variables), text)
        raise ValueError(f"{name} is not evaluated here")

    def variable(self, name, variables):
        if name in variables:
            return str(self.value(variables[name]))
        return str(self.attribute(*name.split(".", 1)) if "." in name else self.ref(name))

    def ref(self, name):
        if name in self.values:
            return self.values[name]
        kind, properties = self.described(name)
        match kind:
            case "AWS::S3::Bucket":
                return properties["BucketName"]
            case "AWS::SQS::Queue":
                return f"https://sqs.invalid/{ACCOUNT}/{self.value(properties['QueueName'])}"
            case "AWS::DynamoDB::Table":
                return properties["TableName"]
        return f"${{{name}}}"

    def attribute(self, name, attribute):
        kind, properties = self.described(name)
        match kind, attribute:
            case "AWS::S3::Bucket", "Arn":
                return f"arn:aws:s3:::{properties['BucketName']}"
            case "AWS::SQS::Queue", "Arn":
                return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{properties['QueueName']}"
            case "AWS::SQS::Queue", "QueueName":
                return properties["QueueName"]
            case "AWS::DynamoDB::Table", "Arn" | "StreamArn":
                arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{properties['TableName']}"
                return arn if attribute == "Arn" else arn + "/stream/label"
        return f"${{{name}.{attribute}}}"

    def described(self, name):
        """Type of a resource, and what names it."""
        resource = self.template["Resources"][name]
        names = ("BucketName", "QueueName", "TableName")
        return resource["Type"], {
            key: self.value(value) for key, value in resource.get("Properties", {}).items() if key in names
        }
