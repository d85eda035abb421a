#!/bin/sh
# The reference value model in Squiggle, installed from npm into a folder of its own. Words: "check", or
# the file with the draws.
set -e
here=$(dirname "$0")
folder="${TMPDIR:-/tmp}/worthline-bench-squiggle"
if [ ! -d "$folder/node_modules/@quri/squiggle-lang" ]; then
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts @quri/squiggle-lang@0.10.0 >/dev/null 2>&1
fi
[ "$1" = check ] || exec node "$here/reference-model-squiggle.mjs" "$folder" "$1"
