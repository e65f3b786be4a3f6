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

say() { echo "compose: $* ($SECONDS s)"; }

docker compose config --quiet
say 'building the image'
docker compose build --quiet
say 'starting'
docker compose up --detach --wait --wait-timeout 240

# Every process of the hub runs as a user without rights, on a file system that it cannot change.
for service in gateway department working-groups parent-cabinet mayors-cabinet citywide; do
  [ "$(docker compose exec -T "$service" id -u)" = 10001 ]
  if docker compose exec -T "$service" touch /hub/x 2>/dev/null; then say "$service can write its file system"; exit 1; fi
done
say 'each process runs without rights on a read-only file system'

token=$(docker compose run --rm -T --no-deps migrate token --role staff)
node test/compose/check.mjs "http://localhost:$PORT" "$token"
say "image: $(docker image inspect --format '{{.Size}}' "${HUB_IMAGE:-early-childhood-hub}" | awk '{ printf "%d MB", $1 / 1000000 }')"
