/// What a predicate asks of its operand, in terms of what an index can do with it.
public enum Comparison: Sendable, Hashable, Codable {
    /// `=` with one value.
    case equality
    /// `<>`.
    case inequality
    /// `IN (…)`, `= ANY (…)` or `IN (SELECT …)`.
    case inList
    /// `NOT IN (…)` or `<> ALL (…)`.
    case notInList
    /// `<`, `<=`, `>`, `>=` or `BETWEEN`.
    case range
    /// `LIKE` or `ILIKE`.
    case like(LikePattern)
    /// `IS NULL`.
    case isNull
    /// `IS NOT NULL`.
    case isNotNull
    /// A boolean column standing alone, or `IS [NOT] TRUE`, `IS [NOT] FALSE`.
    case booleanColumn
    /// Containment or key existence: `@>`, `<@`, `?`, `?|`, `?&`, `@?`. The type of the column
    /// decides whether it is jsonb, an array, a range or an hstore.
    case jsonContains
    /// `&&`.
    case arrayOverlap
    /// `@@`: full text search, or a JSON path predicate.
    case textSearch
    /// Anything else; `Predicate.operatorName` tells what.
    case other
}

/// What is known of the pattern of a `LIKE`.
public enum LikePattern: Sendable, Hashable, Codable {
    /// Begins with literal characters: `abc%`, `a_c%`.
    case prefix
    /// Begins with a wildcard, with another one later: `%abc%`, `_b%`.
    case infix
    /// Begins with `%` and has no other wildcard: `%abc`.
    case suffix
    /// Has no wildcard at all.
    case exact
    /// Is a parameter or is computed, so it is not known.
    case parameter
}
