/// The state while a command line is read.
struct ArgumentReader {
    var operands: [String] = []
    var values: [String: [String]] = [:]
    var flags: [String: Bool] = [:]

    private var words: ArraySlice<String>
    private let options: [Option]

    init(words: [String], options: [Option]) {
        self.words = words[...]
        self.options = options
    }

    mutating func readAll() throws(UsageError) {
        while let word = words.popFirst() {
            if word == "--" {
                operands += words
                return
            } else if word.hasPrefix("--") {
                try readLong(word.dropFirst(2))
            } else if word.hasPrefix("-"), word.count > 1 {
                try readShort(word)
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func readLong(_ word: Substring) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil

        if let option = options.first(where: { $0.name == name }) {
            guard option.isFlag else { return try take(option, attached, as: "--" + name) }
            guard attached == nil else { throw UsageError("--\(name) takes no value") }
            flags[name] = true
        } else if let option = options.first(where: { $0.isFlag && "no-" + $0.name == name }) {
            guard attached == nil else { throw UsageError("--\(name) takes no value") }
            flags[option.name] = false
        } else {
            let known = options.map { "--" + $0.name }
            throw UsageError(
                "there is no option \(Arguments.shown("--" + name))",
                hint: Spelling.suggestion(for: "--" + name, among: known))
        }
    }

    private mutating func readShort(_ word: String) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else {
                throw UsageError("there is no option \(Arguments.shown("-\(letter)"))")
            }
            guard option.isFlag else {
                let attached = letters.isEmpty ? nil : String(letters)
                return try take(option, attached, as: "-\(letter)")
            }
            flags[option.name] = true
        }
    }

    private mutating func take(
        _ option: Option, _ attached: String?, as spelling: String
    ) throws(UsageError) {
        guard let value = attached ?? words.popFirst() else {
            throw UsageError(
                "\(spelling) needs a value", hint: "It is \(spelling) \(option.value ?? "VALUE").")
        }
        guard option.isRepeatable || values[option.name] == nil else {
            throw UsageError("--\(option.name) is given twice")
        }
        values[option.name, default: []].append(value)
    }
}
