import PostgresClient

/// An index that exists only in one backend's memory.
public struct HypotheticalIndex: Sendable, Hashable {
    /// Its made-up oid.
    public let oid: Int64
    /// The name that plans show, such as `<13556>btree_orders_user_id`.
    public let name: String
    /// HypoPG's estimate in bytes; 2 to 3.5 times too large for deduplicated B-trees.
    public let estimatedBytes: Int64

    /// Reads the columns `oid`, `name` and `bytes`.
    init(_ row: Row) throws(PostgresError) {
        oid = try row.decode("oid")
        name = try row.decode("name")
        estimatedBytes = try row.decode("bytes")
    }
}
