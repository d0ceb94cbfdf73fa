// Recorded by PlanRecorder from 15.20. Do not edit.

extension RecordedPlan {
    static let all: [RecordedPlan] = [
        RecordedPlan(
            name: "seq scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Seq Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Filter": "(note = 'gift ''wrapped'' \\ $1'::text)",
                "Rows Removed by Filter": 20000
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Seq Scan on orders  (cost=0.00..457.00 rows=1 width=45) (actual rows=0 loops=1)
                  Filter: (note = 'gift ''wrapped'' \ $1'::text)
                  Rows Removed by Filter: 20000
                """#),
        RecordedPlan(
            name: "seq scan, planned", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Seq Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 19478,
                "Plan Width": 45,
                "Filter": "(total > 12.5)"
                }
                }
                ]
                """#,
            text: #"""
                Seq Scan on orders  (cost=0.00..457.00 rows=19478 width=45)
                  Filter: (total > 12.5)
                """#),
        RecordedPlan(
            name: "index scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 8.30,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Index Cond": "(id = 42)",
                "Rows Removed by Index Recheck": 0
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Index Scan using orders_pkey on orders  (cost=0.29..8.30 rows=1 width=45) (actual rows=1 loops=1)
                  Index Cond: (id = 42)
                """#),
        RecordedPlan(
            name: "index scan, planned", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 8.30,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Index Cond": "(id = 42)"
                }
                }
                ]
                """#,
            text: #"""
                Index Scan using orders_pkey on orders  (cost=0.29..8.30 rows=1 width=45)
                  Index Cond: (id = 42)
                """#),
        RecordedPlan(
            name: "expression index", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_lower_email",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 8.29,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Index Cond": "(lower(email) = 'user17@example.com'::text)",
                "Rows Removed by Index Recheck": 0
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Index Scan using customers_lower_email on customers  (cost=0.28..8.29 rows=1 width=4) (actual rows=1 loops=1)
                  Index Cond: (lower(email) = 'user17@example.com'::text)
                """#),
        RecordedPlan(
            name: "index only scan backward", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 0.55,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Rows": 10,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Backward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 528.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 10,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Limit  (cost=0.29..0.55 rows=10 width=4) (actual rows=10 loops=1)
                  ->  Index Only Scan Backward using orders_pkey on orders  (cost=0.29..528.29 rows=20000 width=4) (actual rows=10 loops=1)
                        Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "index cond and filter", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 4.36,
                "Total Cost": 37.94,
                "Plan Rows": 5,
                "Plan Width": 45,
                "Actual Rows": 6,
                "Actual Loops": 1,
                "Recheck Cond": "(customer_id = 17)",
                "Rows Removed by Index Recheck": 0,
                "Filter": "((total > '100'::numeric) AND (status <> 'new'::text))",
                "Rows Removed by Filter": 4,
                "Exact Heap Blocks": 10,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Rows": 10,
                "Actual Loops": 1,
                "Index Cond": "(customer_id = 17)"
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=4.36..37.94 rows=5 width=45) (actual rows=6 loops=1)
                  Recheck Cond: (customer_id = 17)
                  Filter: ((total > '100'::numeric) AND (status <> 'new'::text))
                  Rows Removed by Filter: 4
                  Heap Blocks: exact=10
                  ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0) (actual rows=10 loops=1)
                        Index Cond: (customer_id = 17)
                """#),
        RecordedPlan(
            name: "bitmap heap scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 13.10,
                "Total Cost": 94.69,
                "Plan Rows": 30,
                "Plan Width": 45,
                "Actual Rows": 20,
                "Actual Loops": 1,
                "Recheck Cond": "(customer_id = ANY ('{1,2,3}'::integer[]))",
                "Rows Removed by Index Recheck": 0,
                "Filter": "(total >= '5'::numeric)",
                "Rows Removed by Filter": 10,
                "Exact Heap Blocks": 30,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 13.09,
                "Plan Rows": 30,
                "Plan Width": 0,
                "Actual Rows": 30,
                "Actual Loops": 1,
                "Index Cond": "(customer_id = ANY ('{1,2,3}'::integer[]))"
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=13.10..94.69 rows=30 width=45) (actual rows=20 loops=1)
                  Recheck Cond: (customer_id = ANY ('{1,2,3}'::integer[]))
                  Filter: (total >= '5'::numeric)
                  Rows Removed by Filter: 10
                  Heap Blocks: exact=30
                  ->  Bitmap Index Scan on orders_customer  (cost=0.00..13.09 rows=30 width=0) (actual rows=30 loops=1)
                        Index Cond: (customer_id = ANY ('{1,2,3}'::integer[]))
                """#),
        RecordedPlan(
            name: "bitmap and", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 44.36,
                "Total Cost": 160.36,
                "Plan Rows": 49,
                "Plan Width": 45,
                "Actual Rows": 42,
                "Actual Loops": 1,
                "Recheck Cond": "((customer_id < 60) AND (created_at >= '2025-01-02 00:00:00+00'::timestamp with time zone) AND (created_at <= '2025-01-03 00:00:00+00'::timestamp with time zone))",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 15,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "BitmapAnd",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 44.36,
                "Total Cost": 44.36,
                "Plan Rows": 49,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 9.39,
                "Plan Rows": 680,
                "Plan Width": 0,
                "Actual Rows": 590,
                "Actual Loops": 1,
                "Index Cond": "(customer_id < 60)"
                },
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_created",
                "Startup Cost": 0.00,
                "Total Cost": 34.70,
                "Plan Rows": 1441,
                "Plan Width": 0,
                "Actual Rows": 1441,
                "Actual Loops": 1,
                "Index Cond": "((created_at >= '2025-01-02 00:00:00+00'::timestamp with time zone) AND (created_at <= '2025-01-03 00:00:00+00'::timestamp with time zone))"
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=44.36..160.36 rows=49 width=45) (actual rows=42 loops=1)
                  Recheck Cond: ((customer_id < 60) AND (created_at >= '2025-01-02 00:00:00+00'::timestamp with time zone) AND (created_at <= '2025-01-03 00:00:00+00'::timestamp with time zone))
                  Heap Blocks: exact=15
                  ->  BitmapAnd  (cost=44.36..44.36 rows=49 width=0) (actual rows=0 loops=1)
                        ->  Bitmap Index Scan on orders_customer  (cost=0.00..9.39 rows=680 width=0) (actual rows=590 loops=1)
                              Index Cond: (customer_id < 60)
                        ->  Bitmap Index Scan on orders_created  (cost=0.00..34.70 rows=1441 width=0) (actual rows=1441 loops=1)
                              Index Cond: ((created_at >= '2025-01-02 00:00:00+00'::timestamp with time zone) AND (created_at <= '2025-01-03 00:00:00+00'::timestamp with time zone))
                """#),
        RecordedPlan(
            name: "bitmap or", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 9.61,
                "Total Cost": 202.15,
                "Plan Rows": 129,
                "Plan Width": 45,
                "Actual Rows": 129,
                "Actual Loops": 1,
                "Recheck Cond": "((customer_id = 5) OR (created_at < '2025-01-01 02:00:00+00'::timestamp with time zone))",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 12,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "BitmapOr",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 9.61,
                "Total Cost": 9.61,
                "Plan Rows": 129,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Rows": 10,
                "Actual Loops": 1,
                "Index Cond": "(customer_id = 5)"
                },
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_created",
                "Startup Cost": 0.00,
                "Total Cost": 5.18,
                "Plan Rows": 119,
                "Plan Width": 0,
                "Actual Rows": 119,
                "Actual Loops": 1,
                "Index Cond": "(created_at < '2025-01-01 02:00:00+00'::timestamp with time zone)"
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=9.61..202.15 rows=129 width=45) (actual rows=129 loops=1)
                  Recheck Cond: ((customer_id = 5) OR (created_at < '2025-01-01 02:00:00+00'::timestamp with time zone))
                  Heap Blocks: exact=12
                  ->  BitmapOr  (cost=9.61..9.61 rows=129 width=0) (actual rows=0 loops=1)
                        ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0) (actual rows=10 loops=1)
                              Index Cond: (customer_id = 5)
                        ->  Bitmap Index Scan on orders_created  (cost=0.00..5.18 rows=119 width=0) (actual rows=119 loops=1)
                              Index Cond: (created_at < '2025-01-01 02:00:00+00'::timestamp with time zone)
                """#),
        RecordedPlan(
            name: "nested loop", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Nested Loop",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 3.59,
                "Total Cost": 534.45,
                "Plan Rows": 190,
                "Plan Width": 13,
                "Actual Rows": 190,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 8.61,
                "Plan Rows": 19,
                "Plan Width": 13,
                "Actual Rows": 19,
                "Actual Loops": 1,
                "Index Cond": "(id < 20)",
                "Rows Removed by Index Recheck": 0
                },
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 3.31,
                "Total Cost": 27.58,
                "Plan Rows": 10,
                "Plan Width": 8,
                "Actual Rows": 10,
                "Actual Loops": 19,
                "Recheck Cond": "(customer_id = c.id)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 190,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 3.31,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Rows": 10,
                "Actual Loops": 19,
                "Index Cond": "(customer_id = c.id)"
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Nested Loop  (cost=3.59..534.45 rows=190 width=13) (actual rows=190 loops=1)
                  ->  Index Scan using customers_pkey on customers c  (cost=0.28..8.61 rows=19 width=13) (actual rows=19 loops=1)
                        Index Cond: (id < 20)
                  ->  Bitmap Heap Scan on orders o  (cost=3.31..27.58 rows=10 width=8) (actual rows=10 loops=19)
                        Recheck Cond: (customer_id = c.id)
                        Heap Blocks: exact=190
                        ->  Bitmap Index Scan on orders_customer  (cost=0.00..3.31 rows=10 width=0) (actual rows=10 loops=19)
                              Index Cond: (customer_id = c.id)
                """#),
        RecordedPlan(
            name: "memoize", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 750.80,
                "Total Cost": 750.81,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.57,
                "Total Cost": 743.31,
                "Plan Rows": 2999,
                "Plan Width": 9,
                "Actual Rows": 2999,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 123.77,
                "Plan Rows": 2999,
                "Plan Width": 4,
                "Actual Rows": 2999,
                "Actual Loops": 1,
                "Index Cond": "(id < 3000)",
                "Rows Removed by Index Recheck": 0
                },
                {
                "Node Type": "Memoize",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 0.35,
                "Plan Rows": 1,
                "Plan Width": 13,
                "Actual Rows": 1,
                "Actual Loops": 2999,
                "Cache Key": "o.customer_id",
                "Cache Mode": "logical",
                "Cache Hits": 999,
                "Cache Misses": 2000,
                "Cache Evictions": 0,
                "Cache Overflows": 0,
                "Peak Memory Usage": 227,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 0.34,
                "Plan Rows": 1,
                "Plan Width": 13,
                "Actual Rows": 1,
                "Actual Loops": 2000,
                "Index Cond": "(id = o.customer_id)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=750.80..750.81 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Nested Loop  (cost=0.57..743.31 rows=2999 width=9) (actual rows=2999 loops=1)
                        ->  Index Scan using orders_pkey on orders o  (cost=0.29..123.77 rows=2999 width=4) (actual rows=2999 loops=1)
                              Index Cond: (id < 3000)
                        ->  Memoize  (cost=0.29..0.35 rows=1 width=13) (actual rows=1 loops=2999)
                              Cache Key: o.customer_id
                              Cache Mode: logical
                              Hits: 999  Misses: 2000  Evictions: 0  Overflows: 0  Memory Usage: 227kB
                              ->  Index Scan using customers_pkey on customers c  (cost=0.28..0.34 rows=1 width=13) (actual rows=1 loops=2000)
                                    Index Cond: (id = o.customer_id)
                """#),
        RecordedPlan(
            name: "materialize", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 641.83,
                "Total Cost": 641.84,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.00,
                "Total Cost": 608.50,
                "Plan Rows": 13333,
                "Plan Width": 0,
                "Actual Rows": 19900,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Join Filter": "(a.name > b.name)",
                "Rows Removed by Join Filter": 20100,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "a",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 1
                },
                {
                "Node Type": "Materialize",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 5.00,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 200,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "b",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 1
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=641.83..641.84 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Nested Loop  (cost=0.00..608.50 rows=13333 width=0) (actual rows=19900 loops=1)
                        Join Filter: (a.name > b.name)
                        Rows Removed by Join Filter: 20100
                        ->  Seq Scan on staff a  (cost=0.00..4.00 rows=200 width=4) (actual rows=200 loops=1)
                        ->  Materialize  (cost=0.00..5.00 rows=200 width=4) (actual rows=200 loops=200)
                              ->  Seq Scan on staff b  (cost=0.00..4.00 rows=200 width=4) (actual rows=200 loops=1)
                """#),
        RecordedPlan(
            name: "hash left join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Hash Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Right",
                "Startup Cost": 149.96,
                "Total Cost": 457.81,
                "Plan Rows": 2222,
                "Plan Width": 13,
                "Actual Rows": 2581,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(o.customer_id = c.id)",
                "Join Filter": "(o.total > (c.id)::numeric)",
                "Rows Removed by Join Filter": 5837,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 79.96,
                "Total Cost": 370.29,
                "Plan Rows": 6667,
                "Plan Width": 8,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Recheck Cond": "(status = 'paid'::text)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 207,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_status",
                "Startup Cost": 0.00,
                "Total Cost": 78.29,
                "Plan Rows": 6667,
                "Plan Width": 0,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Index Cond": "(status = 'paid'::text)"
                }
                ]
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 45.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 13,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 110,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 13,
                "Actual Rows": 2000,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Hash Right Join  (cost=149.96..457.81 rows=2222 width=13) (actual rows=2581 loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  Join Filter: (o.total > (c.id)::numeric)
                  Rows Removed by Join Filter: 5837
                  ->  Bitmap Heap Scan on orders o  (cost=79.96..370.29 rows=6667 width=8) (actual rows=6667 loops=1)
                        Recheck Cond: (status = 'paid'::text)
                        Heap Blocks: exact=207
                        ->  Bitmap Index Scan on orders_status  (cost=0.00..78.29 rows=6667 width=0) (actual rows=6667 loops=1)
                              Index Cond: (status = 'paid'::text)
                  ->  Hash  (cost=45.00..45.00 rows=2000 width=13) (actual rows=2000 loops=1)
                        Buckets: 2048  Batches: 1  Memory Usage: 110kB
                        ->  Seq Scan on customers c  (cost=0.00..45.00 rows=2000 width=13) (actual rows=2000 loops=1)
                """#),
        RecordedPlan(
            name: "hash batches", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 1377.26,
                "Total Cost": 1377.27,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 786.00,
                "Total Cost": 1332.26,
                "Plan Rows": 18000,
                "Plan Width": 0,
                "Actual Rows": 18000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(i.order_id = o.id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 278.00,
                "Plan Rows": 18000,
                "Plan Width": 4,
                "Actual Rows": 18000,
                "Actual Loops": 1
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 457.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 32,
                "Original Hash Batches": 32,
                "Peak Memory Usage": 39,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Filter": "(note <> 'y'::text)",
                "Rows Removed by Filter": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=1377.26..1377.27 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Hash Join  (cost=786.00..1332.26 rows=18000 width=0) (actual rows=18000 loops=1)
                        Hash Cond: (i.order_id = o.id)
                        ->  Seq Scan on items i  (cost=0.00..278.00 rows=18000 width=4) (actual rows=18000 loops=1)
                        ->  Hash  (cost=457.00..457.00 rows=20000 width=4) (actual rows=20000 loops=1)
                              Buckets: 2048  Batches: 32  Memory Usage: 39kB
                              ->  Seq Scan on orders o  (cost=0.00..457.00 rows=20000 width=4) (actual rows=20000 loops=1)
                                    Filter: (note <> 'y'::text)
                """#),
        RecordedPlan(
            name: "merge join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.57,
                "Total Cost": 4.40,
                "Plan Rows": 50,
                "Plan Width": 61,
                "Actual Rows": 50,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Merge Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.57,
                "Total Cost": 1377.77,
                "Plan Rows": 18000,
                "Plan Width": 61,
                "Actual Rows": 50,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Merge Cond": "(o.id = i.order_id)",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 738.29,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 17,
                "Actual Loops": 1
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "items_pkey",
                "Relation Name": "items",
                "Alias": "i",
                "Startup Cost": 0.29,
                "Total Cost": 916.08,
                "Plan Rows": 18000,
                "Plan Width": 16,
                "Actual Rows": 50,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Limit  (cost=0.57..4.40 rows=50 width=61) (actual rows=50 loops=1)
                  ->  Merge Join  (cost=0.57..1377.77 rows=18000 width=61) (actual rows=50 loops=1)
                        Merge Cond: (o.id = i.order_id)
                        ->  Index Scan using orders_pkey on orders o  (cost=0.29..738.29 rows=20000 width=45) (actual rows=17 loops=1)
                        ->  Index Scan using items_pkey on items i  (cost=0.29..916.08 rows=18000 width=16) (actual rows=50 loops=1)
                """#),
        RecordedPlan(
            name: "merge full join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 86.92,
                "Total Cost": 86.93,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Merge Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Full",
                "Startup Cost": 11.92,
                "Total Cost": 81.92,
                "Plan Rows": 2000,
                "Plan Width": 0,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Merge Cond": "(b.id = a.id)",
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "b",
                "Startup Cost": 0.28,
                "Total Cost": 62.28,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 11.64,
                "Total Cost": 12.14,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 1,
                "Sort Key": ["a.id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "a",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 1
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=86.92..86.93 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Merge Full Join  (cost=11.92..81.92 rows=2000 width=0) (actual rows=2000 loops=1)
                        Merge Cond: (b.id = a.id)
                        ->  Index Only Scan using customers_pkey on customers b  (cost=0.28..62.28 rows=2000 width=4) (actual rows=2000 loops=1)
                              Heap Fetches: 0
                        ->  Sort  (cost=11.64..12.14 rows=200 width=4) (actual rows=200 loops=1)
                              Sort Key: a.id
                              Sort Method: quicksort  Memory: 25kB
                              ->  Seq Scan on staff a  (cost=0.00..4.00 rows=200 width=4) (actual rows=200 loops=1)
                """#),
        RecordedPlan(
            name: "hash semi join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Hash Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 495.29,
                "Total Cost": 567.79,
                "Plan Rows": 2000,
                "Plan Width": 9,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(c.id = orders.customer_id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 13,
                "Actual Rows": 2000,
                "Actual Loops": 1
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 470.29,
                "Total Cost": 470.29,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 87,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Simple",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 450.29,
                "Total Cost": 470.29,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Group Key": ["orders.customer_id"],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 241,
                "Disk Usage": 0,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_customer",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 400.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Hash Join  (cost=495.29..567.79 rows=2000 width=9) (actual rows=2000 loops=1)
                  Hash Cond: (c.id = orders.customer_id)
                  ->  Seq Scan on customers c  (cost=0.00..45.00 rows=2000 width=13) (actual rows=2000 loops=1)
                  ->  Hash  (cost=470.29..470.29 rows=2000 width=4) (actual rows=2000 loops=1)
                        Buckets: 2048  Batches: 1  Memory Usage: 87kB
                        ->  HashAggregate  (cost=450.29..470.29 rows=2000 width=4) (actual rows=2000 loops=1)
                              Group Key: orders.customer_id
                              Batches: 1  Memory Usage: 241kB
                              ->  Index Only Scan using orders_customer on orders  (cost=0.29..400.29 rows=20000 width=4) (actual rows=20000 loops=1)
                                    Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "hash anti join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Hash Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Anti",
                "Startup Cost": 506.50,
                "Total Cost": 574.00,
                "Plan Rows": 1,
                "Plan Width": 9,
                "Actual Rows": 1604,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Hash Cond": "(c.id = o.customer_id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 13,
                "Actual Rows": 2000,
                "Actual Loops": 1
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 457.00,
                "Total Cost": 457.00,
                "Plan Rows": 3960,
                "Plan Width": 4,
                "Actual Rows": 3960,
                "Actual Loops": 1,
                "Hash Buckets": 4096,
                "Original Hash Buckets": 4096,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 172,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 3960,
                "Plan Width": 4,
                "Actual Rows": 3960,
                "Actual Loops": 1,
                "Filter": "(total > '400'::numeric)",
                "Rows Removed by Filter": 16040
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Hash Anti Join  (cost=506.50..574.00 rows=1 width=9) (actual rows=1604 loops=1)
                  Hash Cond: (c.id = o.customer_id)
                  ->  Seq Scan on customers c  (cost=0.00..45.00 rows=2000 width=13) (actual rows=2000 loops=1)
                  ->  Hash  (cost=457.00..457.00 rows=3960 width=4) (actual rows=3960 loops=1)
                        Buckets: 4096  Batches: 1  Memory Usage: 172kB
                        ->  Seq Scan on orders o  (cost=0.00..457.00 rows=3960 width=4) (actual rows=3960 loops=1)
                              Filter: (total > '400'::numeric)
                              Rows Removed by Filter: 16040
                """#),
        RecordedPlan(
            name: "three way join", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 894.76,
                "Total Cost": 894.77,
                "Plan Rows": 4,
                "Plan Width": 11,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Sort Key": ["(sum(i.quantity)) DESC"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Simple",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 894.68,
                "Total Cost": 894.72,
                "Plan Rows": 4,
                "Plan Width": 11,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Group Key": ["c.country"],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 523.63,
                "Total Cost": 864.68,
                "Plan Rows": 6000,
                "Plan Width": 7,
                "Actual Rows": 6000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(o.customer_id = c.id)",
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 453.63,
                "Total Cost": 778.89,
                "Plan Rows": 6000,
                "Plan Width": 8,
                "Actual Rows": 6000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(i.order_id = o.id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 278.00,
                "Plan Rows": 18000,
                "Plan Width": 8,
                "Actual Rows": 18000,
                "Actual Loops": 1
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 370.29,
                "Total Cost": 370.29,
                "Plan Rows": 6667,
                "Plan Width": 8,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Hash Buckets": 8192,
                "Original Hash Buckets": 8192,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 325,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 79.96,
                "Total Cost": 370.29,
                "Plan Rows": 6667,
                "Plan Width": 8,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Recheck Cond": "(status = 'sent'::text)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 207,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_status",
                "Startup Cost": 0.00,
                "Total Cost": 78.29,
                "Plan Rows": 6667,
                "Plan Width": 0,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Index Cond": "(status = 'sent'::text)"
                }
                ]
                }
                ]
                }
                ]
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 45.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 7,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 95,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 7,
                "Actual Rows": 2000,
                "Actual Loops": 1
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Sort  (cost=894.76..894.77 rows=4 width=11) (actual rows=4 loops=1)
                  Sort Key: (sum(i.quantity)) DESC
                  Sort Method: quicksort  Memory: 25kB
                  ->  HashAggregate  (cost=894.68..894.72 rows=4 width=11) (actual rows=4 loops=1)
                        Group Key: c.country
                        Batches: 1  Memory Usage: 24kB
                        ->  Hash Join  (cost=523.63..864.68 rows=6000 width=7) (actual rows=6000 loops=1)
                              Hash Cond: (o.customer_id = c.id)
                              ->  Hash Join  (cost=453.63..778.89 rows=6000 width=8) (actual rows=6000 loops=1)
                                    Hash Cond: (i.order_id = o.id)
                                    ->  Seq Scan on items i  (cost=0.00..278.00 rows=18000 width=8) (actual rows=18000 loops=1)
                                    ->  Hash  (cost=370.29..370.29 rows=6667 width=8) (actual rows=6667 loops=1)
                                          Buckets: 8192  Batches: 1  Memory Usage: 325kB
                                          ->  Bitmap Heap Scan on orders o  (cost=79.96..370.29 rows=6667 width=8) (actual rows=6667 loops=1)
                                                Recheck Cond: (status = 'sent'::text)
                                                Heap Blocks: exact=207
                                                ->  Bitmap Index Scan on orders_status  (cost=0.00..78.29 rows=6667 width=0) (actual rows=6667 loops=1)
                                                      Index Cond: (status = 'sent'::text)
                              ->  Hash  (cost=45.00..45.00 rows=2000 width=7) (actual rows=2000 loops=1)
                                    Buckets: 2048  Batches: 1  Memory Usage: 95kB
                                    ->  Seq Scan on customers c  (cost=0.00..45.00 rows=2000 width=7) (actual rows=2000 loops=1)
                """#),
        RecordedPlan(
            name: "aggregate plain", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 477.01,
                "Total Cost": 477.02,
                "Plan Rows": 1,
                "Plan Width": 40,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 4002,
                "Plan Width": 4,
                "Actual Rows": 4000,
                "Actual Loops": 1,
                "Filter": "(total < '100'::numeric)",
                "Rows Removed by Filter": 16000
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=477.01..477.02 rows=1 width=40) (actual rows=1 loops=1)
                  ->  Seq Scan on orders  (cost=0.00..457.00 rows=4002 width=4) (actual rows=4000 loops=1)
                        Filter: (total < '100'::numeric)
                        Rows Removed by Filter: 16000
                """#),
        RecordedPlan(
            name: "aggregate hashed", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Sorted",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 476.32,
                "Plan Rows": 1,
                "Plan Width": 12,
                "Actual Rows": 3,
                "Actual Loops": 1,
                "Group Key": ["status"],
                "Filter": "(count(*) > 10)",
                "Rows Removed by Filter": 0,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_status",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 376.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                GroupAggregate  (cost=0.29..476.32 rows=1 width=12) (actual rows=3 loops=1)
                  Group Key: status
                  Filter: (count(*) > 10)
                  ->  Index Only Scan using orders_status on orders  (cost=0.29..376.29 rows=20000 width=4) (actual rows=20000 loops=1)
                        Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "aggregate sorted", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Sorted",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 28.81,
                "Total Cost": 34.56,
                "Plan Rows": 280,
                "Plan Width": 36,
                "Actual Rows": 299,
                "Actual Loops": 1,
                "Group Key": ["customer_id"],
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 28.81,
                "Total Cost": 29.56,
                "Plan Rows": 299,
                "Plan Width": 8,
                "Actual Rows": 299,
                "Actual Loops": 1,
                "Sort Key": ["customer_id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 41,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 16.52,
                "Plan Rows": 299,
                "Plan Width": 8,
                "Actual Rows": 299,
                "Actual Loops": 1,
                "Index Cond": "(id < 300)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                GroupAggregate  (cost=28.81..34.56 rows=280 width=36) (actual rows=299 loops=1)
                  Group Key: customer_id
                  ->  Sort  (cost=28.81..29.56 rows=299 width=8) (actual rows=299 loops=1)
                        Sort Key: customer_id
                        Sort Method: quicksort  Memory: 41kB
                        ->  Index Scan using orders_pkey on orders  (cost=0.29..16.52 rows=299 width=8) (actual rows=299 loops=1)
                              Index Cond: (id < 300)
                """#),
        RecordedPlan(
            name: "aggregate mixed", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Mixed",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 732.05,
                "Plan Rows": 2004,
                "Plan Width": 16,
                "Actual Rows": 7,
                "Actual Loops": 1,
                "Grouping Sets": [
                {
                "Hash Keys": [
                ["status"]
                ]
                },
                {
                "Hash Keys": [
                ["(customer_id % 3)"]
                ]
                },
                {
                "Group Keys": [
                []
                ]
                }
                ],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 129,
                "Disk Usage": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 8,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                MixedAggregate  (cost=0.00..732.05 rows=2004 width=16) (actual rows=7 loops=1)
                  Hash Key: status
                  Hash Key: (customer_id % 3)
                  Group Key: ()
                  Batches: 1  Memory Usage: 129kB
                  ->  Seq Scan on orders  (cost=0.00..457.00 rows=20000 width=8) (actual rows=20000 loops=1)
                """#),
        RecordedPlan(
            name: "aggregate spilled", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 5138.25,
                "Total Cost": 6208.56,
                "Plan Rows": 20000,
                "Plan Width": 37,
                "Actual Rows": 9000,
                "Actual Loops": 1,
                "Group Key": ["total", "note", "(id % 9000)"],
                "Planned Partitions": 4,
                "HashAgg Batches": 85,
                "Peak Memory Usage": 93,
                "Disk Usage": 1592,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 29,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                HashAggregate  (cost=5138.25..6208.56 rows=20000 width=37) (actual rows=9000 loops=1)
                  Group Key: total, note, (id % 9000)
                  Planned Partitions: 4  Batches: 85  Memory Usage: 93kB  Disk Usage: 1592kB
                  ->  Seq Scan on orders  (cost=0.00..457.00 rows=20000 width=29) (actual rows=20000 loops=1)
                """#),
        RecordedPlan(
            name: "group", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Group",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.28,
                "Total Cost": 51.28,
                "Plan Rows": 4,
                "Plan Width": 3,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Group Key": ["country"],
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_country",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 46.28,
                "Plan Rows": 2000,
                "Plan Width": 3,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Group  (cost=0.28..51.28 rows=4 width=3) (actual rows=4 loops=1)
                  Group Key: country
                  ->  Index Only Scan using customers_country on customers  (cost=0.28..46.28 rows=2000 width=3) (actual rows=2000 loops=1)
                        Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "sort quicksort", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 10.63,
                "Total Cost": 10.76,
                "Plan Rows": 49,
                "Plan Width": 97,
                "Actual Rows": 49,
                "Actual Loops": 1,
                "Sort Key": ["(lower(name)) DESC"],
                "Sort Method": "quicksort",
                "Sort Space Used": 30,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 9.26,
                "Plan Rows": 49,
                "Plan Width": 97,
                "Actual Rows": 49,
                "Actual Loops": 1,
                "Index Cond": "(id < 50)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Sort  (cost=10.63..10.76 rows=49 width=97) (actual rows=49 loops=1)
                  Sort Key: (lower(name)) DESC
                  Sort Method: quicksort  Memory: 30kB
                  ->  Index Scan using customers_pkey on customers  (cost=0.28..9.26 rows=49 width=97) (actual rows=49 loops=1)
                        Index Cond: (id < 50)
                """#),
        RecordedPlan(
            name: "sort top-n", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 739.19,
                "Total Cost": 739.21,
                "Plan Rows": 5,
                "Plan Width": 45,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 739.19,
                "Total Cost": 789.19,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Sort Key": ["total DESC", "id"],
                "Sort Method": "top-N heapsort",
                "Sort Space Used": 26,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Limit  (cost=739.19..739.21 rows=5 width=45) (actual rows=5 loops=1)
                  ->  Sort  (cost=739.19..789.19 rows=20000 width=45) (actual rows=5 loops=1)
                        Sort Key: total DESC, id
                        Sort Method: top-N heapsort  Memory: 26kB
                        ->  Seq Scan on orders  (cost=0.00..407.00 rows=20000 width=45) (actual rows=20000 loops=1)
                """#),
        RecordedPlan(
            name: "sort external", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 3067.77,
                "Total Cost": 3117.77,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Sort Key": ["note", "total"],
                "Sort Method": "external merge",
                "Sort Space Used": 1272,
                "Sort Space Type": "Disk",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Sort  (cost=3067.77..3117.77 rows=20000 width=45) (actual rows=20000 loops=1)
                  Sort Key: note, total
                  Sort Method: external merge  Disk: 1272kB
                  ->  Seq Scan on orders  (cost=0.00..407.00 rows=20000 width=45) (actual rows=20000 loops=1)
                """#),
        RecordedPlan(
            name: "incremental sort", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.33,
                "Total Cost": 2.79,
                "Plan Rows": 30,
                "Plan Width": 45,
                "Actual Rows": 30,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Incremental Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.33,
                "Total Cost": 1638.29,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 30,
                "Actual Loops": 1,
                "Sort Key": ["created_at", "total"],
                "Presorted Key": ["created_at"],
                "Full-sort Groups": {
                "Group Count": 1,
                "Sort Methods Used": ["quicksort"],
                "Sort Space Memory": {
                "Average Sort Space Used": 29,
                "Peak Sort Space Used": 29
                }
                },
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_created",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 738.29,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 31,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Limit  (cost=0.33..2.79 rows=30 width=45) (actual rows=30 loops=1)
                  ->  Incremental Sort  (cost=0.33..1638.29 rows=20000 width=45) (actual rows=30 loops=1)
                        Sort Key: created_at, total
                        Presorted Key: created_at
                        Full-sort Groups: 1  Sort Method: quicksort  Average Memory: 29kB  Peak Memory: 29kB
                        ->  Index Scan using orders_created on orders  (cost=0.29..738.29 rows=20000 width=45) (actual rows=31 loops=1)
                """#),
        RecordedPlan(
            name: "window", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "WindowAgg",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 14.30,
                "Total Cost": 16.28,
                "Plan Rows": 99,
                "Plan Width": 20,
                "Actual Rows": 99,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 14.30,
                "Total Cost": 14.55,
                "Plan Rows": 99,
                "Plan Width": 12,
                "Actual Rows": 99,
                "Actual Loops": 1,
                "Sort Key": ["status", "total DESC"],
                "Sort Method": "quicksort",
                "Sort Space Used": 30,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 11.02,
                "Plan Rows": 99,
                "Plan Width": 12,
                "Actual Rows": 99,
                "Actual Loops": 1,
                "Index Cond": "(id < 100)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                WindowAgg  (cost=14.30..16.28 rows=99 width=20) (actual rows=99 loops=1)
                  ->  Sort  (cost=14.30..14.55 rows=99 width=12) (actual rows=99 loops=1)
                        Sort Key: status, total DESC
                        Sort Method: quicksort  Memory: 30kB
                        ->  Index Scan using orders_pkey on orders  (cost=0.29..11.02 rows=99 width=12) (actual rows=99 loops=1)
                              Index Cond: (id < 100)
                """#),
        RecordedPlan(
            name: "window run condition", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "WindowAgg",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 828.29,
                "Plan Rows": 20000,
                "Plan Width": 12,
                "Actual Rows": 3,
                "Actual Loops": 1,
                "Run Condition": "(row_number() OVER (?) <= 3)",
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 528.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                WindowAgg  (cost=0.29..828.29 rows=20000 width=12) (actual rows=3 loops=1)
                  Run Condition: (row_number() OVER (?) <= 3)
                  ->  Index Only Scan using orders_pkey on orders  (cost=0.29..528.29 rows=20000 width=4) (actual rows=5 loops=1)
                        Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "distinct", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Unique",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 13.72,
                "Total Cost": 14.38,
                "Plan Rows": 89,
                "Plan Width": 12,
                "Actual Rows": 89,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 13.72,
                "Total Cost": 13.94,
                "Plan Rows": 89,
                "Plan Width": 12,
                "Actual Rows": 89,
                "Actual Loops": 1,
                "Sort Key": ["country", "name"],
                "Sort Method": "quicksort",
                "Sort Space Used": 29,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 10.84,
                "Plan Rows": 89,
                "Plan Width": 12,
                "Actual Rows": 89,
                "Actual Loops": 1,
                "Index Cond": "(id < 90)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Unique  (cost=13.72..14.38 rows=89 width=12) (actual rows=89 loops=1)
                  ->  Sort  (cost=13.72..13.94 rows=89 width=12) (actual rows=89 loops=1)
                        Sort Key: country, name
                        Sort Method: quicksort  Memory: 29kB
                        ->  Index Scan using customers_pkey on customers  (cost=0.28..10.84 rows=89 width=12) (actual rows=89 loops=1)
                              Index Cond: (id < 90)
                """#),
        RecordedPlan(
            name: "except", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "SetOp",
                "Strategy": "Hashed",
                "Parallel Aware": false,
                "Async Capable": false,
                "Command": "Except",
                "Startup Cost": 0.00,
                "Total Cost": 830.29,
                "Plan Rows": 2000,
                "Plan Width": 8,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 775.29,
                "Plan Rows": 22000,
                "Plan Width": 8,
                "Actual Rows": 22000,
                "Actual Loops": 1,
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Subquery Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*SELECT* 1",
                "Startup Cost": 0.00,
                "Total Cost": 65.00,
                "Plan Rows": 2000,
                "Plan Width": 8,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Subquery",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Rows": 2000,
                "Actual Loops": 1
                }
                ]
                },
                {
                "Node Type": "Subquery Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*SELECT* 2",
                "Startup Cost": 0.29,
                "Total Cost": 600.29,
                "Plan Rows": 20000,
                "Plan Width": 8,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Subquery",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_customer",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 400.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                HashSetOp Except  (cost=0.00..830.29 rows=2000 width=8) (actual rows=0 loops=1)
                  ->  Append  (cost=0.00..775.29 rows=22000 width=8) (actual rows=22000 loops=1)
                        ->  Subquery Scan on "*SELECT* 1"  (cost=0.00..65.00 rows=2000 width=8) (actual rows=2000 loops=1)
                              ->  Seq Scan on customers  (cost=0.00..45.00 rows=2000 width=4) (actual rows=2000 loops=1)
                        ->  Subquery Scan on "*SELECT* 2"  (cost=0.29..600.29 rows=20000 width=8) (actual rows=20000 loops=1)
                              ->  Index Only Scan using orders_customer on orders  (cost=0.29..400.29 rows=20000 width=4) (actual rows=20000 loops=1)
                                    Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "intersect sorted", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "SetOp",
                "Strategy": "Sorted",
                "Parallel Aware": false,
                "Async Capable": false,
                "Command": "Intersect All",
                "Startup Cost": 21.99,
                "Total Cost": 23.18,
                "Plan Rows": 39,
                "Plan Width": 8,
                "Actual Rows": 39,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 21.99,
                "Total Cost": 22.58,
                "Plan Rows": 239,
                "Plan Width": 8,
                "Actual Rows": 239,
                "Actual Loops": 1,
                "Sort Key": ["\"*SELECT* 2\".id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 36,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.28,
                "Total Cost": 12.54,
                "Plan Rows": 239,
                "Plan Width": 8,
                "Actual Rows": 239,
                "Actual Loops": 1,
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Subquery Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*SELECT* 2",
                "Startup Cost": 0.28,
                "Total Cost": 5.35,
                "Plan Rows": 39,
                "Plan Width": 8,
                "Actual Rows": 39,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Subquery",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 4.96,
                "Plan Rows": 39,
                "Plan Width": 4,
                "Actual Rows": 39,
                "Actual Loops": 1,
                "Index Cond": "(id < 40)",
                "Rows Removed by Index Recheck": 0,
                "Heap Fetches": 0
                }
                ]
                },
                {
                "Node Type": "Subquery Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*SELECT* 1",
                "Startup Cost": 0.00,
                "Total Cost": 6.00,
                "Plan Rows": 200,
                "Plan Width": 8,
                "Actual Rows": 200,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Subquery",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 4,
                "Actual Rows": 200,
                "Actual Loops": 1
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                SetOp Intersect All  (cost=21.99..23.18 rows=39 width=8) (actual rows=39 loops=1)
                  ->  Sort  (cost=21.99..22.58 rows=239 width=8) (actual rows=239 loops=1)
                        Sort Key: "*SELECT* 2".id
                        Sort Method: quicksort  Memory: 36kB
                        ->  Append  (cost=0.28..12.54 rows=239 width=8) (actual rows=239 loops=1)
                              ->  Subquery Scan on "*SELECT* 2"  (cost=0.28..5.35 rows=39 width=8) (actual rows=39 loops=1)
                                    ->  Index Only Scan using customers_pkey on customers  (cost=0.28..4.96 rows=39 width=4) (actual rows=39 loops=1)
                                          Index Cond: (id < 40)
                                          Heap Fetches: 0
                              ->  Subquery Scan on "*SELECT* 1"  (cost=0.00..6.00 rows=200 width=8) (actual rows=200 loops=1)
                                    ->  Seq Scan on staff  (cost=0.00..4.00 rows=200 width=4) (actual rows=200 loops=1)
                """#),
        RecordedPlan(
            name: "union all", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Append",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 11.77,
                "Plan Rows": 195,
                "Plan Width": 4,
                "Actual Rows": 195,
                "Actual Loops": 1,
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.50,
                "Plan Rows": 190,
                "Plan Width": 4,
                "Actual Rows": 190,
                "Actual Loops": 1,
                "Filter": "(id > 10)",
                "Rows Removed by Filter": 10
                },
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 4.35,
                "Plan Rows": 4,
                "Plan Width": 4,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Index Cond": "(id < 5)",
                "Rows Removed by Index Recheck": 0,
                "Heap Fetches": 0
                },
                {
                "Node Type": "Result",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 0.01,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Actual Rows": 1,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Append  (cost=0.00..11.77 rows=195 width=4) (actual rows=195 loops=1)
                  ->  Seq Scan on staff  (cost=0.00..4.50 rows=190 width=4) (actual rows=190 loops=1)
                        Filter: (id > 10)
                        Rows Removed by Filter: 10
                  ->  Index Only Scan using customers_pkey on customers  (cost=0.28..4.35 rows=4 width=4) (actual rows=4 loops=1)
                        Index Cond: (id < 5)
                        Heap Fetches: 0
                  ->  Result  (cost=0.00..0.01 rows=1 width=4) (actual rows=1 loops=1)
                """#),
        RecordedPlan(
            name: "cte twice", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Merge Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 1163.98,
                "Total Cost": 2627.33,
                "Plan Rows": 82614,
                "Plan Width": 4,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Merge Cond": "(a.id = ((b.id + 1)))",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "CTE recent",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_created",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 283.49,
                "Plan Rows": 7040,
                "Plan Width": 45,
                "Actual Rows": 7040,
                "Actual Loops": 1,
                "Index Cond": "(created_at > '2025-01-10 00:00:00+00'::timestamp with time zone)",
                "Rows Removed by Index Recheck": 0
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 289.79,
                "Total Cost": 295.66,
                "Plan Rows": 2347,
                "Plan Width": 4,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Sort Key": ["a.id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "recent",
                "Alias": "a",
                "Startup Cost": 0.00,
                "Total Cost": 158.40,
                "Plan Rows": 2347,
                "Plan Width": 4,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Filter": "(total > '490'::numeric)",
                "Rows Removed by Filter": 6905
                }
                ]
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 590.70,
                "Total Cost": 608.30,
                "Plan Rows": 7040,
                "Plan Width": 4,
                "Actual Rows": 7039,
                "Actual Loops": 1,
                "Sort Key": ["((b.id + 1))"],
                "Sort Method": "quicksort",
                "Sort Space Used": 523,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "recent",
                "Alias": "b",
                "Startup Cost": 0.00,
                "Total Cost": 140.80,
                "Plan Rows": 7040,
                "Plan Width": 4,
                "Actual Rows": 7040,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Merge Join  (cost=1163.98..2627.33 rows=82614 width=4) (actual rows=135 loops=1)
                  Merge Cond: (a.id = ((b.id + 1)))
                  CTE recent
                    ->  Index Scan using orders_created on orders  (cost=0.29..283.49 rows=7040 width=45) (actual rows=7040 loops=1)
                          Index Cond: (created_at > '2025-01-10 00:00:00+00'::timestamp with time zone)
                  ->  Sort  (cost=289.79..295.66 rows=2347 width=4) (actual rows=135 loops=1)
                        Sort Key: a.id
                        Sort Method: quicksort  Memory: 25kB
                        ->  CTE Scan on recent a  (cost=0.00..158.40 rows=2347 width=4) (actual rows=135 loops=1)
                              Filter: (total > '490'::numeric)
                              Rows Removed by Filter: 6905
                  ->  Sort  (cost=590.70..608.30 rows=7040 width=4) (actual rows=7039 loops=1)
                        Sort Key: ((b.id + 1))
                        Sort Method: quicksort  Memory: 523kB
                        ->  CTE Scan on recent b  (cost=0.00..140.80 rows=7040 width=4) (actual rows=7040 loops=1)
                """#),
        RecordedPlan(
            name: "cte recursive", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 71.04,
                "Total Cost": 71.05,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Recursive Union",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "CTE tree",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 64.27,
                "Plan Rows": 301,
                "Plan Width": 8,
                "Actual Rows": 121,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.50,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Filter": "(id = 1)",
                "Rows Removed by Filter": 199
                },
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.33,
                "Total Cost": 5.38,
                "Plan Rows": 30,
                "Plan Width": 8,
                "Actual Rows": 24,
                "Actual Loops": 5,
                "Inner Unique": false,
                "Hash Cond": "(s.manager = t.id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "s",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 8,
                "Actual Rows": 200,
                "Actual Loops": 5
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.20,
                "Total Cost": 0.20,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Rows": 24,
                "Actual Loops": 5,
                "Hash Buckets": 1024,
                "Original Hash Buckets": 1024,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 11,
                "Plans": [
                {
                "Node Type": "WorkTable Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "tree",
                "Alias": "t",
                "Startup Cost": 0.00,
                "Total Cost": 0.20,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Rows": 24,
                "Actual Loops": 5
                }
                ]
                }
                ]
                }
                ]
                },
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "tree",
                "Alias": "tree",
                "Startup Cost": 0.00,
                "Total Cost": 6.02,
                "Plan Rows": 301,
                "Plan Width": 0,
                "Actual Rows": 121,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=71.04..71.05 rows=1 width=8) (actual rows=1 loops=1)
                  CTE tree
                    ->  Recursive Union  (cost=0.00..64.27 rows=301 width=8) (actual rows=121 loops=1)
                          ->  Seq Scan on staff  (cost=0.00..4.50 rows=1 width=8) (actual rows=1 loops=1)
                                Filter: (id = 1)
                                Rows Removed by Filter: 199
                          ->  Hash Join  (cost=0.33..5.38 rows=30 width=8) (actual rows=24 loops=5)
                                Hash Cond: (s.manager = t.id)
                                ->  Seq Scan on staff s  (cost=0.00..4.00 rows=200 width=8) (actual rows=200 loops=5)
                                ->  Hash  (cost=0.20..0.20 rows=10 width=4) (actual rows=24 loops=5)
                                      Buckets: 1024  Batches: 1  Memory Usage: 11kB
                                      ->  WorkTable Scan on tree t  (cost=0.00..0.20 rows=10 width=4) (actual rows=24 loops=5)
                  ->  CTE Scan on tree  (cost=0.00..6.02 rows=301 width=0) (actual rows=121 loops=1)
                """#),
        RecordedPlan(
            name: "cte that modifies", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 104.63,
                "Total Cost": 104.64,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "ModifyTable",
                "Operation": "Delete",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "CTE gone",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "items",
                "Startup Cost": 4.89,
                "Total Cost": 102.87,
                "Plan Rows": 78,
                "Plan Width": 6,
                "Actual Rows": 57,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "items",
                "Startup Cost": 4.89,
                "Total Cost": 102.87,
                "Plan Rows": 78,
                "Plan Width": 6,
                "Actual Rows": 57,
                "Actual Loops": 1,
                "Recheck Cond": "(order_id < 20)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 3,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "items_pkey",
                "Startup Cost": 0.00,
                "Total Cost": 4.87,
                "Plan Rows": 78,
                "Plan Width": 0,
                "Actual Rows": 57,
                "Actual Loops": 1,
                "Index Cond": "(order_id < 20)"
                }
                ]
                }
                ]
                },
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "gone",
                "Alias": "gone",
                "Startup Cost": 0.00,
                "Total Cost": 1.56,
                "Plan Rows": 78,
                "Plan Width": 0,
                "Actual Rows": 57,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=104.63..104.64 rows=1 width=8) (actual rows=1 loops=1)
                  CTE gone
                    ->  Delete on items  (cost=4.89..102.87 rows=78 width=6) (actual rows=57 loops=1)
                          ->  Bitmap Heap Scan on items  (cost=4.89..102.87 rows=78 width=6) (actual rows=57 loops=1)
                                Recheck Cond: (order_id < 20)
                                Heap Blocks: exact=3
                                ->  Bitmap Index Scan on items_pkey  (cost=0.00..4.87 rows=78 width=0) (actual rows=57 loops=1)
                                      Index Cond: (order_id < 20)
                  ->  CTE Scan on gone  (cost=0.00..1.56 rows=78 width=0) (actual rows=57 loops=1)
                """#),
        RecordedPlan(
            name: "init plan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 457.30,
                "Total Cost": 484.28,
                "Plan Rows": 166,
                "Plan Width": 4,
                "Actual Rows": 250,
                "Actual Loops": 1,
                "Index Cond": "(id < 500)",
                "Rows Removed by Index Recheck": 0,
                "Filter": "(total > $0)",
                "Rows Removed by Filter": 249,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "InitPlan 1 (returns $0)",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 457.00,
                "Total Cost": 457.01,
                "Plan Rows": 1,
                "Plan Width": 32,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders_1",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Index Scan using orders_pkey on orders  (cost=457.30..484.28 rows=166 width=4) (actual rows=250 loops=1)
                  Index Cond: (id < 500)
                  Filter: (total > $0)
                  Rows Removed by Filter: 249
                  InitPlan 1 (returns $0)
                    ->  Aggregate  (cost=457.00..457.01 rows=1 width=32) (actual rows=1 loops=1)
                          ->  Seq Scan on orders orders_1  (cost=0.00..407.00 rows=20000 width=4) (actual rows=20000 loops=1)
                """#),
        RecordedPlan(
            name: "correlated subplan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Only Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 1142.74,
                "Plan Rows": 30,
                "Plan Width": 36,
                "Actual Rows": 30,
                "Actual Loops": 1,
                "Index Cond": "(id <= 30)",
                "Rows Removed by Index Recheck": 0,
                "Heap Fetches": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parent Relationship": "SubPlan",
                "Subplan Name": "SubPlan 1",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 37.92,
                "Total Cost": 37.93,
                "Plan Rows": 1,
                "Plan Width": 32,
                "Actual Rows": 1,
                "Actual Loops": 30,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 4.37,
                "Total Cost": 37.90,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Rows": 10,
                "Actual Loops": 30,
                "Recheck Cond": "(customer_id = c.id)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 300,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Rows": 10,
                "Actual Loops": 30,
                "Index Cond": "(customer_id = c.id)"
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Index Only Scan using customers_pkey on customers c  (cost=0.28..1142.74 rows=30 width=36) (actual rows=30 loops=1)
                  Index Cond: (id <= 30)
                  Heap Fetches: 0
                  SubPlan 1
                    ->  Aggregate  (cost=37.92..37.93 rows=1 width=32) (actual rows=1 loops=30)
                          ->  Bitmap Heap Scan on orders o  (cost=4.37..37.90 rows=10 width=4) (actual rows=10 loops=30)
                                Recheck Cond: (customer_id = c.id)
                                Heap Blocks: exact=300
                                ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0) (actual rows=10 loops=30)
                                      Index Cond: (customer_id = c.id)
                """#),
        RecordedPlan(
            name: "correlated filter", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 2247.56,
                "Plan Rows": 20,
                "Plan Width": 4,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Index Cond": "(id < 60)",
                "Rows Removed by Index Recheck": 0,
                "Filter": "(total > (SubPlan 1))",
                "Rows Removed by Filter": 59,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parent Relationship": "SubPlan",
                "Subplan Name": "SubPlan 1",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 37.92,
                "Total Cost": 37.93,
                "Plan Rows": 1,
                "Plan Width": 32,
                "Actual Rows": 1,
                "Actual Loops": 59,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "p",
                "Startup Cost": 4.37,
                "Total Cost": 37.90,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Rows": 10,
                "Actual Loops": 59,
                "Recheck Cond": "(customer_id = o.customer_id)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 590,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Rows": 10,
                "Actual Loops": 59,
                "Index Cond": "(customer_id = o.customer_id)"
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Index Scan using orders_pkey on orders o  (cost=0.29..2247.56 rows=20 width=4) (actual rows=0 loops=1)
                  Index Cond: (id < 60)
                  Filter: (total > (SubPlan 1))
                  Rows Removed by Filter: 59
                  SubPlan 1
                    ->  Aggregate  (cost=37.92..37.93 rows=1 width=32) (actual rows=1 loops=59)
                          ->  Bitmap Heap Scan on orders p  (cost=4.37..37.90 rows=10 width=4) (actual rows=10 loops=59)
                                Recheck Cond: (customer_id = o.customer_id)
                                Heap Blocks: exact=590
                                ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0) (actual rows=10 loops=59)
                                      Index Cond: (customer_id = o.customer_id)
                """#),
        RecordedPlan(
            name: "hashed subplan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Seq Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 450.29,
                "Total Cost": 500.29,
                "Plan Rows": 1000,
                "Plan Width": 4,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Filter": "(NOT (hashed SubPlan 1))",
                "Rows Removed by Filter": 2000,
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "SubPlan",
                "Subplan Name": "SubPlan 1",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_customer",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 400.29,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Seq Scan on customers  (cost=450.29..500.29 rows=1000 width=4) (actual rows=0 loops=1)
                  Filter: (NOT (hashed SubPlan 1))
                  Rows Removed by Filter: 2000
                  SubPlan 1
                    ->  Index Only Scan using orders_customer on orders  (cost=0.29..400.29 rows=20000 width=4) (actual rows=20000 loops=1)
                          Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "subquery scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Subquery Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "s",
                "Startup Cost": 55.00,
                "Total Cost": 55.09,
                "Plan Rows": 1,
                "Plan Width": 11,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Filter": "(s.n > 3)",
                "Rows Removed by Filter": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Simple",
                "Parent Relationship": "Subquery",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 55.00,
                "Total Cost": 55.04,
                "Plan Rows": 4,
                "Plan Width": 11,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Group Key": ["customers.country"],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 3,
                "Actual Rows": 2000,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Subquery Scan on s  (cost=55.00..55.09 rows=1 width=11) (actual rows=4 loops=1)
                  Filter: (s.n > 3)
                  ->  HashAggregate  (cost=55.00..55.04 rows=4 width=11) (actual rows=4 loops=1)
                        Group Key: customers.country
                        Batches: 1  Memory Usage: 24kB
                        ->  Seq Scan on customers  (cost=0.00..45.00 rows=2000 width=3) (actual rows=2000 loops=1)
                """#),
        RecordedPlan(
            name: "view", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Sorted",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.28,
                "Total Cost": 15.57,
                "Plan Rows": 4,
                "Plan Width": 11,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Group Key": ["customers.country"],
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_country",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 13.03,
                "Plan Rows": 500,
                "Plan Width": 3,
                "Actual Rows": 500,
                "Actual Loops": 1,
                "Index Cond": "(country = 'de'::text)",
                "Rows Removed by Index Recheck": 0,
                "Heap Fetches": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                GroupAggregate  (cost=0.28..15.57 rows=4 width=11) (actual rows=1 loops=1)
                  Group Key: customers.country
                  ->  Index Only Scan using customers_country on customers  (cost=0.28..13.03 rows=500 width=3) (actual rows=500 loops=1)
                        Index Cond: (country = 'de'::text)
                        Heap Fetches: 0
                """#),
        RecordedPlan(
            name: "partitions pruned", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 9.90,
                "Total Cost": 9.91,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_02",
                "Alias": "events",
                "Startup Cost": 4.41,
                "Total Cost": 9.82,
                "Plan Rows": 33,
                "Plan Width": 0,
                "Actual Rows": 33,
                "Actual Loops": 1,
                "Recheck Cond": "(at = '2025-02-14'::date)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 5,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "events_2025_02_at_idx",
                "Startup Cost": 0.00,
                "Total Cost": 4.40,
                "Plan Rows": 33,
                "Plan Width": 0,
                "Actual Rows": 33,
                "Actual Loops": 1,
                "Index Cond": "(at = '2025-02-14'::date)"
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=9.90..9.91 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Bitmap Heap Scan on events_2025_02 events  (cost=4.41..9.82 rows=33 width=0) (actual rows=33 loops=1)
                        Recheck Cond: (at = '2025-02-14'::date)
                        Heap Blocks: exact=5
                        ->  Bitmap Index Scan on events_2025_02_at_idx  (cost=0.00..4.40 rows=33 width=0) (actual rows=33 loops=1)
                              Index Cond: (at = '2025-02-14'::date)
                """#),
        RecordedPlan(
            name: "append", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 76.98,
                "Total Cost": 76.99,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 69.49,
                "Plan Rows": 2997,
                "Plan Width": 0,
                "Actual Rows": 2999,
                "Actual Loops": 1,
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_01",
                "Alias": "events_1",
                "Startup Cost": 0.00,
                "Total Cost": 19.16,
                "Plan Rows": 1052,
                "Plan Width": 0,
                "Actual Rows": 1052,
                "Actual Loops": 1,
                "Filter": "(payload <> 'p3'::text)",
                "Rows Removed by Filter": 1
                },
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_02",
                "Alias": "events_2",
                "Startup Cost": 0.00,
                "Total Cost": 16.55,
                "Plan Rows": 923,
                "Plan Width": 0,
                "Actual Rows": 924,
                "Actual Loops": 1,
                "Filter": "(payload <> 'p3'::text)",
                "Rows Removed by Filter": 0
                },
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_03",
                "Alias": "events_3",
                "Startup Cost": 0.00,
                "Total Cost": 18.79,
                "Plan Rows": 1022,
                "Plan Width": 0,
                "Actual Rows": 1023,
                "Actual Loops": 1,
                "Filter": "(payload <> 'p3'::text)",
                "Rows Removed by Filter": 0
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=76.98..76.99 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Append  (cost=0.00..69.49 rows=2997 width=0) (actual rows=2999 loops=1)
                        ->  Seq Scan on events_2025_01 events_1  (cost=0.00..19.16 rows=1052 width=0) (actual rows=1052 loops=1)
                              Filter: (payload <> 'p3'::text)
                              Rows Removed by Filter: 1
                        ->  Seq Scan on events_2025_02 events_2  (cost=0.00..16.55 rows=923 width=0) (actual rows=924 loops=1)
                              Filter: (payload <> 'p3'::text)
                        ->  Seq Scan on events_2025_03 events_3  (cost=0.00..18.79 rows=1022 width=0) (actual rows=1023 loops=1)
                              Filter: (payload <> 'p3'::text)
                """#),
        RecordedPlan(
            name: "merge append", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.48,
                "Total Cost": 1.64,
                "Plan Rows": 20,
                "Plan Width": 13,
                "Actual Rows": 20,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Merge Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.48,
                "Total Cost": 174.54,
                "Plan Rows": 3000,
                "Plan Width": 13,
                "Actual Rows": 20,
                "Actual Loops": 1,
                "Sort Key": ["events.kind"],
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "events_2025_01_kind_idx",
                "Relation Name": "events_2025_01",
                "Alias": "events_1",
                "Startup Cost": 0.15,
                "Total Cost": 47.34,
                "Plan Rows": 1053,
                "Plan Width": 13,
                "Actual Rows": 20,
                "Actual Loops": 1
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "events_2025_02_kind_idx",
                "Relation Name": "events_2025_02",
                "Alias": "events_2",
                "Startup Cost": 0.15,
                "Total Cost": 41.52,
                "Plan Rows": 924,
                "Plan Width": 13,
                "Actual Rows": 1,
                "Actual Loops": 1
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "events_2025_03_kind_idx",
                "Relation Name": "events_2025_03",
                "Alias": "events_3",
                "Startup Cost": 0.15,
                "Total Cost": 46.88,
                "Plan Rows": 1023,
                "Plan Width": 13,
                "Actual Rows": 1,
                "Actual Loops": 1
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Limit  (cost=0.48..1.64 rows=20 width=13) (actual rows=20 loops=1)
                  ->  Merge Append  (cost=0.48..174.54 rows=3000 width=13) (actual rows=20 loops=1)
                        Sort Key: events.kind
                        ->  Index Scan using events_2025_01_kind_idx on events_2025_01 events_1  (cost=0.15..47.34 rows=1053 width=13) (actual rows=20 loops=1)
                        ->  Index Scan using events_2025_02_kind_idx on events_2025_02 events_2  (cost=0.15..41.52 rows=924 width=13) (actual rows=1 loops=1)
                        ->  Index Scan using events_2025_03_kind_idx on events_2025_03 events_3  (cost=0.15..46.88 rows=1023 width=13) (actual rows=1 loops=1)
                """#),
        RecordedPlan(
            name: "pruned at run time", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Append",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 4.42,
                "Total Cost": 31.98,
                "Plan Rows": 100,
                "Plan Width": 13,
                "Actual Rows": 33,
                "Actual Loops": 1,
                "Subplans Removed": 2,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_03",
                "Alias": "events_1",
                "Startup Cost": 4.41,
                "Total Cost": 10.82,
                "Plan Rows": 33,
                "Plan Width": 13,
                "Actual Rows": 33,
                "Actual Loops": 1,
                "Recheck Cond": "(at = $1)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 6,
                "Lossy Heap Blocks": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "events_2025_03_at_idx",
                "Startup Cost": 0.00,
                "Total Cost": 4.40,
                "Plan Rows": 33,
                "Plan Width": 0,
                "Actual Rows": 33,
                "Actual Loops": 1,
                "Index Cond": "(at = $1)"
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Append  (cost=4.42..31.98 rows=100 width=13) (actual rows=33 loops=1)
                  Subplans Removed: 2
                  ->  Bitmap Heap Scan on events_2025_03 events_1  (cost=4.41..10.82 rows=33 width=13) (actual rows=33 loops=1)
                        Recheck Cond: (at = $1)
                        Heap Blocks: exact=6
                        ->  Bitmap Index Scan on events_2025_03_at_idx  (cost=0.00..4.40 rows=33 width=0) (actual rows=33 loops=1)
                              Index Cond: (at = $1)
                """#),
        RecordedPlan(
            name: "values scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Values Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*VALUES*",
                "Startup Cost": 0.00,
                "Total Cost": 0.03,
                "Plan Rows": 1,
                "Plan Width": 36,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Filter": "(column1 > 1)",
                "Rows Removed by Filter": 1
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Values Scan on "*VALUES*"  (cost=0.00..0.03 rows=1 width=36) (actual rows=1 loops=1)
                  Filter: (column1 > 1)
                  Rows Removed by Filter: 1
                """#),
        RecordedPlan(
            name: "function scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Function Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Function Name": "generate_series",
                "Alias": "g",
                "Startup Cost": 0.00,
                "Total Cost": 0.15,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Filter": "((n % 2) = 0)",
                "Rows Removed by Filter": 5
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Function Scan on generate_series g  (cost=0.00..0.15 rows=1 width=4) (actual rows=5 loops=1)
                  Filter: ((n % 2) = 0)
                  Rows Removed by Filter: 5
                """#),
        RecordedPlan(
            name: "tid scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Tid Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 4.01,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "TID Cond": "(ctid = '(1,1)'::tid)"
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Tid Scan on orders  (cost=0.00..4.01 rows=1 width=45) (actual rows=1 loops=1)
                  TID Cond: (ctid = '(1,1)'::tid)
                """#),
        RecordedPlan(
            name: "tid range scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 7.41,
                "Total Cost": 7.42,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Tid Range Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 6.93,
                "Plan Rows": 193,
                "Plan Width": 0,
                "Actual Rows": 194,
                "Actual Loops": 1,
                "TID Cond": "(ctid < '(2,0)'::tid)"
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=7.41..7.42 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Tid Range Scan on orders  (cost=0.00..6.93 rows=193 width=0) (actual rows=194 loops=1)
                        TID Cond: (ctid < '(2,0)'::tid)
                """#),
        RecordedPlan(
            name: "sample scan", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 541.00,
                "Total Cost": 541.01,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Sample Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 516.00,
                "Plan Rows": 10000,
                "Plan Width": 0,
                "Actual Rows": 10379,
                "Actual Loops": 1,
                "Sampling Method": "system",
                "Sampling Parameters": ["'50'::real"],
                "Repeatable Seed": "'3'::double precision"
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=541.00..541.01 rows=1 width=8) (actual rows=1 loops=1)
                  ->  Sample Scan on orders  (cost=0.00..516.00 rows=10000 width=0) (actual rows=10379 loops=1)
                        Sampling: system ('50'::real) REPEATABLE ('3'::double precision)
                """#),
        RecordedPlan(
            name: "project set", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ProjectSet",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 19.52,
                "Plan Rows": 3000,
                "Plan Width": 4,
                "Actual Rows": 6,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.50,
                "Plan Rows": 3,
                "Plan Width": 4,
                "Actual Rows": 3,
                "Actual Loops": 1,
                "Filter": "(id < 4)",
                "Rows Removed by Filter": 197
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                ProjectSet  (cost=0.00..19.52 rows=3000 width=4) (actual rows=6 loops=1)
                  ->  Seq Scan on staff  (cost=0.00..4.50 rows=3 width=4) (actual rows=3 loops=1)
                        Filter: (id < 4)
                        Rows Removed by Filter: 197
                """#),
        RecordedPlan(
            name: "one-time filter", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Result",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 0.00,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "One-Time Filter": "false"
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Result  (cost=0.00..0.00 rows=0 width=0) (actual rows=0 loops=1)
                  One-Time Filter: false
                """#),
        RecordedPlan(
            name: "one-time parameter", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Result",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 12,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "One-Time Filter": "($1 = 3)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 12,
                "Actual Rows": 0,
                "Actual Loops": 0
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Result  (cost=0.00..4.00 rows=200 width=12) (actual rows=0 loops=1)
                  One-Time Filter: ($1 = 3)
                  ->  Seq Scan on staff  (cost=0.00..4.00 rows=200 width=12) (never executed)
                """#),
        RecordedPlan(
            name: "lock rows", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "LockRows",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 4.51,
                "Plan Rows": 1,
                "Plan Width": 18,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.50,
                "Plan Rows": 1,
                "Plan Width": 18,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Filter": "(id = 3)",
                "Rows Removed by Filter": 199
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                LockRows  (cost=0.00..4.51 rows=1 width=18) (actual rows=1 loops=1)
                  ->  Seq Scan on staff  (cost=0.00..4.50 rows=1 width=18) (actual rows=1 loops=1)
                        Filter: (id = 3)
                        Rows Removed by Filter: 199
                """#),
        RecordedPlan(
            name: "quoted names", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Seq Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "Odd \"Table\"",
                "Alias": "t",
                "Startup Cost": 0.00,
                "Total Cost": 2.25,
                "Plan Rows": 1,
                "Plan Width": 7,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Filter": "(\"it's\" = 'it''s'::text)",
                "Rows Removed by Filter": 100
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Seq Scan on "Odd ""Table""" t  (cost=0.00..2.25 rows=1 width=7) (actual rows=0 loops=1)
                  Filter: ("it's" = 'it''s'::text)
                  Rows Removed by Filter: 100
                """#),
        RecordedPlan(
            name: "insert", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Insert",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.52,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff_1",
                "Startup Cost": 0.00,
                "Total Cost": 4.52,
                "Plan Rows": 8,
                "Plan Width": 40,
                "Actual Rows": 8,
                "Actual Loops": 1,
                "Filter": "(id < 9)",
                "Rows Removed by Filter": 192
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Insert on staff  (cost=0.00..4.52 rows=0 width=0) (actual rows=0 loops=1)
                  ->  Seq Scan on staff staff_1  (cost=0.00..4.52 rows=8 width=40) (actual rows=8 loops=1)
                        Filter: (id < 9)
                        Rows Removed by Filter: 192
                """#),
        RecordedPlan(
            name: "insert on conflict", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Insert",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 0.03,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Conflict Resolution": "UPDATE",
                "Conflict Arbiter Indexes": ["staff_pkey"],
                "Conflict Filter": "(staff.name <> 'secret'::text)",
                "Rows Removed by Conflict Filter": 0,
                "Tuples Inserted": 1,
                "Conflicting Tuples": 1,
                "Plans": [
                {
                "Node Type": "Values Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Alias": "*VALUES*",
                "Startup Cost": 0.00,
                "Total Cost": 0.03,
                "Plan Rows": 2,
                "Plan Width": 40,
                "Actual Rows": 2,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                {
                "Trigger Name": "staff_touch",
                "Relation": "staff",
                "Calls": 1
                }
                ]
                }
                ]
                """#,
            text: #"""
                Insert on staff  (cost=0.00..0.03 rows=0 width=0) (actual rows=0 loops=1)
                  Conflict Resolution: UPDATE
                  Conflict Arbiter Indexes: staff_pkey
                  Conflict Filter: (staff.name <> 'secret'::text)
                  Tuples Inserted: 1
                  Conflicting Tuples: 1
                  ->  Values Scan on "*VALUES*"  (cost=0.00..0.03 rows=2 width=40) (actual rows=2 loops=1)
                Trigger staff_touch: calls=1
                """#),
        RecordedPlan(
            name: "update", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Update",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 5.00,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 5.00,
                "Plan Rows": 5,
                "Plan Width": 38,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Filter": "((id >= 5) AND (id <= 9))",
                "Rows Removed by Filter": 195
                }
                ]
                },
                "Triggers": [
                {
                "Trigger Name": "staff_touch",
                "Relation": "staff",
                "Calls": 5
                }
                ]
                }
                ]
                """#,
            text: #"""
                Update on staff  (cost=0.00..5.00 rows=0 width=0) (actual rows=0 loops=1)
                  ->  Seq Scan on staff  (cost=0.00..5.00 rows=5 width=38) (actual rows=5 loops=1)
                        Filter: ((id >= 5) AND (id <= 9))
                        Rows Removed by Filter: 195
                Trigger staff_touch: calls=5
                """#),
        RecordedPlan(
            name: "delete", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Delete",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "items",
                "Startup Cost": 0.57,
                "Total Cost": 140.02,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.57,
                "Total Cost": 140.02,
                "Plan Rows": 8,
                "Plan Width": 12,
                "Actual Rows": 27,
                "Actual Loops": 1,
                "Inner Unique": false,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 8.44,
                "Plan Rows": 9,
                "Plan Width": 10,
                "Actual Rows": 9,
                "Actual Loops": 1,
                "Index Cond": "(id < 10)",
                "Rows Removed by Index Recheck": 0
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "items_pkey",
                "Relation Name": "items",
                "Alias": "items",
                "Startup Cost": 0.29,
                "Total Cost": 14.59,
                "Plan Rows": 3,
                "Plan Width": 10,
                "Actual Rows": 3,
                "Actual Loops": 9,
                "Index Cond": "(order_id = o.id)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Delete on items  (cost=0.57..140.02 rows=0 width=0) (actual rows=0 loops=1)
                  ->  Nested Loop  (cost=0.57..140.02 rows=8 width=12) (actual rows=27 loops=1)
                        ->  Index Scan using orders_pkey on orders o  (cost=0.29..8.44 rows=9 width=10) (actual rows=9 loops=1)
                              Index Cond: (id < 10)
                        ->  Index Scan using items_pkey on items  (cost=0.29..14.59 rows=3 width=10) (actual rows=3 loops=9)
                              Index Cond: (order_id = o.id)
                """#),
        RecordedPlan(
            name: "update partitioned", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Update",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events",
                "Alias": "events",
                "Startup Cost": 6.45,
                "Total Cost": 40.55,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Target Tables": [
                {
                "Relation Name": "events_2025_02",
                "Alias": "events_1"
                },
                {
                "Relation Name": "events_2025_03",
                "Alias": "events_2"
                }
                ],
                "Plans": [
                {
                "Node Type": "Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 6.45,
                "Total Cost": 40.55,
                "Plan Rows": 1320,
                "Plan Width": 14,
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_02",
                "Alias": "events_1",
                "Startup Cost": 6.45,
                "Total Cost": 15.16,
                "Plan Rows": 297,
                "Plan Width": 14,
                "Recheck Cond": "(at >= '2025-02-20'::date)",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "events_2025_02_at_idx",
                "Startup Cost": 0.00,
                "Total Cost": 6.38,
                "Plan Rows": 297,
                "Plan Width": 0,
                "Index Cond": "(at >= '2025-02-20'::date)"
                }
                ]
                },
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "events_2025_03",
                "Alias": "events_2",
                "Startup Cost": 0.00,
                "Total Cost": 18.79,
                "Plan Rows": 1023,
                "Plan Width": 14,
                "Filter": "(at >= '2025-02-20'::date)"
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Update on events  (cost=6.45..40.55 rows=0 width=0)
                  Update on events_2025_02 events_1
                  Update on events_2025_03 events_2
                  ->  Append  (cost=6.45..40.55 rows=1320 width=14)
                        ->  Bitmap Heap Scan on events_2025_02 events_1  (cost=6.45..15.16 rows=297 width=14)
                              Recheck Cond: (at >= '2025-02-20'::date)
                              ->  Bitmap Index Scan on events_2025_02_at_idx  (cost=0.00..6.38 rows=297 width=0)
                                    Index Cond: (at >= '2025-02-20'::date)
                        ->  Seq Scan on events_2025_03 events_2  (cost=0.00..18.79 rows=1023 width=14)
                              Filter: (at >= '2025-02-20'::date)
                """#),
        RecordedPlan(
            name: "merge", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Merge",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "s",
                "Startup Cost": 8.40,
                "Total Cost": 12.92,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Tuples Inserted": 0,
                "Tuples Updated": 4,
                "Tuples Deleted": 0,
                "Tuples Skipped": 0,
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Right",
                "Startup Cost": 8.40,
                "Total Cost": 12.92,
                "Plan Rows": 4,
                "Plan Width": 25,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(s.id = customers.id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Alias": "s",
                "Startup Cost": 0.00,
                "Total Cost": 4.00,
                "Plan Rows": 200,
                "Plan Width": 10,
                "Actual Rows": 200,
                "Actual Loops": 1
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 8.35,
                "Total Cost": 8.35,
                "Plan Rows": 4,
                "Plan Width": 19,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Hash Buckets": 1024,
                "Original Hash Buckets": 1024,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 9,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "customers",
                "Startup Cost": 0.28,
                "Total Cost": 8.35,
                "Plan Rows": 4,
                "Plan Width": 19,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Index Cond": "(id < 5)",
                "Rows Removed by Index Recheck": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Triggers": [
                {
                "Trigger Name": "staff_touch",
                "Relation": "staff",
                "Calls": 4
                }
                ]
                }
                ]
                """#,
            text: #"""
                Merge on staff s  (cost=8.40..12.92 rows=0 width=0) (actual rows=0 loops=1)
                  Tuples: updated=4
                  ->  Hash Right Join  (cost=8.40..12.92 rows=4 width=25) (actual rows=4 loops=1)
                        Hash Cond: (s.id = customers.id)
                        ->  Seq Scan on staff s  (cost=0.00..4.00 rows=200 width=10) (actual rows=200 loops=1)
                        ->  Hash  (cost=8.35..8.35 rows=4 width=19) (actual rows=4 loops=1)
                              Buckets: 1024  Batches: 1  Memory Usage: 9kB
                              ->  Index Scan using customers_pkey on customers  (cost=0.28..8.35 rows=4 width=19) (actual rows=4 loops=1)
                                    Index Cond: (id < 5)
                Trigger staff_touch: calls=4
                """#),
        RecordedPlan(
            name: "full: sort", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 3067.77,
                "Total Cost": 3117.77,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Startup Time": 22.112,
                "Actual Total Time": 24.134,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Sort Key": ["orders.note", "orders.total"],
                "Sort Method": "external merge",
                "Sort Space Used": 1272,
                "Sort Space Type": "Disk",
                "Shared Hit Blocks": 213,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 469,
                "Temp Written Blocks": 515,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.516,
                "Temp I/O Write Time": 4.569,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Startup Time": 0.003,
                "Actual Total Time": 1.205,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases",
                "work_mem": "64kB"
                },
                "Query Identifier": 7970372641936838296,
                "Planning": {
                "Shared Hit Blocks": 153,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 1.295,
                "Triggers": [
                ],
                "Execution Time": 25.049
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: correlated", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Index Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 11359.44,
                "Plan Rows": 100,
                "Plan Width": 4,
                "Actual Startup Time": 1.959,
                "Actual Total Time": 1.960,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Output": ["o.id"],
                "Index Cond": "(o.id < 300)",
                "Rows Removed by Index Recheck": 0,
                "Filter": "(o.total > (SubPlan 1))",
                "Rows Removed by Filter": 299,
                "Shared Hit Blocks": 3594,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parent Relationship": "SubPlan",
                "Subplan Name": "SubPlan 1",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 37.92,
                "Total Cost": 37.93,
                "Plan Rows": 1,
                "Plan Width": 32,
                "Actual Startup Time": 0.006,
                "Actual Total Time": 0.006,
                "Actual Rows": 1,
                "Actual Loops": 299,
                "Output": ["avg(p.total)"],
                "Shared Hit Blocks": 3588,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "p",
                "Startup Cost": 4.37,
                "Total Cost": 37.90,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Actual Startup Time": 0.002,
                "Actual Total Time": 0.005,
                "Actual Rows": 10,
                "Actual Loops": 299,
                "Output": ["p.id", "p.customer_id", "p.status", "p.total", "p.created_at", "p.note"],
                "Recheck Cond": "(p.customer_id = o.customer_id)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 2990,
                "Lossy Heap Blocks": 0,
                "Shared Hit Blocks": 3588,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.001,
                "Actual Rows": 10,
                "Actual Loops": 299,
                "Index Cond": "(p.customer_id = o.customer_id)",
                "Shared Hit Blocks": 598,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -9114290047693638347,
                "Planning": {
                "Shared Hit Blocks": 128,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.450,
                "Triggers": [
                ],
                "Execution Time": 2.032
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: init plan below", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 948.18,
                "Total Cost": 948.19,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Startup Time": 8.897,
                "Actual Total Time": 8.901,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Output": ["count(*)"],
                "Shared Hit Blocks": 447,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "InitPlan 1 (returns $0)",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 386.96,
                "Total Cost": 386.97,
                "Plan Rows": 1,
                "Plan Width": 32,
                "Actual Startup Time": 5.696,
                "Actual Total Time": 5.698,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Output": ["avg(orders.total)"],
                "Shared Hit Blocks": 215,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "orders",
                "Startup Cost": 79.96,
                "Total Cost": 370.29,
                "Plan Rows": 6667,
                "Plan Width": 4,
                "Actual Startup Time": 0.186,
                "Actual Total Time": 0.994,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Output": ["orders.id", "orders.customer_id", "orders.status", "orders.total", "orders.created_at", "orders.note"],
                "Recheck Cond": "(orders.status = 'paid'::text)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 207,
                "Lossy Heap Blocks": 0,
                "Shared Hit Blocks": 215,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_status",
                "Startup Cost": 0.00,
                "Total Cost": 78.29,
                "Plan Rows": 6667,
                "Plan Width": 0,
                "Actual Startup Time": 0.156,
                "Actual Total Time": 0.157,
                "Actual Rows": 6667,
                "Actual Loops": 1,
                "Index Cond": "(orders.status = 'paid'::text)",
                "Shared Hit Blocks": 8,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                },
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 70.00,
                "Total Cost": 544.53,
                "Plan Rows": 6667,
                "Plan Width": 0,
                "Actual Startup Time": 6.078,
                "Actual Total Time": 8.545,
                "Actual Rows": 10000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(o.customer_id = c.id)",
                "Shared Hit Blocks": 447,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 6667,
                "Plan Width": 4,
                "Actual Startup Time": 5.726,
                "Actual Total Time": 7.184,
                "Actual Rows": 10000,
                "Actual Loops": 1,
                "Output": ["o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Filter": "(o.total > $0)",
                "Rows Removed by Filter": 10000,
                "Shared Hit Blocks": 422,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 45.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Startup Time": 0.320,
                "Actual Total Time": 0.320,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Output": ["c.id"],
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 87,
                "Shared Hit Blocks": 25,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Schema": "plan_cases",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 45.00,
                "Plan Rows": 2000,
                "Plan Width": 4,
                "Actual Startup Time": 0.010,
                "Actual Total Time": 0.141,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Output": ["c.id"],
                "Shared Hit Blocks": 25,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 1426076921002930570,
                "Planning": {
                "Shared Hit Blocks": 296,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 1.317,
                "Triggers": [
                ],
                "Execution Time": 9.198
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: cte twice", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Merge Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 1163.98,
                "Total Cost": 2627.33,
                "Plan Rows": 82614,
                "Plan Width": 4,
                "Actual Startup Time": 2.967,
                "Actual Total Time": 3.470,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Output": ["a.id"],
                "Inner Unique": false,
                "Merge Cond": "(a.id = ((b.id + 1)))",
                "Shared Hit Blocks": 99,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "InitPlan",
                "Subplan Name": "CTE recent",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_created",
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 283.49,
                "Plan Rows": 7040,
                "Plan Width": 45,
                "Actual Startup Time": 0.023,
                "Actual Total Time": 0.751,
                "Actual Rows": 7040,
                "Actual Loops": 1,
                "Output": ["orders.id", "orders.customer_id", "orders.status", "orders.total", "orders.created_at", "orders.note"],
                "Index Cond": "(orders.created_at > '2025-01-10 00:00:00+00'::timestamp with time zone)",
                "Rows Removed by Index Recheck": 0,
                "Shared Hit Blocks": 95,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 289.79,
                "Total Cost": 295.66,
                "Plan Rows": 2347,
                "Plan Width": 4,
                "Actual Startup Time": 1.875,
                "Actual Total Time": 1.880,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Output": ["a.id"],
                "Sort Key": ["a.id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 99,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "recent",
                "Alias": "a",
                "Startup Cost": 0.00,
                "Total Cost": 158.40,
                "Plan Rows": 2347,
                "Plan Width": 4,
                "Actual Startup Time": 0.034,
                "Actual Total Time": 1.849,
                "Actual Rows": 135,
                "Actual Loops": 1,
                "Output": ["a.id"],
                "Filter": "(a.total > '490'::numeric)",
                "Rows Removed by Filter": 6905,
                "Shared Hit Blocks": 95,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 590.70,
                "Total Cost": 608.30,
                "Plan Rows": 7040,
                "Plan Width": 4,
                "Actual Startup Time": 1.086,
                "Actual Total Time": 1.297,
                "Actual Rows": 7039,
                "Actual Loops": 1,
                "Output": ["b.id", "((b.id + 1))"],
                "Sort Key": ["((b.id + 1))"],
                "Sort Method": "quicksort",
                "Sort Space Used": 523,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "CTE Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "CTE Name": "recent",
                "Alias": "b",
                "Startup Cost": 0.00,
                "Total Cost": 140.80,
                "Plan Rows": 7040,
                "Plan Width": 4,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.398,
                "Actual Rows": 7040,
                "Actual Loops": 1,
                "Output": ["b.id", "(b.id + 1)"],
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 7139734416937966428,
                "Planning": {
                "Shared Hit Blocks": 200,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.492,
                "Triggers": [
                ],
                "Execution Time": 3.663
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: parallel", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 418.87,
                "Total Cost": 418.88,
                "Plan Rows": 4,
                "Plan Width": 43,
                "Actual Startup Time": 14.879,
                "Actual Total Time": 16.616,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Output": ["c.country", "(count(*))", "(sum(o.total))"],
                "Sort Key": ["(count(*))"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 279,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Sorted",
                "Partial Mode": "Finalize",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 418.61,
                "Total Cost": 418.83,
                "Plan Rows": 4,
                "Plan Width": 43,
                "Actual Startup Time": 14.850,
                "Actual Total Time": 16.592,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Output": ["c.country", "count(*)", "sum(o.total)"],
                "Group Key": ["c.country"],
                "Shared Hit Blocks": 276,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Gather Merge",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 418.61,
                "Total Cost": 418.70,
                "Plan Rows": 8,
                "Plan Width": 43,
                "Actual Startup Time": 14.826,
                "Actual Total Time": 16.568,
                "Actual Rows": 8,
                "Actual Loops": 1,
                "Output": ["c.country", "(PARTIAL count(*))", "(PARTIAL sum(o.total))"],
                "Workers Planned": 2,
                "Workers Launched": 2,
                "Shared Hit Blocks": 276,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 418.59,
                "Total Cost": 418.60,
                "Plan Rows": 4,
                "Plan Width": 43,
                "Actual Startup Time": 4.287,
                "Actual Total Time": 4.290,
                "Actual Rows": 3,
                "Actual Loops": 3,
                "Output": ["c.country", "(PARTIAL count(*))", "(PARTIAL sum(o.total))"],
                "Sort Key": ["c.country"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 276,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.190,
                "Actual Total Time": 0.191,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 22,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 2.604,
                "Actual Total Time": 2.605,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 111,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Partial",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 418.50,
                "Total Cost": 418.55,
                "Plan Rows": 4,
                "Plan Width": 43,
                "Actual Startup Time": 4.237,
                "Actual Total Time": 4.241,
                "Actual Rows": 3,
                "Actual Loops": 3,
                "Output": ["c.country", "PARTIAL count(*)", "PARTIAL sum(o.total)"],
                "Group Key": ["c.country"],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 260,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.090,
                "Actual Total Time": 0.091,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 14,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 2.572,
                "Actual Total Time": 2.574,
                "Actual Rows": 4,
                "Actual Loops": 1,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 103,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 43.75,
                "Total Cost": 356.00,
                "Plan Rows": 8333,
                "Plan Width": 7,
                "Actual Startup Time": 0.245,
                "Actual Total Time": 2.132,
                "Actual Rows": 6667,
                "Actual Loops": 3,
                "Output": ["c.country", "o.total"],
                "Inner Unique": true,
                "Hash Cond": "(o.customer_id = c.id)",
                "Shared Hit Blocks": 260,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.088,
                "Actual Total Time": 0.089,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 14,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.047,
                "Actual Total Time": 1.611,
                "Actual Rows": 8554,
                "Actual Loops": 1,
                "Shared Hit Blocks": 103,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 290.33,
                "Plan Rows": 8333,
                "Plan Width": 8,
                "Actual Startup Time": 0.002,
                "Actual Total Time": 1.517,
                "Actual Rows": 10000,
                "Actual Loops": 2,
                "Output": ["o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.004,
                "Actual Total Time": 0.454,
                "Actual Rows": 8554,
                "Actual Loops": 1,
                "Shared Hit Blocks": 89,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": true,
                "Async Capable": false,
                "Startup Cost": 33.33,
                "Total Cost": 33.33,
                "Plan Rows": 833,
                "Plan Width": 7,
                "Actual Startup Time": 0.112,
                "Actual Total Time": 0.113,
                "Actual Rows": 667,
                "Actual Loops": 3,
                "Output": ["c.country", "c.id"],
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 112,
                "Shared Hit Blocks": 25,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.017,
                "Actual Total Time": 0.017,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.009,
                "Actual Total Time": 0.010,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "customers",
                "Schema": "plan_cases",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 33.33,
                "Plan Rows": 833,
                "Plan Width": 7,
                "Actual Startup Time": 0.005,
                "Actual Total Time": 0.143,
                "Actual Rows": 2000,
                "Actual Loops": 1,
                "Output": ["c.country", "c.id"],
                "Shared Hit Blocks": 25,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "min_parallel_index_scan_size": "0",
                "min_parallel_table_scan_size": "0",
                "parallel_setup_cost": "0",
                "parallel_tuple_cost": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -7364430315915928428,
                "Planning": {
                "Shared Hit Blocks": 318,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.653,
                "Triggers": [
                ],
                "Execution Time": 16.744
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: parallel hash", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Finalize",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 605.95,
                "Total Cost": 605.96,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Startup Time": 15.422,
                "Actual Total Time": 18.655,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Output": ["count(*)"],
                "Shared Hit Blocks": 467,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Gather",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 605.93,
                "Total Cost": 605.94,
                "Plan Rows": 2,
                "Plan Width": 8,
                "Actual Startup Time": 12.061,
                "Actual Total Time": 18.644,
                "Actual Rows": 3,
                "Actual Loops": 1,
                "Output": ["(PARTIAL count(*))"],
                "Workers Planned": 2,
                "Workers Launched": 2,
                "Single Copy": false,
                "Shared Hit Blocks": 467,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Partial",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 605.93,
                "Total Cost": 605.94,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Startup Time": 5.818,
                "Actual Total Time": 5.820,
                "Actual Rows": 1,
                "Actual Loops": 3,
                "Output": ["PARTIAL count(*)"],
                "Shared Hit Blocks": 467,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 6.111,
                "Actual Total Time": 6.113,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Shared Hit Blocks": 114,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.151,
                "Actual Total Time": 0.151,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Shared Hit Blocks": 81,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 394.50,
                "Total Cost": 587.18,
                "Plan Rows": 7500,
                "Plan Width": 0,
                "Actual Startup Time": 1.400,
                "Actual Total Time": 4.257,
                "Actual Rows": 6000,
                "Actual Loops": 3,
                "Inner Unique": true,
                "Hash Cond": "(i.order_id = o.id)",
                "Shared Hit Blocks": 467,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.136,
                "Actual Total Time": 5.900,
                "Actual Rows": 6105,
                "Actual Loops": 1,
                "Shared Hit Blocks": 114,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.149,
                "Actual Total Time": 0.150,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 81,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "items",
                "Schema": "plan_cases",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 173.00,
                "Plan Rows": 7500,
                "Plan Width": 4,
                "Actual Startup Time": 0.009,
                "Actual Total Time": 0.465,
                "Actual Rows": 9000,
                "Actual Loops": 2,
                "Output": ["i.order_id", "i.line", "i.product", "i.quantity"],
                "Shared Hit Blocks": 98,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.007,
                "Actual Total Time": 0.319,
                "Actual Rows": 6105,
                "Actual Loops": 1,
                "Shared Hit Blocks": 33,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": true,
                "Async Capable": false,
                "Startup Cost": 290.33,
                "Total Cost": 290.33,
                "Plan Rows": 8333,
                "Plan Width": 4,
                "Actual Startup Time": 1.184,
                "Actual Total Time": 1.184,
                "Actual Rows": 6667,
                "Actual Loops": 3,
                "Output": ["o.id"],
                "Hash Buckets": 32768,
                "Original Hash Buckets": 32768,
                "Hash Batches": 1,
                "Original Hash Batches": 1,
                "Peak Memory Usage": 1056,
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.010,
                "Actual Total Time": 0.010,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.013,
                "Actual Total Time": 0.013,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 290.33,
                "Plan Rows": 8333,
                "Plan Width": 4,
                "Actual Startup Time": 0.005,
                "Actual Total Time": 1.336,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["o.id"],
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "enable_mergejoin": "off",
                "enable_nestloop": "off",
                "jit": "off",
                "min_parallel_index_scan_size": "0",
                "min_parallel_table_scan_size": "0",
                "parallel_setup_cost": "0",
                "parallel_tuple_cost": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 2314234458942015623,
                "Planning": {
                "Shared Hit Blocks": 227,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.599,
                "Triggers": [
                ],
                "Execution Time": 18.721
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: parallel append", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Sorted",
                "Partial Mode": "Finalize",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 42.13,
                "Total Cost": 42.35,
                "Plan Rows": 5,
                "Plan Width": 12,
                "Actual Startup Time": 7.918,
                "Actual Total Time": 9.667,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Output": ["events.kind", "count(*)"],
                "Group Key": ["events.kind"],
                "Shared Hit Blocks": 31,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Gather Merge",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 42.13,
                "Total Cost": 42.25,
                "Plan Rows": 10,
                "Plan Width": 12,
                "Actual Startup Time": 7.888,
                "Actual Total Time": 9.648,
                "Actual Rows": 5,
                "Actual Loops": 1,
                "Output": ["events.kind", "(PARTIAL count(*))"],
                "Workers Planned": 2,
                "Workers Launched": 2,
                "Shared Hit Blocks": 31,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 42.11,
                "Total Cost": 42.12,
                "Plan Rows": 5,
                "Plan Width": 12,
                "Actual Startup Time": 0.211,
                "Actual Total Time": 0.218,
                "Actual Rows": 2,
                "Actual Loops": 3,
                "Output": ["events.kind", "(PARTIAL count(*))"],
                "Sort Key": ["events.kind"],
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 31,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.017,
                "Actual Total Time": 0.017,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 7,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.016,
                "Actual Total Time": 0.016,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 25,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 7,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Partial",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 42.00,
                "Total Cost": 42.05,
                "Plan Rows": 5,
                "Plan Width": 12,
                "Actual Startup Time": 0.196,
                "Actual Total Time": 0.198,
                "Actual Rows": 2,
                "Actual Loops": 3,
                "Output": ["events.kind", "PARTIAL count(*)"],
                "Group Key": ["events.kind"],
                "Planned Partitions": 0,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 17,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.002,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.001,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "HashAgg Batches": 1,
                "Peak Memory Usage": 24,
                "Disk Usage": 0,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Append",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Startup Cost": 0.00,
                "Total Cost": 35.75,
                "Plan Rows": 1250,
                "Plan Width": 4,
                "Actual Startup Time": 0.002,
                "Actual Total Time": 0.118,
                "Actual Rows": 1000,
                "Actual Loops": 3,
                "Shared Hit Blocks": 17,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.000,
                "Actual Total Time": 0.001,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.000,
                "Actual Total Time": 0.000,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Subplans Removed": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "events_2025_01",
                "Schema": "plan_cases",
                "Alias": "events_1",
                "Startup Cost": 0.00,
                "Total Cost": 10.39,
                "Plan Rows": 439,
                "Plan Width": 4,
                "Actual Startup Time": 0.002,
                "Actual Total Time": 0.061,
                "Actual Rows": 1053,
                "Actual Loops": 1,
                "Output": ["events_1.kind"],
                "Shared Hit Blocks": 6,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                ]
                },
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "events_2025_03",
                "Schema": "plan_cases",
                "Alias": "events_3",
                "Startup Cost": 0.00,
                "Total Cost": 10.26,
                "Plan Rows": 426,
                "Plan Width": 4,
                "Actual Startup Time": 0.006,
                "Actual Total Time": 0.065,
                "Actual Rows": 1023,
                "Actual Loops": 1,
                "Output": ["events_3.kind"],
                "Shared Hit Blocks": 6,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                ]
                },
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Member",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "events_2025_02",
                "Schema": "plan_cases",
                "Alias": "events_2",
                "Startup Cost": 0.00,
                "Total Cost": 8.85,
                "Plan Rows": 385,
                "Plan Width": 4,
                "Actual Startup Time": 0.005,
                "Actual Total Time": 0.061,
                "Actual Rows": 924,
                "Actual Loops": 1,
                "Output": ["events_2.kind"],
                "Shared Hit Blocks": 5,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "min_parallel_index_scan_size": "0",
                "min_parallel_table_scan_size": "0",
                "parallel_setup_cost": "0",
                "parallel_tuple_cost": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 7624638373891145268,
                "Planning": {
                "Shared Hit Blocks": 220,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.555,
                "Triggers": [
                ],
                "Execution Time": 9.784
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: gather merge", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Gather Merge",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 833.03,
                "Total Cost": 1027.60,
                "Plan Rows": 16666,
                "Plan Width": 45,
                "Actual Startup Time": 18.609,
                "Actual Total Time": 25.157,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Workers Planned": 2,
                "Workers Launched": 2,
                "Shared Hit Blocks": 333,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 833.00,
                "Total Cost": 853.84,
                "Plan Rows": 8333,
                "Plan Width": 45,
                "Actual Startup Time": 9.327,
                "Actual Total Time": 9.583,
                "Actual Rows": 6667,
                "Actual Loops": 3,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Sort Key": ["orders.total", "orders.id"],
                "Sort Method": "quicksort",
                "Sort Space Used": 1812,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 333,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 8.436,
                "Actual Total Time": 8.461,
                "Actual Rows": 776,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 97,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 71,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 7.113,
                "Actual Total Time": 7.256,
                "Actual Rows": 3995,
                "Actual Loops": 1,
                "Sort Method": "quicksort",
                "Sort Space Used": 471,
                "Sort Space Type": "Memory",
                "Shared Hit Blocks": 105,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 290.33,
                "Plan Rows": 8333,
                "Plan Width": 45,
                "Actual Startup Time": 0.004,
                "Actual Total Time": 0.405,
                "Actual Rows": 6667,
                "Actual Loops": 3,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Workers": [
                {
                "Worker Number": 0,
                "Actual Startup Time": 0.003,
                "Actual Total Time": 0.064,
                "Actual Rows": 776,
                "Actual Loops": 1,
                "Shared Hit Blocks": 8,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Worker Number": 1,
                "Actual Startup Time": 0.003,
                "Actual Total Time": 0.275,
                "Actual Rows": 3995,
                "Actual Loops": 1,
                "Shared Hit Blocks": 42,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "min_parallel_index_scan_size": "0",
                "min_parallel_table_scan_size": "0",
                "parallel_setup_cost": "0",
                "parallel_tuple_cost": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -4275616209938611896,
                "Planning": {
                "Shared Hit Blocks": 152,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.322,
                "Triggers": [
                ],
                "Execution Time": 26.000
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: update with trigger", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Update",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Schema": "plan_cases",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.62,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Startup Time": 1.119,
                "Actual Total Time": 1.120,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 330,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 196,
                "WAL FPI": 0,
                "WAL Bytes": 12633,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Schema": "plan_cases",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.62,
                "Plan Rows": 49,
                "Plan Width": 38,
                "Actual Startup Time": 0.091,
                "Actual Total Time": 0.110,
                "Actual Rows": 49,
                "Actual Loops": 1,
                "Output": ["upper(name)", "ctid"],
                "Filter": "(staff.id < 50)",
                "Rows Removed by Filter": 151,
                "Shared Hit Blocks": 2,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 5420999764960465168,
                "Planning": {
                "Shared Hit Blocks": 68,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.271,
                "Triggers": [
                {
                "Trigger Name": "staff_touch",
                "Relation": "staff",
                "Time": 0.179,
                "Calls": 49
                }
                ],
                "Execution Time": 1.172
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: temporary table", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 386.40,
                "Total Cost": 386.41,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Startup Time": 2.104,
                "Actual Total Time": 2.104,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Output": ["count(*)"],
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 207,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "t",
                "Schema": "pg_temp",
                "Alias": "t",
                "Startup Cost": 0.00,
                "Total Cost": 375.19,
                "Plan Rows": 4485,
                "Plan Width": 0,
                "Actual Startup Time": 0.005,
                "Actual Total Time": 1.410,
                "Actual Rows": 19560,
                "Actual Loops": 1,
                "Output": ["id", "customer_id", "status", "total", "created_at", "note"],
                "Filter": "(t.total > '10'::numeric)",
                "Rows Removed by Filter": 440,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 207,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -7163552522405818873,
                "Planning": {
                "Shared Hit Blocks": 17,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.062,
                "Triggers": [
                ],
                "Execution Time": 2.121
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: settings and hash batches", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 1377.26,
                "Total Cost": 1377.27,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Actual Startup Time": 14.910,
                "Actual Total Time": 14.912,
                "Actual Rows": 1,
                "Actual Loops": 1,
                "Output": ["count(*)"],
                "Shared Hit Blocks": 305,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 124,
                "Temp Written Blocks": 124,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.160,
                "Temp I/O Write Time": 0.765,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Hash Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 786.00,
                "Total Cost": 1332.26,
                "Plan Rows": 18000,
                "Plan Width": 0,
                "Actual Startup Time": 7.094,
                "Actual Total Time": 14.283,
                "Actual Rows": 18000,
                "Actual Loops": 1,
                "Inner Unique": true,
                "Hash Cond": "(i.order_id = o.id)",
                "Shared Hit Blocks": 305,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 124,
                "Temp Written Blocks": 124,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.160,
                "Temp I/O Write Time": 0.765,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Schema": "plan_cases",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 278.00,
                "Plan Rows": 18000,
                "Plan Width": 4,
                "Actual Startup Time": 0.005,
                "Actual Total Time": 1.071,
                "Actual Rows": 18000,
                "Actual Loops": 1,
                "Output": ["i.order_id"],
                "Shared Hit Blocks": 98,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 457.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Startup Time": 5.805,
                "Actual Total Time": 5.805,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["o.id"],
                "Hash Buckets": 2048,
                "Original Hash Buckets": 2048,
                "Hash Batches": 32,
                "Original Hash Batches": 32,
                "Peak Memory Usage": 39,
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 31,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.226,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Actual Startup Time": 0.004,
                "Actual Total Time": 1.639,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Output": ["o.id"],
                "Filter": "(o.note <> 'y'::text)",
                "Rows Removed by Filter": 0,
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                }
                ]
                },
                "Settings": {
                "enable_mergejoin": "off",
                "hash_mem_multiplier": "1",
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases",
                "work_mem": "64kB"
                },
                "Query Identifier": 8281051564009626140,
                "Planning": {
                "Shared Hit Blocks": 230,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.513,
                "Triggers": [
                ],
                "Execution Time": 14.965
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: never executed", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Nested Loop",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.56,
                "Total Cost": 13.12,
                "Plan Rows": 1,
                "Plan Width": 122,
                "Actual Startup Time": 0.014,
                "Actual Total Time": 0.014,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Output": ["s.id", "s.manager", "s.name", "c.id", "c.email", "c.name", "c.country", "c.created_at", "c.data", "o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Inner Unique": true,
                "Join Filter": "(s.id = c.id)",
                "Rows Removed by Join Filter": 0,
                "Shared Hit Blocks": 2,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.29,
                "Total Cost": 12.81,
                "Plan Rows": 1,
                "Plan Width": 57,
                "Actual Startup Time": 0.013,
                "Actual Total Time": 0.014,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Output": ["s.id", "s.manager", "s.name", "o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Inner Unique": true,
                "Shared Hit Blocks": 2,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Schema": "plan_cases",
                "Alias": "s",
                "Startup Cost": 0.00,
                "Total Cost": 4.50,
                "Plan Rows": 1,
                "Plan Width": 12,
                "Actual Startup Time": 0.013,
                "Actual Total Time": 0.013,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Output": ["s.id", "s.manager", "s.name"],
                "Filter": "(s.name = 'nobody'::text)",
                "Rows Removed by Filter": 200,
                "Shared Hit Blocks": 2,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 8.30,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Actual Startup Time": 0.000,
                "Actual Total Time": 0.000,
                "Actual Rows": 0,
                "Actual Loops": 0,
                "Output": ["o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Index Cond": "(o.id = s.id)",
                "Rows Removed by Index Recheck": 0,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Schema": "plan_cases",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 0.30,
                "Plan Rows": 1,
                "Plan Width": 65,
                "Actual Startup Time": 0.000,
                "Actual Total Time": 0.000,
                "Actual Rows": 0,
                "Actual Loops": 0,
                "Output": ["c.id", "c.email", "c.name", "c.country", "c.created_at", "c.data"],
                "Index Cond": "(c.id = o.id)",
                "Rows Removed by Index Recheck": 0,
                "Shared Hit Blocks": 0,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -1684807275775355684,
                "Planning": {
                "Shared Hit Blocks": 373,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.826,
                "Triggers": [
                ],
                "Execution Time": 0.073
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: misestimate", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Nested Loop",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 4.31,
                "Total Cost": 671.80,
                "Plan Rows": 1,
                "Plan Width": 61,
                "Actual Startup Time": 0.026,
                "Actual Total Time": 4.190,
                "Actual Rows": 1332,
                "Actual Loops": 1,
                "Output": ["o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note", "i.order_id", "i.line", "i.product", "i.quantity"],
                "Inner Unique": false,
                "Shared Hit Blocks": 4497,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Schema": "plan_cases",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 657.00,
                "Plan Rows": 1,
                "Plan Width": 45,
                "Actual Startup Time": 0.011,
                "Actual Total Time": 1.942,
                "Actual Rows": 1479,
                "Actual Loops": 1,
                "Output": ["o.id", "o.customer_id", "o.status", "o.total", "o.created_at", "o.note"],
                "Filter": "(((o.status || 'x'::text) = 'newx'::text) AND ((o.total)::text ~~ '4%'::text))",
                "Rows Removed by Filter": 18521,
                "Shared Hit Blocks": 207,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                },
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Schema": "plan_cases",
                "Alias": "i",
                "Startup Cost": 4.31,
                "Total Cost": 14.77,
                "Plan Rows": 3,
                "Plan Width": 16,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.001,
                "Actual Rows": 1,
                "Actual Loops": 1479,
                "Output": ["i.order_id", "i.line", "i.product", "i.quantity"],
                "Recheck Cond": "(i.order_id = o.id)",
                "Rows Removed by Index Recheck": 0,
                "Exact Heap Blocks": 1332,
                "Lossy Heap Blocks": 0,
                "Shared Hit Blocks": 4290,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0,
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "items_pkey",
                "Startup Cost": 0.00,
                "Total Cost": 4.31,
                "Plan Rows": 3,
                "Plan Width": 0,
                "Actual Startup Time": 0.001,
                "Actual Total Time": 0.001,
                "Actual Rows": 1,
                "Actual Loops": 1479,
                "Index Cond": "(i.order_id = o.id)",
                "Shared Hit Blocks": 2958,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": 2708035858657227357,
                "Planning": {
                "Shared Hit Blocks": 279,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.564,
                "Triggers": [
                ],
                "Execution Time": 4.276
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "full: insert", form: .full,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "ModifyTable",
                "Operation": "Insert",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Schema": "plan_cases",
                "Alias": "staff",
                "Startup Cost": 0.00,
                "Total Cost": 4.72,
                "Plan Rows": 0,
                "Plan Width": 0,
                "Actual Startup Time": 0.190,
                "Actual Total Time": 0.191,
                "Actual Rows": 0,
                "Actual Loops": 1,
                "Shared Hit Blocks": 183,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 1,
                "Shared Written Blocks": 1,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 178,
                "WAL FPI": 0,
                "WAL Bytes": 11481,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "staff",
                "Schema": "plan_cases",
                "Alias": "staff_1",
                "Startup Cost": 0.00,
                "Total Cost": 4.72,
                "Plan Rows": 89,
                "Plan Width": 40,
                "Actual Startup Time": 0.007,
                "Actual Total Time": 0.019,
                "Actual Rows": 89,
                "Actual Loops": 1,
                "Output": ["(staff_1.id + 1000)", "1", "'x'::text"],
                "Filter": "(staff_1.id < 90)",
                "Rows Removed by Filter": 111,
                "Shared Hit Blocks": 2,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000,
                "WAL Records": 0,
                "WAL FPI": 0,
                "WAL Bytes": 0
                }
                ]
                },
                "Settings": {
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "search_path": "plan_cases"
                },
                "Query Identifier": -2978182821847002664,
                "Planning": {
                "Shared Hit Blocks": 84,
                "Shared Read Blocks": 0,
                "Shared Dirtied Blocks": 0,
                "Shared Written Blocks": 0,
                "Local Hit Blocks": 0,
                "Local Read Blocks": 0,
                "Local Dirtied Blocks": 0,
                "Local Written Blocks": 0,
                "Temp Read Blocks": 0,
                "Temp Written Blocks": 0,
                "I/O Read Time": 0.000,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.000,
                "Temp I/O Write Time": 0.000
                },
                "Planning Time": 0.295,
                "Triggers": [
                ],
                "Execution Time": 0.215
                }
                ]
                """#,
            text: #"""

                """#),
        RecordedPlan(
            name: "lookup, no index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 78.29,
                "Total Cost": 385.30,
                "Plan Rows": 3,
                "Plan Width": 45,
                "Recheck Cond": "(status = 'paid'::text)",
                "Filter": "(customer_id = 17)",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_status",
                "Startup Cost": 0.00,
                "Total Cost": 78.29,
                "Plan Rows": 6667,
                "Plan Width": 0,
                "Index Cond": "(status = 'paid'::text)"
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=78.29..385.30 rows=3 width=45)
                  Recheck Cond: (status = 'paid'::text)
                  Filter: (customer_id = 17)
                  ->  Bitmap Index Scan on orders_status  (cost=0.00..78.29 rows=6667 width=0)
                        Index Cond: (status = 'paid'::text)
                """#),
        RecordedPlan(
            name: "lookup, index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 4.36,
                "Total Cost": 37.92,
                "Plan Rows": 3,
                "Plan Width": 45,
                "Recheck Cond": "(customer_id = 17)",
                "Filter": "(status = 'paid'::text)",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Index Cond": "(customer_id = 17)"
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=4.36..37.92 rows=3 width=45)
                  Recheck Cond: (customer_id = 17)
                  Filter: (status = 'paid'::text)
                  ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0)
                        Index Cond: (customer_id = 17)
                """#),
        RecordedPlan(
            name: "lookup, better index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Bitmap Heap Scan",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 4.32,
                "Total Cost": 15.28,
                "Plan Rows": 3,
                "Plan Width": 45,
                "Recheck Cond": "((customer_id = 17) AND (status = 'paid'::text))",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer_status",
                "Startup Cost": 0.00,
                "Total Cost": 4.32,
                "Plan Rows": 3,
                "Plan Width": 0,
                "Index Cond": "((customer_id = 17) AND (status = 'paid'::text))"
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Bitmap Heap Scan on orders  (cost=4.32..15.28 rows=3 width=45)
                  Recheck Cond: ((customer_id = 17) AND (status = 'paid'::text))
                  ->  Bitmap Index Scan on orders_customer_status  (cost=0.00..4.32 rows=3 width=0)
                        Index Cond: ((customer_id = 17) AND (status = 'paid'::text))
                """#),
        RecordedPlan(
            name: "latest, sorted", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 38.06,
                "Total Cost": 38.07,
                "Plan Rows": 5,
                "Plan Width": 45,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 38.06,
                "Total Cost": 38.09,
                "Plan Rows": 10,
                "Plan Width": 45,
                "Sort Key": ["created_at DESC"],
                "Plans": [
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 4.37,
                "Total Cost": 37.90,
                "Plan Rows": 10,
                "Plan Width": 45,
                "Recheck Cond": "(customer_id = 17)",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Index Cond": "(customer_id = 17)"
                }
                ]
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Limit  (cost=38.06..38.07 rows=5 width=45)
                  ->  Sort  (cost=38.06..38.09 rows=10 width=45)
                        Sort Key: created_at DESC
                        ->  Bitmap Heap Scan on orders  (cost=4.37..37.90 rows=10 width=45)
                              Recheck Cond: (customer_id = 17)
                              ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0)
                                    Index Cond: (customer_id = 17)
                """#),
        RecordedPlan(
            name: "latest, from the index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Limit",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 22.37,
                "Plan Rows": 5,
                "Plan Width": 45,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Backward",
                "Index Name": "orders_customer_created",
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.29,
                "Total Cost": 44.46,
                "Plan Rows": 10,
                "Plan Width": 45,
                "Index Cond": "(customer_id = 17)"
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Limit  (cost=0.29..22.37 rows=5 width=45)
                  ->  Index Scan Backward using orders_customer_created on orders  (cost=0.29..44.46 rows=10 width=45)
                        Index Cond: (customer_id = 17)
                """#),
        RecordedPlan(
            name: "join, no index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Hash Join",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 50.01,
                "Total Cost": 509.62,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Inner Unique": true,
                "Hash Cond": "(o.customer_id = c.id)",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 8
                },
                {
                "Node Type": "Hash",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 50.00,
                "Total Cost": 50.00,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.00,
                "Total Cost": 50.00,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Filter": "(email = 'user5@example.com'::text)"
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Hash Join  (cost=50.01..509.62 rows=10 width=4)
                  Hash Cond: (o.customer_id = c.id)
                  ->  Seq Scan on orders o  (cost=0.00..407.00 rows=20000 width=8)
                  ->  Hash  (cost=50.00..50.00 rows=1 width=4)
                        ->  Seq Scan on customers c  (cost=0.00..50.00 rows=1 width=4)
                              Filter: (email = 'user5@example.com'::text)
                """#),
        RecordedPlan(
            name: "join, index", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Nested Loop",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 4.64,
                "Total Cost": 46.29,
                "Plan Rows": 10,
                "Plan Width": 4,
                "Inner Unique": false,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_email",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 8.29,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Index Cond": "(email = 'user5@example.com'::text)"
                },
                {
                "Node Type": "Bitmap Heap Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 4.37,
                "Total Cost": 37.90,
                "Plan Rows": 10,
                "Plan Width": 8,
                "Recheck Cond": "(customer_id = c.id)",
                "Plans": [
                {
                "Node Type": "Bitmap Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Index Name": "orders_customer",
                "Startup Cost": 0.00,
                "Total Cost": 4.36,
                "Plan Rows": 10,
                "Plan Width": 0,
                "Index Cond": "(customer_id = c.id)"
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Nested Loop  (cost=4.64..46.29 rows=10 width=4)
                  ->  Index Scan using customers_email on customers c  (cost=0.28..8.29 rows=1 width=4)
                        Index Cond: (email = 'user5@example.com'::text)
                  ->  Bitmap Heap Scan on orders o  (cost=4.37..37.90 rows=10 width=8)
                        Recheck Cond: (customer_id = c.id)
                        ->  Bitmap Index Scan on orders_customer  (cost=0.00..4.36 rows=10 width=0)
                              Index Cond: (customer_id = c.id)
                """#),
        RecordedPlan(
            name: "join order, free", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 580.31,
                "Total Cost": 580.32,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 325.34,
                "Total Cost": 580.16,
                "Plan Rows": 60,
                "Plan Width": 0,
                "Inner Unique": true,
                "Plans": [
                {
                "Node Type": "Merge Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 325.06,
                "Total Cost": 562.36,
                "Plan Rows": 60,
                "Plan Width": 4,
                "Inner Unique": false,
                "Merge Cond": "(o.id = i.order_id)",
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 738.29,
                "Plan Rows": 20000,
                "Plan Width": 8
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 324.77,
                "Total Cost": 324.92,
                "Plan Rows": 60,
                "Plan Width": 4,
                "Sort Key": ["i.order_id"],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 323.00,
                "Plan Rows": 60,
                "Plan Width": 4,
                "Filter": "(product = 7)"
                }
                ]
                }
                ]
                },
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 0.30,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Index Cond": "(id = o.customer_id)"
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=580.31..580.32 rows=1 width=8)
                  ->  Nested Loop  (cost=325.34..580.16 rows=60 width=0)
                        ->  Merge Join  (cost=325.06..562.36 rows=60 width=4)
                              Merge Cond: (o.id = i.order_id)
                              ->  Index Scan using orders_pkey on orders o  (cost=0.29..738.29 rows=20000 width=8)
                              ->  Sort  (cost=324.77..324.92 rows=60 width=4)
                                    Sort Key: i.order_id
                                    ->  Seq Scan on items i  (cost=0.00..323.00 rows=60 width=4)
                                          Filter: (product = 7)
                        ->  Index Only Scan using customers_pkey on customers c  (cost=0.28..0.30 rows=1 width=4)
                              Index Cond: (id = o.customer_id)
                """#),
        RecordedPlan(
            name: "join order, as written", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 890.70,
                "Total Cost": 890.71,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Plans": [
                {
                "Node Type": "Merge Join",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 325.35,
                "Total Cost": 890.55,
                "Plan Rows": 60,
                "Plan Width": 0,
                "Inner Unique": false,
                "Merge Cond": "(o.id = i.order_id)",
                "Plans": [
                {
                "Node Type": "Nested Loop",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Join Type": "Inner",
                "Startup Cost": 0.57,
                "Total Cost": 1831.58,
                "Plan Rows": 20000,
                "Plan Width": 4,
                "Inner Unique": true,
                "Plans": [
                {
                "Node Type": "Index Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "orders_pkey",
                "Relation Name": "orders",
                "Alias": "o",
                "Startup Cost": 0.29,
                "Total Cost": 738.29,
                "Plan Rows": 20000,
                "Plan Width": 8
                },
                {
                "Node Type": "Memoize",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 0.29,
                "Total Cost": 0.31,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Cache Key": "o.customer_id",
                "Cache Mode": "logical",
                "Plans": [
                {
                "Node Type": "Index Only Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Scan Direction": "Forward",
                "Index Name": "customers_pkey",
                "Relation Name": "customers",
                "Alias": "c",
                "Startup Cost": 0.28,
                "Total Cost": 0.30,
                "Plan Rows": 1,
                "Plan Width": 4,
                "Index Cond": "(id = o.customer_id)"
                }
                ]
                }
                ]
                },
                {
                "Node Type": "Sort",
                "Parent Relationship": "Inner",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 324.77,
                "Total Cost": 324.92,
                "Plan Rows": 60,
                "Plan Width": 4,
                "Sort Key": ["i.order_id"],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "items",
                "Alias": "i",
                "Startup Cost": 0.00,
                "Total Cost": 323.00,
                "Plan Rows": 60,
                "Plan Width": 4,
                "Filter": "(product = 7)"
                }
                ]
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=890.70..890.71 rows=1 width=8)
                  ->  Merge Join  (cost=325.35..890.55 rows=60 width=0)
                        Merge Cond: (o.id = i.order_id)
                        ->  Nested Loop  (cost=0.57..1831.58 rows=20000 width=4)
                              ->  Index Scan using orders_pkey on orders o  (cost=0.29..738.29 rows=20000 width=8)
                              ->  Memoize  (cost=0.29..0.31 rows=1 width=4)
                                    Cache Key: o.customer_id
                                    Cache Mode: logical
                                    ->  Index Only Scan using customers_pkey on customers c  (cost=0.28..0.30 rows=1 width=4)
                                          Index Cond: (id = o.customer_id)
                        ->  Sort  (cost=324.77..324.92 rows=60 width=4)
                              Sort Key: i.order_id
                              ->  Seq Scan on items i  (cost=0.00..323.00 rows=60 width=4)
                                    Filter: (product = 7)
                """#),
        RecordedPlan(
            name: "distinct, hashed", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Hashed",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 457.00,
                "Total Cost": 457.01,
                "Plan Rows": 1,
                "Plan Width": 21,
                "Group Key": ["note"],
                "Planned Partitions": 0,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 21
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                HashAggregate  (cost=457.00..457.01 rows=1 width=21)
                  Group Key: note
                  ->  Seq Scan on orders  (cost=0.00..407.00 rows=20000 width=21)
                """#),
        RecordedPlan(
            name: "distinct, sorted", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Unique",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 1835.77,
                "Total Cost": 1935.77,
                "Plan Rows": 1,
                "Plan Width": 21,
                "Plans": [
                {
                "Node Type": "Sort",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 1835.77,
                "Total Cost": 1885.77,
                "Plan Rows": 20000,
                "Plan Width": 21,
                "Sort Key": ["note"],
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 21
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Unique  (cost=1835.77..1935.77 rows=1 width=21)
                  ->  Sort  (cost=1835.77..1885.77 rows=20000 width=21)
                        Sort Key: note
                        ->  Seq Scan on orders  (cost=0.00..407.00 rows=20000 width=21)
                """#),
        RecordedPlan(
            name: "count, alone", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Simple",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 507.00,
                "Total Cost": 507.01,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 457.00,
                "Plan Rows": 20000,
                "Plan Width": 0,
                "Filter": "(note <> 'a'::text)"
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Aggregate  (cost=507.00..507.01 rows=1 width=8)
                  ->  Seq Scan on orders  (cost=0.00..457.00 rows=20000 width=0)
                        Filter: (note <> 'a'::text)
                """#),
        RecordedPlan(
            name: "count, parallel", form: .plain,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Finalize",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 332.01,
                "Total Cost": 332.02,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Plans": [
                {
                "Node Type": "Gather",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 332.00,
                "Total Cost": 332.01,
                "Plan Rows": 2,
                "Plan Width": 8,
                "Workers Planned": 2,
                "Single Copy": false,
                "Plans": [
                {
                "Node Type": "Aggregate",
                "Strategy": "Plain",
                "Partial Mode": "Partial",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 332.00,
                "Total Cost": 332.01,
                "Plan Rows": 1,
                "Plan Width": 8,
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 311.17,
                "Plan Rows": 8333,
                "Plan Width": 0,
                "Filter": "(note <> 'a'::text)"
                }
                ]
                }
                ]
                }
                ]
                }
                }
                ]
                """#,
            text: #"""
                Finalize Aggregate  (cost=332.01..332.02 rows=1 width=8)
                  ->  Gather  (cost=332.00..332.01 rows=2 width=8)
                        Workers Planned: 2
                        ->  Partial Aggregate  (cost=332.00..332.01 rows=1 width=8)
                              ->  Parallel Seq Scan on orders  (cost=0.00..311.17 rows=8333 width=0)
                                    Filter: (note <> 'a'::text)
                """#),
        RecordedPlan(
            name: "sort in memory", form: .counted,
            json: #"""
                [
                {
                "Plan": {
                "Node Type": "Sort",
                "Parallel Aware": false,
                "Async Capable": false,
                "Startup Cost": 1835.77,
                "Total Cost": 1885.77,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 20000,
                "Actual Loops": 1,
                "Sort Key": ["note", "total"],
                "Sort Method": "quicksort",
                "Sort Space Used": 2643,
                "Sort Space Type": "Memory",
                "Plans": [
                {
                "Node Type": "Seq Scan",
                "Parent Relationship": "Outer",
                "Parallel Aware": false,
                "Async Capable": false,
                "Relation Name": "orders",
                "Alias": "orders",
                "Startup Cost": 0.00,
                "Total Cost": 407.00,
                "Plan Rows": 20000,
                "Plan Width": 45,
                "Actual Rows": 20000,
                "Actual Loops": 1
                }
                ]
                },
                "Triggers": [
                ]
                }
                ]
                """#,
            text: #"""
                Sort  (cost=1835.77..1885.77 rows=20000 width=45) (actual rows=20000 loops=1)
                  Sort Key: note, total
                  Sort Method: quicksort  Memory: 2643kB
                  ->  Seq Scan on orders  (cost=0.00..407.00 rows=20000 width=45) (actual rows=20000 loops=1)
                """#),
    ]
}
