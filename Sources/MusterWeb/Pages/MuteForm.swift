/// The buttons that hide a finding and take it up again.
enum MuteForm {
    /// The button that fits the state.
    ///
    /// - Parameters:
    ///   - key: of the finding.
    ///   - state: of the finding.
    ///   - csrf: what proves that the page was ours.
    ///   - back: where to go then.
    /// - Returns: the button; nothing for a finding that is done with.
    static func html(key: String, state: String, csrf: String, back: String) -> HTML {
        switch state {
        case "open", "candidate":
            Form.post(
                "/pages/advice/\(key)/mute", csrf: csrf, label: "Mute", hidden: [("back", back)])
        case "muted", "rejected":
            Form.post(
                "/pages/advice/\(key)/reopen", csrf: csrf, label: "Reopen", hidden: [("back", back)]
            )
        default: ""
        }
    }
}
