import MusterDatabase
import PostgresClient

/// `muster token create|list|revoke`: who may use the HTTP server.
struct TokenVerb: Verb {
    private let kind = Option.value(
        "kind", "KIND", "what it may do: reader, agent, operator or admin; default reader")
    private let life = Option.value("ttl", "TIME", "when it ends by itself; default 90 days")

    let name = "token"
    let summary = "make, list and revoke tokens of the HTTP server"
    let operands = "create|list|revoke [NAME]"
    var operandCount: ClosedRange<Int> { 1...2 }
    let help = """
        create prints a new token; it cannot be shown again, because only its hash is kept. revoke ends it
        at once. TIME is an interval of PostgreSQL: '8 hours', '1 year'.
        """
    var options: [Option] { [kind, life] + CommonOptions.connection + CommonOptions.output }

    func operandWords(_ registry: VerbRegistry) -> [String] { ["create", "list", "revoke"] }

    func run(_ context: Context) async throws -> ExitCode {
        let act = context.arguments.operand(0) ?? ""
        guard ["create", "list", "revoke"].contains(act) else {
            throw UsageError(
                "\(Arguments.shown(act)) is nothing to do with a token",
                hint: "It is create, list or revoke.")
        }
        let subject = context.arguments.operand(1)
        guard (subject == nil) == (act == "list") else {
            throw UsageError(act == "list" ? "list takes no name" : "the name is missing")
        }
        let connection = try await context.connect(name)
        switch act {
        case "create":
            let rows = try await TokenStore.create(
                name: subject ?? "", kind: context.arguments.string(kind) ?? "reader",
                life: context.arguments.string(life) ?? "90 days", connection)
            try context.show(rows)
        case "revoke":
            let key = try await TokenStore.revoke(name: subject ?? "", connection)
            context.console.write(lines: ["revoked \(key)"])
        default: try context.show(try await TokenStore.list(connection))
        }
        await connection.close()
        return .success
    }
}
