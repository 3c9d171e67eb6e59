#!/usr/bin/env python3
"""Sends a spreadsheet and saves the result as a workbook. Needs nothing but Python 3.

    python3 samples/clients/spreadsheet.py TABLE RESULT [URL]

TABLE is a .csv or .xlsx file; RESULT is the .xlsx file to write. PLUMBLINE_KEY is a key, once the service has any.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

POLICY = "shangrao-deposit-contribution"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {".csv": "text/csv", ".xlsx": WORKBOOK}


def main() -> None:
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    table, result = Path(sys.argv[1]), Path(sys.argv[2])
    url = sys.argv[3] if len(sys.argv) == 4 else "http://127.0.0.1:8080"
    headers = {"Content-Type": TYPES[table.suffix.lower()], "Accept": WORKBOOK}
    if os.environ.get("PLUMBLINE_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["PLUMBLINE_KEY"]
    request = urllib.request.Request(
        f"{url}/api/policies/{POLICY}/evaluations?trial=true", data=table.read_bytes(), headers=headers
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            result.write_bytes(answer.read())
            formulas = int(answer.headers.get("Plumbline-Formulas", "0"))
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        print(refused.code, problem.get("detail", ""), file=sys.stderr)
        for fault in problem.get("errors", []):
            print(" ", fault["message"], file=sys.stderr)
        raise SystemExit(1)
    print(f"saved {result}")
    if formulas:
        print(f"of {formulas} cells with formulas, the results that were saved in the file were taken")


if __name__ == "__main__":
    main()
