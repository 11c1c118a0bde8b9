#!/usr/bin/env bash
# Saves our workbooks with LibreOffice and reads them back: no fact, no snapshot and no ranking may change.
# Needs libreoffice-calc; it is installed with apt when missing. The last line is "N passed, N failed, N skipped".
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
passed=0 failed=0

finish() {
  echo "$passed passed, $failed failed, 0 skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

same() {
  if [ -n "$2" ] && [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  before: %s\n  after:  %s\n' "$1" "$2" "$3"
  fi
}

if ! command -v soffice > /dev/null; then
  echo "soffice is missing: installing Debian's libreoffice-calc with apt-get"
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends libreoffice-calc; } > /dev/null; then
    echo "FAILED: libreoffice-calc cannot be installed here; install it by hand and run this script again"
    failed=1
    finish
  fi
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
project=src/Kausa.Matching.Cli
dotnet build "$project" -c Release -v quiet > "$folder/build.log" 2>&1 || { cat "$folder/build.log"; failed=1; finish; }
kausa() { dotnet artifacts/bin/Kausa.Matching.Cli/release/kausa.dll "$@" 2>&1; }
field() { sed -nE "s/^ *\"$1\": *\"([^\"]*)\".*/\1/p" | head -n 1; }
saved() { soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir "$folder/saved" "$1" > "$folder/soffice.log" 2>&1 || cat "$folder/soffice.log"; }

# How many cells ranges drop a list down, and how many show a note.
guides() {
  python3 - "$1" << 'PYTHON'
import re, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as book:
    text = "".join(book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/worksheets/sheet"))
print(len(re.findall(r'<x?:?dataValidation [^>]*type="list"', text)), "lists,", len(re.findall(r'<x?:?dataValidation [^>]*prompt="[^"]', text)), "notes,", len(re.findall(r'<pane [^>]*state="frozen"', text)), "frozen")
PYTHON
}

for language in de en; do
  kausa template --out "$folder/template-$language.xlsx" --lang "$language" > /dev/null
  saved "$folder/template-$language.xlsx"
  same "template ($language): what is asked for" "$(kausa market check "$folder/template-$language.xlsx")" "$(kausa market check "$folder/saved/template-$language.xlsx")"
  same "template ($language): lists and notes" "$(guides "$folder/template-$language.xlsx")" "$(guides "$folder/saved/template-$language.xlsx")"
done

for sample in samples/*/; do
  name=$(basename "$sample")
  [ -f "$sample/market.json" ] || continue
  kausa market convert --market "$sample" --out "$folder/$name.xlsx" > /dev/null
  saved "$folder/$name.xlsx"
  same "$name: snapshot of the workbook" "$(kausa market check "$sample" --format json | field snapshot)" "$(kausa market check "$folder/$name.xlsx" --format json | field snapshot)"
  same "$name: everything check says after LibreOffice" "$(kausa market check "$sample" --format json)" "$(kausa market check "$folder/saved/$name.xlsx" --format json)"
  for candidate in $(sed -n '2,4p' "$sample/candidates.csv" | cut -d, -f1); do
    same "$name: ranking of $candidate" "$(kausa rank --market "$sample" --candidate "$candidate" --format json | field digest)" \
      "$(kausa rank --market "$folder/saved/$name.xlsx" --candidate "$candidate" --format json | field digest)"
  done
  place=$(sed -n 2p "$sample/places.csv" | cut -d, -f1)
  same "$name: ranking for $place" "$(kausa rank --market "$sample" --place "$place" --format json | field digest)" \
    "$(kausa rank --market "$folder/saved/$name.xlsx" --place "$place" --format json | field digest)"
  kausa market convert --market "$folder/saved/$name.xlsx" --out "$folder/$name-back" > /dev/null
  same "$name: back as a folder" "$(kausa market check "$sample" --format json)" "$(kausa market check "$folder/$name-back" --format json)"
done

finish
