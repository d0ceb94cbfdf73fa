import MusterDatabase

/// Options that the verbs of the schema `batch` share.
enum BatchOptions {
    static let cluster = Option.value(
        "cluster", short: "c", "NAME", "the cluster; needed where there are several",
        environment: "MUSTER_CLUSTER")

    // MARK: Period

    static let since = Option.value(
        "since", "TIME", "from when: 7d, 12h, or a date; default 30d")
    static let until = Option.value("until", "TIME", "until when; default now")

    // MARK: Selection

    static let columns = Option.value(
        "columns", short: "C", "LIST", "columns, with commas between; all for all of them")
    static let filter = Option.value(
        "filter", short: "f", "CONDITION", "such as cores>=8, name~^train",
        isRepeatable: true)
    static let sort = Option.value(
        "sort", short: "s", "LIST", "columns to sort by; -NAME for descending")
    static let reverse = Option.flag("reverse", short: "r", "turn the order of --sort around")
    static let limit = Option.value("limit", short: "n", "COUNT", "how many rows at most")

    /// Which rows and columns: for a verb that lists.
    static let selection = [columns, filter, sort, reverse, limit]
}
