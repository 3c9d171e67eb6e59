#!/bin/sh
# Posts a sample and prints the ranking. Needs curl.
#   samples/clients/rank.sh [URL]        the service, by default http://127.0.0.1:8080
#   PLUMBLINE_KEY                        a key, once the service has any
set -eu
url=${1:-http://127.0.0.1:8080}
here=$(cd "$(dirname "$0")" && pwd)
policy=shangrao-deposit-contribution

# --fail-with-body: a refusal is printed, and ends with another status than 0.
curl --silent --show-error --fail-with-body \
    ${PLUMBLINE_KEY:+--header "Authorization: Bearer $PLUMBLINE_KEY"} \
    --header 'Content-Type: application/json' \
    --header 'Accept: text/csv' \
    --data-binary "@$here/../$policy/request.json" \
    "$url/api/policies/$policy/evaluations?trial=true"
