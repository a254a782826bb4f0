#!/usr/bin/env python3
"""Compares what CloudFormation gets from template.yaml with what the local cloud understands of it.

The SAM transform makes roles, event source mappings, notifications, rules and permissions out of functions and their
events; the local cloud reads them by itself (`./logbatch template`). Functions, environment, event sources, queues,
tables and buckets have to be the same on both sides, and the policies those that the template says.
"""
import collections
import json
import subprocess
import sys

from transformed import ROOT, Evaluation, packaged, raw, translated
from understood import Understood, differences, referred

BUCKET = "packages"
MANAGED = "arn:aws:iam::aws:policy/service-role/"
# What SAM gives a function that has no role of its own.
MANAGED_FOR = {"SQS": "AWSLambdaSQSQueueExecutionRole", "DynamoDB": "AWSLambdaDynamoDBExecutionRole"}


def written_policies(evaluation):
    """What each function is allowed to do by the template as it is written."""
    roles = evaluation.of("AWS::IAM::Role")
    allowed = {}
    for i, function in evaluation.of("AWS::Serverless::Function").items():
        if "Role" in function:
            role = roles[referred(function["Role"])]
            documents = [policy["PolicyDocument"] for policy in role.get("Policies", [])]
            managed = role.get("ManagedPolicyArns", [])
        else:
            documents = [{"Statement": send_failed_events(function)}, *function.get("Policies", [])]
            kinds = {event["Type"] for event in function.get("Events", {}).values()}
            managed = [MANAGED + MANAGED_FOR[kind] for kind in kinds & MANAGED_FOR.keys()]
            managed += [MANAGED + "AWSLambdaBasicExecutionRole"]
        allowed[i] = {"Statements": [s for d in documents for s in d["Statement"]], "Managed": sorted(managed)}
    return allowed


def send_failed_events(function):
    destinations = function.get("EventInvokeConfig", {}).get("DestinationConfig", {}).values()
    return [{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": d["Destination"]} for d in destinations]


def check(parameters):
    template, _ = packaged(raw(), BUCKET)
    cloud = Understood(Evaluation(translated(template, parameters), parameters))
    arguments = [f"--set={name}={value}" for name, value in parameters.items()]
    output = subprocess.run([ROOT / "logbatch", "template", *arguments], check=True, stdout=subprocess.PIPE).stdout
    understood = cloud.all()
    found = list(differences("template", json.loads(output), understood))
    found += differences("policies", written_policies(Evaluation(raw(), parameters)), cloud.policies())
    return found, understood["functions"]


problems = []
for parameters in (
    {"OwnerName": "ci"},
    {"OwnerName": "ci", "NameSuffix": "-two", "MaxReceiveCount": "6", "WorkerConcurrency": "7",
     "MaxLineBytes": "2048", "RangeBytes": "1048576", "StalledMinutes": "45", "DefaultTimeZone": "America/Sao_Paulo",
     "SplitterConcurrency": "3", "Tracing": "Active", "AlarmEmail": "a@example.com", "SnapStart": "None",
     "KmsKeyArn": "arn:aws:kms:us-east-1:000000000000:key/1"},
):
    found, functions = check(parameters)
    problems += [f"with {parameters}: {problem}" for problem in found]
if problems:
    sys.exit("\n".join(problems))
kinds = collections.Counter(event["Type"] for function in functions.values() for event in function["Events"].values())
print(f"the local cloud and the transform agree: {len(functions)} functions, event sources {dict(sorted(kinds.items()))}")
