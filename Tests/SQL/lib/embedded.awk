# The blocks of EmbeddedKit.swift as a psql script: each condition a question, each text as it stands.
BEGIN { print "begin isolation level read committed read write;\n\\o /dev/null" }
/^        KitBlock\($/ { printf "-- block %d\n", ++block }
/^            condition: #"""$/ { condition = ""; in_condition = 1; next }
in_condition && /^ *"""#,$/ { in_condition = 0; next }
in_condition { condition = condition $0 " "; next }
/^            sql: #"""$/ {
    in_sql = 1
    if (condition != "") printf "select (%s) as wanted \\gset\n\\if :wanted\n", condition
    next
}
in_sql && /^"""#\),$/ {
    in_sql = 0
    if (condition != "") print "\\endif"
    condition = ""
    next
}
in_sql { print }
END { print "commit;" }
