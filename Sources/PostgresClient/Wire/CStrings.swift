import Glibc

/// Copies of strings in the form that C reads, freed together.
struct CStrings: ~Copyable {
    let pointers: [UnsafePointer<CChar>?]

    /// Copies the strings and ends the list with a null pointer, which some functions look for.
    init(_ strings: [String?]) {
        pointers = strings.map { $0.flatMap { strdup($0) }.map { UnsafePointer($0) } } + [nil]
    }

    deinit {
        for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
    }
}

extension String {
    /// Whether C would read only a part of this string.
    var holdsNUL: Bool {
        var copy = self
        return copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start, 0, bytes.count) != nil
        }
    }
}
