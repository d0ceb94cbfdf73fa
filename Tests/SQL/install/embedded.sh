#!/usr/bin/env bash
# The kit as the program carries it: its blocks, run in the documented way, give what psql gives.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

embedded=$MUSTER_ROOT/Sources/MusterDatabase/EmbeddedKit.swift
"$MUSTER_ROOT/scripts/build-embedded" --check >"$work/fresh" 2>&1
is 'the generated file is fresh' "$? $(cat "$work/fresh")" '0 '

awk -f "$lib/embedded.awk" "$embedded" >"$work/replay.sql"

role muster_test_embedder login
database muster_test_embedded owner muster_test_embedder
database muster_test_by_file owner muster_test_embedder
export PGUSER=muster_test_embedder
run_script "$work/replay.sql" muster_test_embedded -q -v ON_ERROR_STOP=1
is 'the blocks install' "$code $out" '0 '
run_install muster_test_by_file -v modules=all
fingerprint muster_test_embedded >"$work/embedded"
fingerprint muster_test_by_file >"$work/file"
same_files 'what install.sql installs' "$work/file" "$work/embedded"
ledger='select module, step, name, checksum, is_breaking from muster.schema_step order by 1, 2'
query muster_test_embedded "$ledger" >"$work/embedded.ledger"
query muster_test_by_file "$ledger" >"$work/file.ledger"
same_files 'with the same ledger' "$work/file.ledger" "$work/embedded.ledger"
run_script "$work/replay.sql" muster_test_embedded -q -v ON_ERROR_STOP=1
is 'the blocks run again' "$code $out" '0 '
fingerprint muster_test_embedded >"$work/again"
same_files 'and change nothing' "$work/embedded" "$work/again"
run_install muster_test_embedded
is 'psql goes on where the blocks were' "$code" 0
