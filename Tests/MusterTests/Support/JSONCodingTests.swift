import Muster
import Testing

@Suite struct JSONCodingTests {
    struct Inner: Codable, Equatable {
        var name: String?
        var values: [Double]
    }

    enum Word: String, Codable { case one, two }

    class Base: Codable {
        var base = 1
    }

    final class Derived: Base {
        var derived = 2

        private enum CodingKeys: String, CodingKey { case derived }

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            derived = try container.decode(Int.self, forKey: .derived)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(derived, forKey: .derived)
            try super.encode(to: container.superEncoder())
        }
    }

    struct Outer: Codable, Equatable {
        var flag = true
        var small: Int8 = -128
        var large: Int64 = .max
        var unsigned: UInt32 = .max
        var real = 0.1
        var word = Word.two
        var optional: Int?
        var inner = Inner(name: nil, values: [1, 2.5])
        var many = [Inner(name: "a/b", values: []), Inner(name: "", values: [0])]
        var map = ["x": [1: "one"]]
        var json: JSONValue = ["any": [1, .null]]
    }

    @Test func encodesAndDecodes() throws {
        let json = try JSONValue(encoding: Outer())
        #expect(
            json.serialized()
                == #"{"flag":true,"inner":{"values":[1.0,2.5]},"json":{"any":[1,null]},"#
                + #""large":9223372036854775807,"many":[{"name":"a/b","values":[]},"#
                + #"{"name":"","values":[0.0]}],"map":{"x":{"1":"one"}},"real":0.1,"small":-128,"#
                + #""unsigned":4294967295,"word":"two"}"#)
        #expect(try json.decode(Outer.self) == Outer())
        #expect(try JSONValue(parsing: json.serialized()).decode(Outer.self) == Outer())
    }

    @Test func keepsSuperclassesApart() throws {
        let object = Derived()
        object.base = 7
        let json = try JSONValue(encoding: object)
        #expect(json == ["derived": 2, "super": ["base": 7]])
        #expect(try json.decode(Derived.self).base == 7)
    }

    @Test func decodesNumbersOnlyWhereTheyFit() throws {
        #expect(try JSONValue.number(3).decode(Int.self) == 3)
        #expect(try JSONValue.integer(3).decode(Double.self) == 3)
        for value: JSONValue in [3.5, 256, -1, true, "1", .null] {
            #expect(throws: DecodingError.self) { try value.decode(UInt8.self) }
        }
        #expect(throws: DecodingError.self) { try JSONValue.integer(1).decode(Bool.self) }
        #expect(throws: DecodingError.self) { try JSONValue.array([1]).decode([String].self) }
        #expect(throws: DecodingError.self) { try JSONValue.object([:]).decode(Inner.self) }
        #expect(throws: DecodingError.self) { try JSONValue.array([]).decode(Pair.self) }
    }

    struct Pair: Decodable {
        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            _ = try container.decode(Int.self)
        }
    }

    @Test func refusesWhatJSONCannotGiveBack() {
        #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.nan]) }
        #expect(throws: EncodingError.self) { try JSONValue(encoding: Float.infinity) }
        #expect(throws: EncodingError.self) { try JSONValue(encoding: UInt64.max) }
        #expect(throws: Never.self) { try JSONValue(encoding: UInt64(7)) }
    }

    @Test func errorsNameThePathAndNotTheValue() throws {
        let json: JSONValue = ["many": [["name": 17, "values": []]]]
        let error = #expect(throws: DecodingError.self) { try json.decode([String: [Inner]].self) }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("not a type mismatch")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["many", "0", "name"])
        #expect(context.debugDescription == "it is a number")
    }
}
