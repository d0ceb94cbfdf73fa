/// Documents in the form of servers newer than the one that the recorded plans come from, and of
/// extensions, written by hand after their sources.
enum NewerServers {
    /// PostgreSQL 18: fractional rows, `Disabled`, index searches, storage, window, WAL buffers.
    static let version18 = #"""
        [{"Plan": {
            "Node Type": "WindowAgg", "Parallel Aware": false, "Async Capable": false,
            "Startup Cost": 0.28, "Total Cost": 30.5, "Plan Rows": 10, "Plan Width": 12,
            "Actual Startup Time": 0.02, "Actual Total Time": 9.5, "Actual Rows": 10.00,
            "Actual Loops": 1, "Disabled": false,
            "Window": "w1 AS (PARTITION BY o.kind ROWS BETWEEN '3'::bigint PRECEDING AND CURRENT ROW)",
            "Storage": "Disk", "Maximum Storage": 4096, "Shared Hit Blocks": 20,
            "Shared I/O Read Time": 1.5, "Local I/O Read Time": 0.25, "Temp I/O Read Time": 0.25,
            "WAL Records": 0, "WAL FPI": 0, "WAL Bytes": 0, "WAL Buffers Full": 0,
            "Plans": [{
                "Node Type": "Nested Loop", "Parent Relationship": "Outer", "Join Type": "Right Semi",
                "Parallel Aware": false, "Async Capable": false,
                "Startup Cost": 0.28, "Total Cost": 30.0, "Plan Rows": 10, "Plan Width": 8,
                "Actual Startup Time": 0.02, "Actual Total Time": 9.0, "Actual Rows": 10.00,
                "Actual Loops": 1, "Disabled": true, "Inner Unique": false,
                "Plans": [{
                    "Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "c",
                    "Alias": "c", "Parallel Aware": false, "Async Capable": false,
                    "Startup Cost": 0.00, "Total Cost": 1.5, "Plan Rows": 30, "Plan Width": 4,
                    "Actual Startup Time": 0.01, "Actual Total Time": 0.5, "Actual Rows": 30.00,
                    "Actual Loops": 1, "Disabled": false
                }, {
                    "Node Type": "Index Scan", "Parent Relationship": "Inner",
                    "Scan Direction": "Forward", "Index Name": "o_pkey", "Relation Name": "o",
                    "Alias": "o", "Parallel Aware": false, "Async Capable": false,
                    "Startup Cost": 0.28, "Total Cost": 0.9, "Plan Rows": 1, "Plan Width": 8,
                    "Actual Startup Time": 0.01, "Actual Total Time": 0.2, "Actual Rows": 0.33,
                    "Actual Loops": 30, "Disabled": false, "Index Cond": "(id = c.id)",
                    "Filter": "(total > (InitPlan 1).col1)", "Rows Removed by Filter": 0.67,
                    "Index Searches": 30
                }]
            }]
        },
        "Planning": {"Shared Hit Blocks": 7, "Memory Used": 24, "Memory Allocated": 32},
        "Planning Time": 0.3, "Triggers": [],
        "Serialization": {"Time": 0.01, "Output Volume": 1, "Format": "text"},
        "Execution Time": 9.9}]
        """#

    /// PostgreSQL 17: names of InitPlans without `$n`, two kinds of I/O time.
    static let initPlan17 = #"""
        [{"Plan": {
            "Node Type": "Aggregate", "Strategy": "Plain", "Partial Mode": "Simple",
            "Startup Cost": 200, "Total Cost": 200.01, "Plan Rows": 1, "Plan Width": 8,
            "Actual Startup Time": 20, "Actual Total Time": 20, "Actual Rows": 1, "Actual Loops": 1,
            "Plans": [{
                "Node Type": "Aggregate", "Strategy": "Plain", "Partial Mode": "Simple",
                "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1",
                "Startup Cost": 90, "Total Cost": 90, "Plan Rows": 1, "Plan Width": 8,
                "Actual Startup Time": 12, "Actual Total Time": 12, "Actual Rows": 1,
                "Actual Loops": 1
            }, {
                "Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "t",
                "Alias": "t", "Startup Cost": 0, "Total Cost": 109, "Plan Rows": 100,
                "Plan Width": 4, "Actual Startup Time": 12, "Actual Total Time": 19,
                "Actual Rows": 100, "Actual Loops": 1, "Filter": "(a > (InitPlan 1).col1)"
            }]
        }}]
        """#

    /// A custom scan that says what nobody expects, logged by `auto_explain`, with JIT.
    static let extensionScan = #"""
        {"Query Text": "select 'sEcReT'", "Query Parameters": "$1 = 'sEcReT'",
        "Plan": {
            "Node Type": "Custom Scan", "Custom Plan Provider": "ColumnarScan",
            "Parallel Aware": false, "Async Capable": true, "Relation Name": "t", "Alias": "t",
            "Startup Cost": 0.00, "Total Cost": 10, "Plan Rows": 1, "Plan Width": 4,
            "Columnar Projected Columns": "a, sEcReT", "Columnar Chunk Groups Removed": 3,
            "Distributed Query": {"Job": {"Tasks": [{"Node": "host=sEcReT", "Remote Plan": [[{
                "Plan": {"Node Type": "Seq Scan", "Filter": "(a = 'sEcReT'::text)"}}]]}]}},
            "Remote SQL": "SELECT a FROM r.t WHERE (a = E'sEcReT\\\\''sEcReT')",
            "Filter": 17, "Output": "'sEcReT'", "Sort Key": [1, "a"], "Workers": [3, {}],
            "Plans": [{"Relation Name": "no type"}, 5, {"Node Type": "Tidy Scan", "Plans": {}}]
        },
        "JIT": {"Functions": 12, "Options": {"Inlining": true},
            "Timing": {"Generation": {"Deform": 0.1, "Total": 1.5}, "Total": 25.5}}}
        """#

    /// PostgreSQL 16: an anti join that builds from the outer side, repeated keys from an extension.
    static let rightAnti16 = #"""
        [{"Plan": {"Node Type": "Hash Join", "Join Type": "Right Anti", "Total Cost": 4,
            "Hash Cond": "(a.x = b.x)", "Workers": [], "Workers": [{"Worker Number": 0}],
            "Plans": [
                {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "a",
                    "Total Cost": 1},
                {"Node Type": "Hash", "Parent Relationship": "Inner", "Total Cost": 1, "Plans": [
                    {"Node Type": "Seq Scan", "Parent Relationship": "Outer",
                        "Relation Name": "b", "Total Cost": 1}]}]}}]
        """#

    static let all = [version18, initPlan17, extensionScan, rightAnti16]
}
