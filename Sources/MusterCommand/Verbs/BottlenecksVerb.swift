import Muster
import MusterDatabase
import PostgresClient

/// `muster bottlenecks`: the statements that hurt most, with the best advice for each.
struct BottlenecksVerb: Verb {
    private let limit = Option.value("limit", short: "n", "COUNT", "how many; default 20")

    let name = "bottlenecks"
    let summary = "the statements that take most time, with reason, DDL and confidence"
    let help = "Prints advisor.bottlenecks(), worst first. muster query ID tells more of one."
    var options: [Option] { [limit] + CommonOptions.connection + CommonOptions.output }

    func run(_ context: Context) async throws -> ExitCode {
        let limit = try context.arguments.integer(limit, in: 1...10_000) ?? 20
        let connection = try await context.connect(name)
        let rows = try await AdvisorStore(connection).bottlenecks(limit: limit)
        if try context.isForPeople {
            for row in rows { context.console.write(lines: try Self.card(of: row)) }
        } else {
            try context.show(rows)
        }
        await connection.close()
        return .success
    }

    /// One statement in a few lines: figures, text, and what to do about it.
    private static func card(of row: Row) throws -> [String] {
        let share = try 100 * (row.decode("share", as: Double?.self) ?? 0)
        let figures = try [
            "#\(row["id"] ?? "")", "\(row["total_ms"] ?? "") ms in \(row["calls"] ?? "") calls",
            "\(row["mean_ms"] ?? "") ms each", "\(HumanFormat.fixed(share, digits: 1)) % of all",
        ]
        var lines = [figures.joined(separator: " · ")]
        lines.append("    " + Terminal.escaped(try row["query"] ?? "(not understood)"))
        if let family = try row["family"] { lines.append("    family      " + family) }
        let chips: [String] = try row.decode("chips")
        if !chips.isEmpty { lines.append("    unusual     " + chips.joined(separator: ", ")) }
        lines.append("    reason      " + Terminal.escaped(try row["reason"] ?? ""))
        if let ddl = try row["ddl"] { lines.append("    ddl         " + Terminal.escaped(ddl)) }
        if let confidence = try row["confidence"] {
            let gain = try row["improvement_pct"].map { ", the planner expects \($0) % less cost" }
            lines.append("    confidence  \(confidence)\(gain ?? "")")
        }
        return lines + [""]
    }
}
