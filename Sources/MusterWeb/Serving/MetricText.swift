import Muster
import MusterDatabase

/// The text format of Prometheus, as it is written.
struct MetricText {
    /// What a metric is.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    private(set) var text = ""

    /// Adds a metric with its series.
    mutating func add(
        _ name: String, _ help: String, _ kind: Kind,
        _ series: [(labels: KeyValuePairs<String, String>, value: Double)]
    ) {
        begin(name, help, kind)
        for (labels, value) in series { line(name, labels.map { ($0.key, $0.value) }, value) }
    }

    /// Adds what the database says; samples of one metric follow one another.
    mutating func add(_ samples: [MetricSample]) {
        var current = ""
        for sample in samples {
            if sample.name != current {
                begin(sample.name, sample.help, Kind(rawValue: sample.kind) ?? .gauge)
                current = sample.name
            }
            line(
                sample.name, sample.labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
                sample.value)
        }
    }

    /// Adds what the server counted.
    mutating func add(_ snapshot: Metrics.Snapshot) {
        begin("muster_http_requests_total", "Requests answered, by route and status", .counter)
        let keys = snapshot.answers.keys.sorted {
            ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status)
        }
        for key in keys {
            line(
                "muster_http_requests_total",
                [("route", key.route), ("method", key.method), ("status", String(key.status))],
                Double(snapshot.answers[key] ?? 0))
        }
        let name = "muster_http_request_duration_seconds"
        begin(name, "Time from the whole request to its answer", .histogram)
        var total = 0
        for (bound, count) in zip(Metrics.bounds, snapshot.durations) {
            total += count
            line("\(name)_bucket", [("le", "\(bound)")], Double(total))
        }
        total += snapshot.durations.last ?? 0
        line("\(name)_bucket", [("le", "+Inf")], Double(total))
        line("\(name)_sum", [], snapshot.seconds)
        line("\(name)_count", [], Double(total))
    }

    private mutating func begin(_ name: String, _ help: String, _ kind: Kind) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let list = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        text += list.isEmpty ? "\(name) \(number)\n" : "\(name){\(list)} \(number)\n"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
