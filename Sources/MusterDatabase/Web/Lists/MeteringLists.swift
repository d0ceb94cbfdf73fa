/// The lists about usage.
public enum MeteringLists {
    /// What usage is asked for.
    public struct Period: Sendable, Hashable {
        /// `minute`, `hour` or `day`.
        public var granularity: String
        /// `global`, `endpoint` or `spec`.
        public var scope: String
        /// One endpoint or spec; all of them when nil.
        public var name: String?
        /// How far back, as the server reads intervals.
        public var span: String
        /// `at_completion` or `spread`.
        public var booking: String

        /// Makes a question.
        ///
        /// - Parameters:
        ///   - granularity: `minute`, `hour` or `day`.
        ///   - scope: `global`, `endpoint` or `spec`.
        ///   - name: one endpoint or spec; all of them when nil.
        ///   - span: how far back.
        ///   - booking: `at_completion` or `spread`.
        public init(
            granularity: String, scope: String, name: String?, span: String, booking: String
        ) {
            self.granularity = granularity
            self.scope = scope
            self.name = name
            self.span = span
            self.booking = booking
        }

        var since: ShownSQL { "date_trunc(\(granularity), now() - \(span)::interval)" }
    }

    /// Usage by minute, hour or day.
    ///
    /// - Parameter period: what is asked for.
    /// - Returns: the list.
    public static func usage(_ period: Period) -> ListDefinition {
        ListDefinition(
            "usage",
            from: """
                metering.usage(\(period.granularity), \(period.scope), \(period.name),
                    since => \(fragment: period.since), until => now(), booking => \(period.booking))
                """, order: ["-bucket_start", "scope_name"], size: 800,
            [
                ListColumn("bucket_start", .time, title: "from"),
                ListColumn("scope_name", .text, title: period.scope),
                ListColumn("gpu_hours", .decimal, title: "GPU hours"),
                ListColumn("total_tasks", .count, title: "tasks"),
                ListColumn("failed_tasks", .count, title: "failed"),
                ListColumn("avg_gpu_count", .decimal, title: "GPUs a task"),
                ListColumn("max_gpu_count", .count, title: "most GPUs"),
                ListColumn("peak_start", .time, title: "peak at"),
                ListColumn("peak_gpus", .decimal, title: "GPUs at the peak"),
                ListColumn("utilisation", .fraction),
            ])
    }

    /// The largest endpoints or specs.
    ///
    /// - Parameter scope: `endpoint` or `spec`.
    /// - Returns: the list.
    public static func consumers(_ scope: String) -> ListDefinition {
        ListDefinition(
            "consumers_\(scope)", from: "metering.top_consumers(\(scope), most => 100)",
            order: ["-gpu_hours", "scope_value"], size: 10,
            [
                ListColumn("scope_value", .text, title: scope),
                ListColumn("gpu_hours", .decimal, title: "GPU hours"),
                ListColumn("share", .fraction),
                ListColumn("total_tasks", .count, title: "tasks"),
                ListColumn("failed_tasks", .count, title: "failed"),
                ListColumn("avg_gpu_count", .decimal, title: "GPUs a task"),
            ])
    }

    /// The busiest minutes of each day, by both ways of booking.
    public static let peaks = ListDefinition(
        "peaks", from: "metering.peak('day', since => now() - interval '30 days')",
        order: ["-bucket_start"], size: 31,
        [
            ListColumn("bucket_start", .time, title: "day"),
            ListColumn("peak_minute", .time, title: "busiest minute"),
            ListColumn("peak_gpus", .decimal, title: "GPUs at work"),
            ListColumn("booked_peak_start", .time, title: "peak as booked at the end"),
            ListColumn("booked_peak_gpus", .decimal, title: "GPUs by that"),
            ListColumn("overstated", .decimal, title: "times too high"),
        ])

    /// How much of the capacity was used each day.
    public static let utilisation = ListDefinition(
        "utilisation", from: "metering.utilisation()", order: ["-day"], size: 31,
        [
            ListColumn("day", .time), ListColumn("utilisation", .fraction),
            ListColumn("used_gpu_hours", .decimal, title: "GPU hours used"),
            ListColumn("available_gpu_hours", .decimal, title: "available"),
            ListColumn("peak_minute", .time, title: "busiest minute"),
            ListColumn("peak_gpus", .decimal, title: "GPUs at work"),
        ])

    /// Hours of the last 30 days in which no task ended.
    public static let gaps = ListDefinition(
        "gaps",
        from: """
            (select h as gap_start, lead_start as gap_end, lead_start - h as lasted
             from (select bucket_start + interval '1 hour' as h,
                          lead(bucket_start) over (order by bucket_start) as lead_start
                   from metering.usage('hour', since => date_trunc('hour', now() - interval '30 days'),
                                       until => now())) as next
             where lead_start > h) as gap
            """, order: ["-lasted", "gap_start"], size: 10,
        [
            ListColumn("gap_start", .time, title: "from"),
            ListColumn("gap_end", .time, title: "to"),
            ListColumn("lasted", .interval),
        ])

    /// What usage cost.
    public static let cost = ListDefinition(
        "cost",
        from: """
            (select spec, currency, sum(gpu_hours) as gpu_hours, sum(cost) as cost
             from metering.cost() group by spec, currency) as cost
            """, order: ["-cost", "spec"], size: 20,
        [
            ListColumn("spec", .text), ListColumn("gpu_hours", .decimal, title: "GPU hours"),
            ListColumn("cost", .decimal), ListColumn("currency", .text),
        ])

    /// How far backfills are.
    public static let backfills = ListDefinition(
        "backfills", from: "metering.stat_progress_backfill", order: ["-backfill_id"], size: 10,
        [
            ListColumn("backfill_id", .key, title: "no."), ListColumn("phase", .badge),
            ListColumn("since", .time), ListColumn("until", .time), ListColumn("days_done", .count),
            ListColumn("days_total", .count, title: "of days"), ListColumn("records_done", .count),
            ListColumn("requested_at", .time),
        ])

    /// Records that came too late for their day.
    public static let adjustments = ListDefinition(
        "adjustments", from: "metering.usage_adjustment", order: ["-recorded_at"], size: 10,
        [
            ListColumn("task_id", .code, title: "task"), ListColumn("endpoint", .text),
            ListColumn("completed_at", .time), ListColumn("recorded_at", .time),
            ListColumn("applied_at", .time),
        ])
}
