/// An upper bound for the depth of the parse tree, from the tokens alone.
///
/// A tree gets deeper by brackets, and by operators and keywords that follow each other within one
/// item of a list. A comma, AND or OR ends an item: lists are flat, and the parser flattens AND and
/// OR too, so that `IN` lists, `VALUES` and `OR` chains of any length stay shallow. `UNION` and
/// `JOIN` chains go deeper with every link, whatever stands between the links, so those add up.
struct NestingBound {
    private struct Level {
        /// Tokens of the item at hand.
        var item = 0
        /// The deepest bracket in the item at hand.
        var inner = 0
        /// The deepest item.
        var deepest = 0
        /// Links of UNION and JOIN chains.
        var chain = 0
        var isCase = false
        /// How often the tree holds what comes next at this level: columns of `SET (a, b) = …`.
        var copies = 1
        /// Commas at this level since it began, to count the columns of a list in brackets.
        var commas = 0
        /// Whether the bracket stands where the column list of an assignment would.
        var isAssignmentList = false

        var depth: Int { max(deepest, item + inner) + chain }

        mutating func endItem() {
            deepest = max(deepest, item + inner)
            item = 0
            inner = 0
        }
    }

    private enum Word {
        case separator
        case chain
        case caseStart
        case caseEnd
        case set
        case other
    }

    /// The bound.
    private(set) var depth = 0
    /// Tokens, each counted as often as the tree holds it.
    private(set) var copiedTokens = 0

    init(_ tokens: [Token], of bytes: UnsafeBufferPointer<UInt8>) {
        var levels = [Level()]
        var copies = [1]
        var afterSet = false
        for (index, token) in tokens.enumerated() {
            let top = levels.count - 1
            copiedTokens = copiedTokens.addingCapped(
                copies[top].multipliedCapped(levels[top].copies))
            let followsSet = afterSet
            afterSet = false
            switch token.kind {
            case .comment, .literal, .parameter, .quotedIdentifier:
                continue
            case .word:
                guard token.isKeyword else { continue }
                switch Self.word(token, bytes) {
                case .separator:
                    levels[top].endItem()
                case .chain:
                    levels[top].endItem()
                    levels[top].chain += 1
                case .caseStart:
                    levels[top].item += 1
                    copies.append(copies[top].multipliedCapped(levels[top].copies))
                    levels.append(Level(isCase: true))
                case .caseEnd:
                    if levels[top].isCase { Self.close(&levels, &copies) }
                case .set:
                    levels[top].item += 1
                    afterSet = true
                case .other:
                    levels[top].item += 1
                }
            case .symbol:
                switch token.first {
                case UInt8(ascii: ","):
                    levels[top].endItem()
                    levels[top].copies = 1
                    levels[top].commas += 1
                    afterSet = true
                case UInt8(ascii: ";"):
                    levels[top].endItem()
                case UInt8(ascii: "("), UInt8(ascii: "["):
                    levels[top].item += 1
                    copies.append(copies[top].multipliedCapped(levels[top].copies))
                    levels.append(Level(isAssignmentList: followsSet))
                case UInt8(ascii: ")"), UInt8(ascii: "]"):
                    while levels.count > 1, levels[levels.count - 1].isCase {
                        Self.close(&levels, &copies)
                    }
                    guard levels.count > 1 else { continue }
                    let closed = levels[levels.count - 1]
                    Self.close(&levels, &copies)
                    if closed.isAssignmentList, index + 1 < tokens.count,
                        tokens[index + 1].isSymbol("=")
                    {
                        levels[levels.count - 1].copies = closed.commas + 1
                    }
                default:
                    if token.first != UInt8(ascii: ".") { levels[top].item += 1 }
                }
            }
        }
        while levels.count > 1 { Self.close(&levels, &copies) }
        depth = levels[0].depth
    }

    private static func close(_ levels: inout [Level], _ copies: inout [Int]) {
        let closed = levels.removeLast()
        copies.removeLast()
        let top = levels.count - 1
        levels[top].inner = max(levels[top].inner, closed.depth + 1)
    }

    private static func word(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Word {
        let count = token.end - token.start
        guard count <= 9 else { return .other }
        var folded: UInt128 = 0
        for index in token.start..<token.end {
            folded = folded << 8 | UInt128(bytes[index].lowercased)
        }
        return words[folded] ?? .other
    }

    private static let words: [UInt128: Word] = {
        func packed(_ word: StaticString) -> UInt128 {
            word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt128($1) } }
        }
        return [
            packed("and"): .separator, packed("or"): .separator, packed("union"): .chain,
            packed("intersect"): .chain, packed("except"): .chain, packed("join"): .chain,
            packed("case"): .caseStart, packed("end"): .caseEnd, packed("set"): .set,
        ]
    }()
}

extension Int {
    fileprivate func addingCapped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }

    fileprivate func multipliedCapped(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
