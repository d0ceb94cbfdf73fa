extension JSONValue {
    /// Turns a value into JSON.
    ///
    /// ```swift
    /// let text = try JSONValue(encoding: plan.facts).serialized()
    /// ```
    ///
    /// Optional members that are nil are left out. Whole numbers that do not fit 64 bits with sign,
    /// infinity and NaN are refused: JSON in PostgreSQL could not give them back.
    ///
    /// - Parameter value: any encodable value.
    /// - Throws: `EncodingError.invalidValue`, or what the value's own code throws.
    public init(encoding value: some Encodable) throws {
        let box = EncodingBox()
        try BoxEncoder(box: box, codingPath: []).encode(value)
        self = box.json
    }
}

/// A value under construction: containers are filled after they are put into their parents.
private final class EncodingBox {
    private enum Content {
        case value(JSONValue)
        case object([String: EncodingBox])
        case array([EncodingBox])
    }

    /// A value that encodes nothing becomes an empty object, as with Foundation's encoder.
    private var content = Content.object([:])

    var json: JSONValue {
        switch content {
        case .value(let value): value
        case .object(let members): .object(members.mapValues(\.json))
        case .array(let elements): .array(elements.map(\.json))
        }
    }

    var count: Int {
        if case .array(let elements) = content { elements.count } else { 0 }
    }

    func set(_ value: JSONValue) { content = .value(value) }

    func makeArray() {
        if case .array = content { return }
        content = .array([])
    }

    func makeObject() {
        if case .object = content { return }
        content = .object([:])
    }

    func member(_ name: String) -> EncodingBox {
        var members: [String: EncodingBox] = [:]
        if case .object(let known) = content { members = known }
        let box = EncodingBox()
        members[name] = box
        content = .object(members)
        return box
    }

    func element() -> EncodingBox {
        var elements: [EncodingBox] = []
        if case .array(let known) = content { elements = known }
        let box = EncodingBox()
        elements.append(box)
        content = .array(elements)
        return box
    }
}

private struct BoxEncoder: Encoder, SingleValueEncodingContainer {
    let box: EncodingBox
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        box.makeObject()
        return KeyedEncodingContainer(KeyedBox<Key>(box: box, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        box.makeArray()
        return UnkeyedBox(box: box, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { box.set(.null) }
    func encode(_ value: Bool) { box.set(.bool(value)) }
    func encode(_ value: String) { box.set(.string(value)) }
    func encode(_ value: Float) throws { try encode(Double(value)) }

    func encode(_ value: Double) throws {
        guard value.isFinite else { throw refusal(value, "JSON has no infinity and no NaN") }
        box.set(.number(value))
    }

    func encode(_ value: Int) { box.set(.integer(Int64(value))) }
    func encode(_ value: Int8) { box.set(.integer(Int64(value))) }
    func encode(_ value: Int16) { box.set(.integer(Int64(value))) }
    func encode(_ value: Int32) { box.set(.integer(Int64(value))) }
    func encode(_ value: Int64) { box.set(.integer(value)) }
    func encode(_ value: UInt8) { box.set(.integer(Int64(value))) }
    func encode(_ value: UInt16) { box.set(.integer(Int64(value))) }
    func encode(_ value: UInt32) { box.set(.integer(Int64(value))) }
    func encode(_ value: UInt) throws { try encode(UInt64(value)) }

    func encode(_ value: UInt64) throws {
        guard let exact = Int64(exactly: value) else {
            throw refusal(value, "the number does not fit 64 bits with sign")
        }
        box.set(.integer(exact))
    }

    func encode(_ value: some Encodable) throws {
        if let json = value as? JSONValue {
            box.set(json)
        } else {
            try value.encode(to: self)
        }
    }

    private func refusal(_ value: Any, _ reason: String) -> EncodingError {
        .invalidValue(value, .init(codingPath: codingPath, debugDescription: reason))
    }
}

private struct KeyedBox<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let box: EncodingBox
    let codingPath: [any CodingKey]

    private func encoder(_ key: some CodingKey) -> BoxEncoder {
        BoxEncoder(box: box.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { encoder(key).encodeNil() }
    func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder(JSONKey("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct UnkeyedBox: UnkeyedEncodingContainer {
    let box: EncodingBox
    let codingPath: [any CodingKey]
    var count: Int { box.count }

    private func encoder() -> BoxEncoder {
        let path = codingPath + [JSONKey(intValue: count)]
        return BoxEncoder(box: box.element(), codingPath: path)
    }

    func encodeNil() { encoder().encodeNil() }
    func encode(_ value: some Encodable) throws { try encoder().encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder() }
}
