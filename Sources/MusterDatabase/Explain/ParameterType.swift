/// A type that a parameter is taken to have when the text does not tell.
enum ParameterType: UInt32, Sendable, CaseIterable {
    // The raw values are the server's own object ids, which never change.
    case bigint = 20
    case text = 25
    case timestamptz = 1184
    case interval = 1186
    case numeric = 1700

    /// The name as SQL writes it.
    var name: String {
        switch self {
        case .bigint: "bigint"
        case .text: "text"
        case .timestamptz: "timestamptz"
        case .interval: "interval"
        case .numeric: "numeric"
        }
    }

    /// Every way to give types to so many parameters, those first that give all of them one type.
    static func choices(for count: Int) -> [[ParameterType]] {
        var choices: [[ParameterType]] = [[]]
        for _ in 0..<count {
            choices = choices.flatMap { choice in allCases.map { choice + [$0] } }
        }
        return choices.filter { Set($0).count <= 1 } + choices.filter { Set($0).count > 1 }
    }
}
