#!/usr/bin/env python3
"""Runs the contract of the pipeline with moto's server as S3, SQS and DynamoDB, and the functions as processes here.

A second opinion on what the embedded services take and answer, not a judge: moto is slow on SQS and lax on some rules.
"""
import os
import subprocess
import sys

import moto_server
from transformed import ROOT

with moto_server.moto(ROOT / ".logbatch" / "moto.log") as url:
    contract = subprocess.run(
        [ROOT / "mvnw", "-B", "-ntp", "-Dquick", "verify", "-pl", "cli", "-am", "-Daws.endpoint=" + url,
         "-Dit.test=EndpointPipelineIT", "-Dfailsafe.failIfNoSpecifiedTests=false", "-Dtest=None",
         "-Dsurefire.failIfNoSpecifiedTests=false"],
        cwd=ROOT, env={**os.environ, **moto_server.CREDENTIALS, "AWS_REGION": "us-east-1"})
    sys.exit(contract.returncode)
