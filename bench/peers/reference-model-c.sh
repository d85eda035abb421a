#!/bin/sh
# Compiles the kernel in C and runs it. Words: "check", or the file with the draws; its tables lie beside that.
set -e
[ "$1" = check ] && exec gcc --version
folder=$(dirname "$1")
[ -x "$folder/kernel" ] || gcc -O3 -march=native -ffast-math -o "$folder/kernel" "$(dirname "$0")/reference-model.c" -lm
exec "$folder/kernel" "$folder/tables.bin" "$1"
