/// From when on a part or a factor is worth a look: the steps that pgAdmin has.
enum PlanThreshold {
    /// How a node's part of the whole is meant: more than 10, 50 or 90 per cent.
    ///
    /// - Parameter share: a part of one.
    /// - Returns: the tone.
    static func share(_ share: Double) -> Badge.Tone {
        share > 0.9 ? .bad : share > 0.5 ? .poor : share > 0.1 ? .fair : .plain
    }

    /// How far an estimate may be off: more than 10, 100 or 1000 times.
    ///
    /// - Parameter factor: the larger number of rows by the smaller.
    /// - Returns: the tone.
    static func estimate(_ factor: Double) -> Badge.Tone {
        factor > 1000 ? .bad : factor > 100 ? .poor : factor > 10 ? .fair : .plain
    }
}
