internal import Muster

/// What is known of PostgreSQL's own functions without asking a catalogue.
enum KnownFunctions {
    /// Whether a name without a schema, or in `pg_catalog`, is that of an aggregate.
    static func isAggregate(_ function: QualifiedName) -> Bool {
        isBuiltIn(function) && aggregates.contains(function.name)
    }

    /// Whether it returns a set of rows, so that it may multiply the rows of a query.
    static func returnsSet(_ function: QualifiedName) -> Bool {
        isBuiltIn(function) && setColumns[function.name] != nil
    }

    /// The columns of a function in FROM and whether there are no others; nil when not known.
    ///
    /// A function without names of its own has one column, called after its alias.
    static func columns(
        of function: QualifiedName, alias: String?
    ) -> (names: [String], areAll: Bool)? {
        guard isBuiltIn(function), let columns = setColumns[function.name] else { return nil }
        guard columns.isEmpty else { return (columns, true) }
        // An array of rows unnests to the columns of the rows.
        return ([alias ?? function.name], function.name != "unnest")
    }

    /// Why an argument is part of what a function computes rather than data, so that it is kept in
    /// the text of an expression.
    enum Structure {
        /// A field of a time: kept if it is one.
        case field
        /// A time zone, a path, a configuration.
        case name
    }

    /// What an argument is; nil for data.
    static func structure(_ index: Int, of count: Int, _ function: QualifiedName) -> Structure? {
        guard isBuiltIn(function) else { return nil }
        switch function.name {
        case "date_part", "date_trunc", "extract": return index == 0 ? .field : nil
        case "timezone": return index == 0 ? .name : nil
        case "to_tsvector": return index == 0 && count == 2 ? .name : nil
        case "json_extract_path", "json_extract_path_text", "jsonb_extract_path",
            "jsonb_extract_path_text":
            return index > 0 ? .name : nil
        default: return nil
        }
    }

    /// Whether a string is the name of a field of a time.
    static func isField(_ name: String) -> Bool { fields.contains(name.lowercased()) }

    private static let fields: Set<String> = [
        "century", "day", "decade", "dow", "doy", "epoch", "hour", "isodow", "isoyear", "julian",
        "microseconds", "millennium", "milliseconds", "minute", "month", "quarter", "second",
        "timezone", "timezone_hour", "timezone_minute", "week", "year",
    ]

    private static func isBuiltIn(_ function: QualifiedName) -> Bool {
        function.schema == nil || function.schema == "pg_catalog"
    }

    /// From `pg_proc` of PostgreSQL 15, `prokind = 'a'`, without those that need WITHIN GROUP, which
    /// the syntax shows.
    private static let aggregates: Set<String> = [
        "any_value", "array_agg", "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or",
        "corr", "count", "covar_pop", "covar_samp", "every", "json_agg", "json_object_agg",
        "jsonb_agg", "jsonb_object_agg", "max", "min", "range_agg", "range_intersect_agg",
        "regr_avgx", "regr_avgy", "regr_count", "regr_intercept", "regr_r2", "regr_slope",
        "regr_sxx", "regr_sxy", "regr_syy", "stddev", "stddev_pop", "stddev_samp", "string_agg",
        "sum", "var_pop", "var_samp", "variance", "xmlagg",
    ]

    /// Functions that return sets, with the columns that they name.
    private static let setColumns: [String: [String]] = [
        "generate_series": [],
        "generate_subscripts": [],
        "json_array_elements": ["value"],
        "json_array_elements_text": ["value"],
        "json_each": ["key", "value"],
        "json_each_text": ["key", "value"],
        "json_object_keys": [],
        "jsonb_array_elements": ["value"],
        "jsonb_array_elements_text": ["value"],
        "jsonb_each": ["key", "value"],
        "jsonb_each_text": ["key", "value"],
        "jsonb_object_keys": [],
        "jsonb_path_query": [],
        "regexp_matches": [],
        "regexp_split_to_table": [],
        "string_to_table": [],
        "unnest": [],
    ]
}
