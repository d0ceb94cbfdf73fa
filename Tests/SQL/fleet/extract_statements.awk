# Prints the SQL of a document: its blocks marked sql, what its Python executes, and what its shell
# commands pass with -c. Lines that are a shell command or the output of psql are left out.
/^```/ {
    if (language != "") { language = ""; print ";"; next }
    language = substr($0, 4)
    if (language == "") language = "text"
    next
}
language == "sql" {
    if ($0 ~ /^(psql|pg_dump) / || $0 ~ /^Asynchronous notification/) next
    if ($0 ~ /^ *[-a-z0-9_]+ +\| / || $0 ~ /^[-+]+$/) next
    print
    next
}
language == "python" && match($0, /execute\("[^"]*"\)/) {
    print substr($0, RSTART + 9, RLENGTH - 11) ";"
}
language == "bash" && match($0, /psql .* -c "[^"]*"/) {
    statement = substr($0, RSTART, RLENGTH - 1)
    sub(/^.*-c "/, "", statement)
    print statement ";"
}
