import Muster
import SQLSyntax
import Testing

@testable import MusterWorker

@Suite("Where realistic parameters come from") struct ParameterSourceTests {
    private let orders = QualifiedName(name: "orders")

    private func sources(_ text: String) throws -> [Int: ParameterSource] {
        ParameterSource.sources(in: SQLSyntax.shape(of: try SQLSyntax.parse(text)))
    }

    @Test("equality and lists draw from rows, each member on its own")
    func rows() throws {
        let rows = ParameterSource.rows(of: orders, expression: "status")
        #expect(try sources("select 1 from orders where status = $1") == [1: rows])
        #expect(
            try sources("select 1 from orders where status in ($1, $2, $3)")
                == [1: rows, 2: rows, 3: rows])
        #expect(
            try sources("select 1 from orders where lower(status) = $1")
                == [1: .rows(of: orders, expression: "lower(status)")])
    }

    @Test("one bound asks for the end of the order, two for a window")
    func ranges() throws {
        #expect(
            try sources("select 1 from orders where made > $1")
                == [1: .lowerBound(of: orders, expression: "made")])
        #expect(
            try sources("select 1 from orders where made <= $1")
                == [1: .upperBound(of: orders, expression: "made")])
        let window: [Int: ParameterSource] = [
            1: .windowStart(of: orders, expression: "made"),
            2: .windowEnd(of: orders, expression: "made"),
        ]
        #expect(try sources("select 1 from orders where made >= $1 and made < $2") == window)
        #expect(try sources("select 1 from orders where made between $1 and $2") == window)
    }

    @Test("patterns, pages, and what is not known")
    func others() throws {
        #expect(
            try sources(
                "select $1 from orders where name like $2 and made > now() - $3 limit $4 offset $5")
                == [
                    2: .pattern(of: orders, expression: "name"), 4: .limit, 5: .offset,
                ])
    }
}
