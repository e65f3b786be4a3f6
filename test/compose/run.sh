#!/usr/bin/env bash
# npm run test:compose: starts the compose file with a real engine and asks the questions.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "${1:-}" = inside ] || exec test/compose/engine.sh "$0" inside

export COMPOSE_PROJECT_NAME=hub-test PORT=${HUB_TEST_PORT:-4100}
finish() {
  status=$?
  [ "$status" = 0 ] || docker compose logs --no-color --tail 40 || true
  docker compose down --volumes --timeout 20 || true
  exit "$status"
}
trap finish EXIT

docker compose config --quiet
docker compose build
docker compose up --detach --wait --wait-timeout 240
node test/compose/check.mjs "http://localhost:$PORT"
