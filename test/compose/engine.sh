#!/usr/bin/env bash
# Runs a command with a container engine at hand: engine.sh COMMAND…
#
# Where an engine answers already, it is used, with the public images. Where none does (Debian 12, root), one is started
# from Debian's packages; it pulls nothing: a base image is made with mmdebstrap and this machine's Node, PostgreSQL's
# from it, and the names of these images are put into the environment of COMMAND. All of it is taken down at the end.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if docker info >/dev/null 2>&1; then
  exec "$@"
fi
[ "$(id -u)" = 0 ] || { echo 'No container engine answers, and only root can start one.' >&2; exit 1; }

# Thousands of small files are unpacked three times over, so in memory where there is plenty.
free_kb() { awk '/^MemAvailable/ { print $2 }' /proc/meminfo; }
place=/tmp
if [ "$(free_kb)" -gt 12000000 ] && [ "$(df --output=avail /dev/shm | tail -n 1)" -gt 8000000 ]; then place=/dev/shm; fi
work=$(mktemp -d "$place/hub-engine.XXXXXX")
export DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/config DOCKER_BUILDKIT=0 COMPOSE_BAKE=false
export DEBIAN_FRONTEND=noninteractive
engine=

take_down() {
  status=$?
  set +e
  [ "$status" = 0 ] || tail -n 30 "$work/engine.log" >&2
  if [ -n "$engine" ]; then
    docker ps -aq | xargs -r docker rm -f >/dev/null 2>&1
    kill "$engine"
    wait "$engine"
  fi
  umount "$work/exec/netns/default" 2>/dev/null
  ip link del docker0 2>/dev/null
  find /sys/fs/cgroup -depth -type d -path '*/docker*' -exec rmdir {} + 2>/dev/null
  rm -rf "$work"
  exit "$status"
}
trap take_down EXIT

say() { echo "engine: $* ($SECONDS s)" >&2; }

install_engine() {
  say 'installing an engine from Debian packages'
  apt-get -qq update
  apt-get -qq install -y --no-install-recommends docker.io mmdebstrap iproute2 iptables >"$work/apt.log"
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/$' | sort -u | head -n 1)
  docker compose version >/dev/null 2>&1 || install_compose
}

# Debian 12 has Compose v1 only; the one of Debian 13 is a single file, fetched without adding that release to the system.
install_compose() {
  mkdir -p "$work"/apt/{lists,cache}/partial "$work/apt/cache/archives/partial" "$DOCKER_CONFIG/cli-plugins"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/apt/sources.list"
  local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache" -o APT::Sandbox::User=root)
  (cd "$work/apt" && "${apt[@]}" update && "${apt[@]}" download docker-compose && dpkg-deb -x docker-compose_*.deb unpacked)
  install -m755 "$work/apt/unpacked/usr/libexec/docker/cli-plugins/docker-compose" "$DOCKER_CONFIG/cli-plugins/"
}

# The firewall stays as it is: images are built on the host's network, and ports are published by a proxy process.
start_engine() {
  dockerd --data-root "$work/data" --exec-root "$work/exec" --pidfile "$work/engine.pid" -H "$DOCKER_HOST" \
    --iptables=false --ip-forward=false >"$work/engine.log" 2>&1 &
  engine=$!
  for _ in $(seq 150); do
    docker version >/dev/null 2>&1 && return
    kill -0 "$engine" || return 1
    sleep 0.2
  done
  return 1
}

make_images() {
  say 'making a base image with mmdebstrap'
  local root=$work/root
  mmdebstrap --quiet --mode=root --variant=minbase bookworm "$root" "deb $mirror bookworm main"
  mkdir -p "$root/etc/ssl/certs" "$root/usr/local/lib/node_modules"
  cp "$(readlink -f "$(command -v node)")" "$root/usr/local/bin/node"
  cp -a "$(npm root -g)/npm" "$root/usr/local/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  tar -C "$root" -c . | docker import -c 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - hub-test-base:bookworm >/dev/null
  rm -rf "$root"
  say 'making an image of PostgreSQL'
  docker build --network host --build-arg BASE=hub-test-base:bookworm -t hub-test-postgres:15 -f "$here/Dockerfile.postgres" "$here" >"$work/postgres.log"
  say 'making an image of NATS'
  docker build --network host --build-arg BASE=hub-test-base:bookworm -t hub-test-nats:2 -f "$here/Dockerfile.nats" "$here" >"$work/nats.log"
}

install_engine
start_engine
make_images
export NODE_IMAGE=hub-test-base:bookworm POSTGRES_IMAGE=hub-test-postgres:15 NATS_IMAGE=hub-test-nats:2 HUB_BUILD_NETWORK=host
"$@"
