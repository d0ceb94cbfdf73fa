import Muster
import MusterDatabase
import PostgresClient

/// `muster usage`: what was used, by whom, when.
struct UsageVerb: Verb {
    private let by = Option.value(
        "by", "LENGTH", "length of a bucket: minute, hour or day; default hour")
    private let scope = Option.value(
        "scope", "WHAT", "global, endpoint or spec; default global")
    private let booking = Option.value(
        "booking", "HOW", "at_completion or spread; default at_completion")
    private let timeZone = Option.value(
        "time-zone", "ZONE", "whose midnights days begin at; default UTC")
    private let top = Option.value(
        "top", "COUNT", "the endpoints or specs that used most, in place of buckets")

    let name = "usage"
    let summary = "GPU time by minute, hour or day: everything, or by endpoint or spec"
    let operands = "[NAME]"
    let help = """
        Exact at this moment, however far the rollups are behind. NAME is one endpoint or spec; without
        it each of them has its rows. Without a range: the last hour of minutes, the last day of hours,
        the last 30 days.

        A task counts whole in the minute in which it ended; with --booking spread its GPU time is put
        where it was spent. To a person the GPU hours of each scope are drawn below the table.
        """
    var options: [Option] {
        [by, scope] + MeteringOptions.range + [booking, timeZone, top]
            + CommonOptions.connection + CommonOptions.output
    }

    /// More lines than this are no picture any more.
    private static let mostLines = 20

    func run(_ context: Context) async throws -> ExitCode {
        let query = try query(context)
        let most = try context.arguments.integer(top, in: 1...10_000)
        guard most == nil || query.scope != .global else {
            throw UsageError("--top needs --scope endpoint or --scope spec")
        }
        return try await context.withMetering(name) { store in
            if let most {
                try context.show(try await store.topConsumers(most, of: query))
            } else if try context.isForPeople {
                let rows = try await store.usageInShort(query)
                try context.show(rows)
                if !rows.isEmpty { draw(try await store.series(query), query, context) }
            } else {
                try context.show(try await store.usage(query))
            }
            return .success
        }
    }

    private func query(_ context: Context) throws(UsageError) -> UsageQuery {
        let arguments = context.arguments
        var query = UsageQuery()
        query.granularity = try arguments.choice(by, of: UsageQuery.Granularity.self) ?? .hour
        query.scope = try arguments.choice(scope, of: UsageQuery.Scope.self) ?? .global
        query.booking = try arguments.choice(booking, of: UsageQuery.Booking.self) ?? .atCompletion
        query.timeZone = arguments.string(timeZone) ?? "UTC"
        query.range = context.usageRange
        query.value = arguments.operand(0)
        guard query.value == nil || query.scope != .global else {
            throw UsageError("a name needs --scope endpoint or --scope spec")
        }
        return query
    }

    /// A line for each scope, all over the same span of time; the largest first.
    private func draw(_ series: [UsageSeries], _ query: UsageQuery, _ context: Context) {
        let starts = series.flatMap(\.points).map(\.start)
        guard let first = starts.min(), let last = starts.max(), last > first else { return }
        let lines = series.map { ($0, total: $0.points.reduce(0) { $0 + $1.gpuHours }) }
            .sorted { ($1.total, $0.0.name) < ($0.total, $1.0.name) }
            .prefix(Self.mostLines)
        let names = lines.map { $0.0.name.isEmpty ? "everything" : Terminal.escaped($0.0.name) }
        let width = names.map(Terminal.width).max() ?? 0
        context.console.write(
            lines: zip(names, lines).map { name, line in
                let sparkline = Sparkline(
                    line.0, from: first, to: last, bucket: query.granularity.seconds)
                let gap = String(repeating: " ", count: width - Terminal.width(of: name))
                let total = HumanFormat.fixed(line.total, digits: 1)
                return "\(name)\(gap)  \(sparkline.text)  \(total) GPU hours"
            })
    }
}
