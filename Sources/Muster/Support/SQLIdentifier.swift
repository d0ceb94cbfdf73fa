/// Names as SQL spells them.
public enum SQLIdentifier {
    /// A name as the server's `quote_ident` gives it: in quotes only where it needs them.
    ///
    /// - Parameter name: the name as the catalogue has it.
    /// - Returns: the name as SQL.
    public static func quoted(_ name: String) -> String {
        let isPlain =
            name.utf8.enumerated().allSatisfy { index, byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
                default: false
                }
            } && !name.isEmpty && !keywords.contains(name[...])
        guard !isPlain else { return name }
        var text = "\""
        for character in name.unicodeScalars {
            text.unicodeScalars.append(character)
            if character == "\"" { text.unicodeScalars.append(character) }
        }
        return text + "\""
    }

    /// Words that cannot stand as a name everywhere: `pg_get_keywords()` without category U, of
    /// PostgreSQL 15, and what 16 to 18 added.
    private static let keywords: Set<Substring> = Set(
        """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit \
        boolean both case cast char character check coalesce collate collation column concurrently \
        constraint create cross current_catalog current_date current_role current_schema \
        current_time current_timestamp current_user dec decimal default deferrable desc distinct do \
        else end except exists extract false fetch float for foreign freeze from full grant \
        greatest group grouping having ilike in initially inner inout int integer intersect \
        interval into is isnull join lateral leading least left like limit localtime localtimestamp \
        national natural nchar none normalize not notnull null nullif numeric offset on only or \
        order out outer overlaps overlay placing position precision primary real references \
        returning right row select session_user setof similar smallint some substring symmetric \
        table tablesample then time timestamp to trailing treat trim true union unique user using \
        values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement \
        xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable \
        json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar \
        json_serialize json_table json_value merge_action system_user
        """.split(separator: " "))
}
