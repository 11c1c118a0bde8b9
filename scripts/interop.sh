#!/usr/bin/env bash
# Builds gRPC's official C++, Python and Go interoperability clients from Debian's source packages, outside the tree, and runs every case against the interop host, over h2c and over TLS.
#   scripts/interop.sh            all clients that are to be had
#   KAUSA_INTEROP_DIR=DIR         where sources and clients are kept (default: the user's cache)
# Needs Debian's python3-grpcio, python3-google-auth, python3-requests, protobuf-compiler, protobuf-compiler-grpc, libgrpc++-dev, g++ and dpkg-dev;
# for Go's client golang-go, golang-google-grpc-dev, golang-google-protobuf-dev, golang-github-golang-protobuf-1-5-dev, golang-google-genproto-dev,
# golang-golang-x-net-dev and golang-golang-x-oauth2-google-dev.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=${KAUSA_INTEROP_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/kausa-interop}
python=/usr/bin/python3
mkdir -p "$work"

# A source package, from the package sources of this machine with "deb" read as "deb-src", unpacked into a folder.
fetch() { # package, folder
  [ -d "$work/$2" ] && return
  local apt=$work/apt file
  mkdir -p "$apt/lists/partial" "$apt/parts"
  : > "$apt/sources.list"
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    if [ -f "$file" ]; then sed -n 's/^deb /deb-src /p' "$file" >> "$apt/sources.list"; fi
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    if [ -f "$file" ]; then sed 's/^Types:.*/Types: deb-src/' "$file" > "$apt/parts/$(basename "$file")"; fi
  done
  local options=(-q -o "Dir::Etc::SourceList=$apt/sources.list" -o "Dir::Etc::SourceParts=$apt/parts" -o "Dir::State::Lists=$apt/lists")
  apt-get "${options[@]}" update > /dev/null
  (cd "$apt" && apt-get "${options[@]}" source --download-only "$1" > /dev/null 2>&1)
  rm -rf "$work/unpacked"
  mkdir -p "$work/unpacked"
  tar xf "$apt/$1"_*.orig.tar.* -C "$work/unpacked" --strip-components=1
  mkdir -p "$(dirname "$work/$2")"
  mv "$work/unpacked" "$work/$2"
}

protos=(src/proto/grpc/testing/empty.proto src/proto/grpc/testing/messages.proto src/proto/grpc/testing/test.proto)

build_cpp() {
  [ -x "$work/cpp/interop" ] && [ "$work/cpp/interop" -nt tests/interop/cpp_cases.cc ] && return
  mkdir -p "$work/cpp"
  (
    cd "$work/grpc"
    protoc -I . --cpp_out="$work/cpp" --grpc_out="$work/cpp" --plugin=protoc-gen-grpc="$(command -v grpc_cpp_plugin)" "${protos[@]}"
    g++ -std=c++17 -O1 -I "$work/cpp" -I . -I third_party/upb -I src/core/ext/upb-generated -I src/core/ext/upbdefs-generated \
      "$root/tests/interop/cpp_cases.cc" test/cpp/interop/interop_client.cc test/core/util/histogram.cc \
      "$work"/cpp/src/proto/grpc/testing/{empty.pb,messages.pb,test.pb,test.grpc.pb}.cc \
      -o "$work/cpp/interop" $(pkg-config --cflags --libs grpc++ protobuf)
  )
}

build_python() {
  [ -f "$work/python/ready" ] && return
  mkdir -p "$work/python/tests"
  cp -r "$work/grpc/src/python/grpcio_tests/tests/interop" "$work/python/tests/"
  mkdir -p "$work/python/tests/interop/credentials"
  cp "$work"/grpc/src/core/tsi/test_creds/{ca.pem,server1.key,server1.pem} "$work/python/tests/interop/credentials/"
  touch "$work/python/tests/__init__.py"
  (cd "$work/grpc" && protoc -I . --python_out="$work/python" --grpc_python_out="$work/python" --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" "${protos[@]}")
  touch "$work/python/ready"
}

# Go's client is built against Debian's Go packages; where they are not installed it is left out and said.
build_go() {
  [ -x "$work/go/client" ] && return
  (cd "$work/go/src/google.golang.org/grpc/interop/client" && GO111MODULE=off GOFLAGS= GOPATH="$work/go:/usr/share/gocode" GOCACHE="$work/go/cache" go build -o "$work/go/client" .)
}

fetch grpc grpc
build_cpp
build_python
has_go=false
if command -v go > /dev/null && [ -d /usr/share/gocode/src/google.golang.org/grpc ]; then
  fetch golang-google-grpc go/src/google.golang.org/grpc
  build_go
  has_go=true
fi

dotnet build -c Release -v quiet --nologo tests/Kausa.Rpc.InteropHost
certificates=$work/grpc/src/core/tsi/test_creds
port=$("$python" -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1] if s.getsockname()[1] < 65000 else 50300)')
dotnet run -c Release --no-build --project tests/Kausa.Rpc.InteropHost -- --port "$port" --cert "$certificates/server1.pem" --key "$certificates/server1.key" > "$work/host.log" &
host=$!
trap 'kill "$host" 2> /dev/null || true; wait "$host" 2> /dev/null || true' EXIT
for _ in $(seq 600); do grep -q serving "$work/host.log" && break; sleep 0.1; done
grep -q serving "$work/host.log" || { echo "the interop host does not start"; exit 1; }

passed=0
failed=0
run() { # name, command...
  local name=$1
  shift
  if timeout 60 "$@" > "$work/case.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name"
    tail -5 "$work/case.log" | sed 's/^/          /'
  fi
}

for case in $("$work/cpp/interop" - list); do
  run "C++ h2c $case" "$work/cpp/interop" "127.0.0.1:$port" "$case"
  run "C++ tls $case" "$work/cpp/interop" "127.0.0.1:$((port + 2))" "$case" "$certificates/ca.pem" foo.test.google.fr
done

cases=(empty_unary large_unary server_streaming client_streaming ping_pong cancel_after_begin cancel_after_first_response empty_stream
  status_code_and_message unimplemented_method unimplemented_service custom_metadata timeout_on_sleeping_server special_status_message)
skipped=0
if $has_go; then
  for case in "${cases[@]}"; do
    run "Go h2c $case" "$work/go/client" --server_host=127.0.0.1 --server_port="$port" --test_case="$case"
    run "Go tls $case" "$work/go/client" --server_host=127.0.0.1 --server_port=$((port + 2)) --test_case="$case" \
      --use_tls=true --use_test_ca=true --ca_file="$certificates/ca.pem" --server_host_override=foo.test.google.fr
  done
else
  skipped=$((2 * ${#cases[@]}))
  echo "left out: Go's client needs golang-go and the golang-*-dev packages named at the top of this script"
fi

cd "$work/python"
export PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python
for case in "${cases[@]}"; do
  run "Python h2c $case" "$python" -m tests.interop.client --server_host=127.0.0.1 --server_port="$port" --test_case="$case"
  run "Python tls $case" "$python" -m tests.interop.client --server_host=127.0.0.1 --server_port=$((port + 2)) --test_case="$case" \
    --use_tls=true --use_test_ca=true --server_host_override=foo.test.google.fr
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
