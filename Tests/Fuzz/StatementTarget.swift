import Muster
import SQLSyntax

/// Texts of statements: fingerprint, normalised text, shape.
struct StatementTarget: FuzzTarget {
    func read(_ input: [UInt8]) -> FuzzOutcome {
        let text = String(decoding: input, as: UTF8.self)
        _ = try? SQLSyntax.split(text)
        guard let fingerprint = try? SQLSyntax.fingerprint(text) else { return .refused }
        if let statement = try? SQLSyntax.parse(text) {
            _ = SQLSyntax.shape(of: statement)
            _ = SQLSyntax.names(in: statement)
        }
        guard let normalized = try? SQLSyntax.normalize(text) else { return .accepted }
        if normalized.fingerprint != fingerprint {
            return .broken("its normalised text has another fingerprint: \(normalized.text)")
        }
        return .accepted
    }
}
