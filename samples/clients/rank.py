#!/usr/bin/env python3
"""Posts a sample and prints the ranking, with the reasons of the first. Needs nothing but Python 3.

    python3 samples/clients/rank.py [URL]        the service, by default http://127.0.0.1:8080

PLUMBLINE_KEY is a key, once the service has any.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from decimal import Decimal
from pathlib import Path

POLICY = "shangrao-deposit-contribution"
SAMPLE = Path(__file__).resolve().parent.parent / POLICY / "request.json"
ATTEMPTS = 5


def evaluate(url: str, body: bytes) -> dict:
    """The evaluation; it is made once, however often the request has to be sent."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if os.environ.get("PLUMBLINE_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["PLUMBLINE_KEY"]
    request = urllib.request.Request(
        f"{url}/api/policies/{POLICY}/evaluations?trial=true", data=body, headers=headers
    )
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                # Points and money are decimals: a float would not keep them.
                return json.load(answer, parse_float=Decimal)
        except urllib.error.HTTPError as refused:
            if refused.code not in (429, 503) or attempt == ATTEMPTS:
                raise SystemExit(explained(refused))
            time.sleep(int(refused.headers.get("Retry-After", "1")))
    raise AssertionError("every attempt ends above")


def explained(refused: urllib.error.HTTPError) -> str:
    """What is wrong with the request, each fault at its place."""
    problem = json.load(refused)
    faults = [f"  {fault['pointer']}: {fault['message']}" for fault in problem.get("errors", [])]
    return "\n".join([f"{refused.code} {problem.get('detail', '')}", *faults])


def main() -> None:
    url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
    evaluation = evaluate(url, SAMPLE.read_bytes())
    for subject in evaluation["results"]:
        print(subject["rank"], subject["id"], subject["name"], subject["total"])
    first = evaluation["results"][0]
    print(f"\n{first['name']}:")
    for entry in first["entries"]:
        print(f"  {entry['label']} {entry['points']}: {entry['reason']} ({entry['basis']})")
    for notice in evaluation["notices"]:
        print(f"\n{notice['message']['zh']} / {notice['message']['en']}")


if __name__ == "__main__":
    main()
