/// Numbers that look drawn and are the same every time.
struct FixedDraw {
    private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// A number from 0 to below the bound.
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(bound, 1)))
    }
}
