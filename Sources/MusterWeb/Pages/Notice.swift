import HTTPServer

/// What a form did, said on the page that comes after it.
enum Notice: String, CaseIterable {
    case claimed
    case released
    case extended
    case scanRequested = "scan-requested"
    case simulationRequested = "simulation-requested"
    case adviceRequested = "advice-requested"
    case muted
    case reopened
    case submitted
    case stopped
    case taskRequested = "task-requested"
    case collectionRequested = "collection-requested"

    private var text: String {
        switch self {
        case .claimed: "The host is yours. Its claim id is the proof: keep it for the release."
        case .released: "The host is free again."
        case .extended: "The claim lasts longer now."
        case .scanRequested: "A scan was asked for; a worker takes it up within seconds."
        case .simulationRequested: "A worker was asked; the answer appears below."
        case .adviceRequested: "A worker was asked; the proposal appears below."
        case .muted: "The finding is muted, whatever the rules find later."
        case .reopened: "The finding is looked at anew."
        case .submitted: "The request is on its way to the hosts."
        case .stopped: "The request is stopped."
        case .taskRequested: "The task is due now; whoever runs tasks takes it up next."
        case .collectionRequested: "A collection was asked for; a worker takes it up at once."
        }
    }

    /// The address of a page with this notice.
    ///
    /// - Parameters:
    ///   - path: of the page.
    ///   - query: its parameters.
    /// - Returns: the address.
    func at(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
        Address.of(path, query + [(name: "done", value: rawValue)])
    }

    /// The notice that an address asks for.
    ///
    /// - Parameter request: the request.
    /// - Returns: the notice; nothing when there is none of that name.
    static func html(_ request: HTTPRequest) -> HTML {
        guard let notice = request.queryValue("done").flatMap(Notice.init(rawValue:)) else {
            return ""
        }
        return "<p class=\"done\" role=\"status\">\(Badge.of("done", .good)) \(notice.text)</p>"
    }
}
