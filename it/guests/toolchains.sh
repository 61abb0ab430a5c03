# The toolchains that Debian does not have: sourced by ./build. They live in .cache, where --install puts them.

oracle=$here/oracle # whose node_modules has jco, and with it what makes components of JavaScript
componentize_py=componentize-py==0.25.1

install_toolchains() {
  local packages=()
  command -v npm >/dev/null || packages+=(nodejs npm)
  python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3 python3-venv)
  ((${#packages[@]} == 0)) || "${as_root[@]}" apt-get install -y --no-install-recommends "${packages[@]}"
  if wanted clerk-composed; then
    compose_cargo fetch
  fi
  if wanted clerk-quickjs || wanted clerk-starlingmonkey || wanted clerk-go; then
    "$oracle/run" --install
  fi
  if wanted clerk-python; then
    python3 -m venv "$cache/python"
    "$cache/python/bin/pip" install --quiet --disable-pip-version-check "$componentize_py"
  fi
}

need() { # guest file ...
  local file
  for file in "${@:2}"; do
    [ -e "$file" ] || { echo "missing for $1: $file; '$0 --install $1' installs it" >&2; exit 1; }
  done
}

compose_cargo() { # cargo argument ...
  (cd "$here/compose" && env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u RUSTUP_TOOLCHAIN -u RUSTC_WRAPPER \
    RUSTC=/usr/bin/rustc CARGO_HOME="$cache/cargo" CARGO_TARGET_DIR="$cache/compose" \
    /usr/bin/cargo "$1" --quiet --locked "${@:2}")
}

compose() { # socket.wasm plug.wasm ... composed.wasm
  need clerk-composed "$cache/cargo/registry"
  compose_cargo build --offline
  "$cache/compose/debug/compose" "$@"
}

# One folder with everything that a world needs, which is what these toolchains read.
wit_folder() { # folder world.wit package ...
  local package
  mkdir -p "$1/deps"
  cp "$2" "$1"
  for package in "${@:3}"; do
    cp -r "$package" "$1/deps/"
  done
}

# Go's linker makes the module, and wasm-component-ld wants to call one: so it is handed a linker that has it already.
# The module gets two repairs, each told where it is made.
go_clerk() {
  wanted clerk-go || return 0
  local bin=$oracle/node_modules/.bin goroot
  need clerk-go "$bin/jco" "$bin/wasm-merge"
  if ! command -v go >/dev/null; then
    ((${#names[@]} == 0)) || { echo "missing for clerk-go: Go 1.24 or newer" >&2; exit 1; }
    echo "clerk-go is left out: there is no Go, which Debian has too old" >&2
    return 0
  fi
  goroot=$(go env GOROOT)

  # Go's allocator takes it that nobody else grows the memory, but the adapter of WASI's first version does, and so does
  # the arena. With this, it looks where the new memory lies, and begins anew there.
  sed 's|^\t\tresetMemoryDataView()$|&\
\t\tif start := uintptr(size) * physPageSize; start != blocMax {\
\t\t\tbloc, blocMax = start, start+grow*physPageSize\
\t\t\treturn sbrk(n)\
\t\t}|' "$goroot/src/runtime/mem_wasm.go" >"$work/mem_wasm.go"
  if cmp -s "$work/mem_wasm.go" "$goroot/src/runtime/mem_wasm.go"; then
    echo "clerk-go: Go's runtime is not as expected in $goroot/src/runtime/mem_wasm.go" >&2
    exit 1
  fi
  echo "{\"Replace\": {\"$goroot/src/runtime/mem_wasm.go\": \"$work/mem_wasm.go\"}}" >"$work/overlay.json"
  (cd "$here/clerk/go" && GOOS=wasip1 GOARCH=wasm GOFLAGS= GOWORK=off GOTOOLCHAIN=local go build -overlay "$work/overlay.json" \
    -buildmode=c-shared -trimpath -ldflags='-s -w' -o "$work/go.wasm" .)

  "$bin/jco" parse "$here/clerk/go/arena.wat" -o "$work/arena.wasm"
  "$bin/wasm-merge" --all-features "$work/go.wasm" go "$work/arena.wasm" arena -o "$work/go-with-arena.wasm"
  cat >"$work/linked-already" <<EOF
#!/usr/bin/env bash
while [ "\$1" != -o ]; do shift; done
cp "$work/go-with-arena.wasm" "\$2"
EOF
  chmod +x "$work/linked-already"
  "$component_ld" --wasm-ld-path "$work/linked-already" --wasi-adapter reactor --realloc-via-memory-grow \
    --component-type "$work/messaging.wit" none.o -o "$large_out/clerk-go.wasm"
  echo "clerk-go.wasm: $(stat -c %s "$large_out/clerk-go.wasm") bytes"
}

javascript_clerks() {
  wanted clerk-quickjs || wanted clerk-starlingmonkey || return 0
  local bin=$oracle/node_modules/.bin source=$here/clerk/js/clerk.js
  wit_folder "$work/clerk" "$here/clerk/worlds/clerk.wit" "$wit/wasi-messaging-0.2.0-draft" \
    "$wit/wasi-0.2.12/deps/"{io,clocks,random,filesystem,sockets,cli}.wit
  if wanted clerk-quickjs; then
    need clerk-quickjs "$bin/componentize-qjs"
    # Not by jco, which loses the option.
    "$bin/componentize-qjs" --sync --wit "$work/clerk" --world clerk --js "$source" --output "$large_out/clerk-quickjs.wasm" \
      >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    echo "clerk-quickjs.wasm: $(stat -c %s "$large_out/clerk-quickjs.wasm") bytes"
  fi
  if wanted clerk-starlingmonkey; then
    need clerk-starlingmonkey "$bin/jco"
    "$bin/jco" componentize "$source" --wit "$work/clerk" --world-name clerk --disable http --disable fetch-event \
      --out "$large_out/clerk-starlingmonkey.wasm" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    echo "clerk-starlingmonkey.wasm: $(stat -c %s "$large_out/clerk-starlingmonkey.wasm") bytes"
  fi
}

python_clerk() {
  wanted clerk-python || return 0
  need clerk-python "$cache/python/bin/componentize-py"
  wit_folder "$work/guest" "$here/messaging.wit" "$wit/wasi-messaging-0.2.0-draft"
  cp -r "$here/clerk/python" "$work/python" # it leaves compiled files beside the source
  "$cache/python/bin/componentize-py" --quiet --wit-path "$work/guest" --world guest \
    componentize app --python-path "$work/python" --output "$large_out/clerk-python.wasm"
  echo "clerk-python.wasm: $(stat -c %s "$large_out/clerk-python.wasm") bytes"
}
