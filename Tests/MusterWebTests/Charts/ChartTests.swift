import Muster
import MusterDatabase
import Testing

@testable import MusterWeb

@Suite struct ChartTests {
    private func chart(_ values: [Double?], form: Chart.Form = .lines) -> Chart {
        Chart(
            title: "t", form: form, kind: .count, labels: values.indices.map { "b\($0)" },
            series: [.init(name: "n", values: values)])
    }

    @Test(arguments: [
        (0.0, 1.0), (1, 1), (7, 8), (10, 10), (11, 12), (0.031, 0.04), (99_999, 100_000),
    ])
    func anAxisEndsAtARoundNumber(largest: Double, top: Double) {
        let scale = Scale(largest: largest)
        #expect(abs(scale.top - top) < top * 1e-9)
        #expect(scale.top >= largest)
    }

    @Test func nothingIsASentence() {
        #expect(chart([]).svg.markup.contains("Nothing to draw"))
        #expect(chart([nil, nil]).svg.markup.contains("Nothing to draw"))
    }

    @Test func aGapParts() {
        let markup = chart([1, 2, nil, 3, 4]).svg.markup
        #expect(markup.components(of: "class=\"line s0\"") == 2)
        #expect(markup.components(of: "<title>") == 5)
    }

    @Test func aBarForEachValueAboveNought() {
        let markup = chart([1, 0, 2, nil], form: .bars).svg.markup
        #expect(markup.components(of: "height=\"") == 2 + 4)
    }

    @Test func titlesAreFewerThanBuckets() {
        let markup = chart((0..<1440).map { Double($0) }).svg.markup
        #expect(markup.components(of: "<title>") == 180)
    }

    @Test func noStyleAndNoScript() {
        let markup = chart([1, 2]).svg.markup
        #expect(!markup.contains("style=") && !markup.contains("<script"))
    }

    @Test func namesAreEscaped() {
        let chart = Chart(
            title: "<t>", form: .lines, kind: .count, labels: ["<b>"],
            series: [.init(name: "<n>", values: [1]), .init(name: "m", values: [2])])
        #expect(!chart.svg.markup.contains("<t>") && !chart.svg.markup.contains("<b>"))
        #expect(!chart.svg.markup.contains("<n>"))
    }

    @Test func wordsBecomeLines() {
        let table = ListTable(
            definition: ListDefinition(
                "t", from: "t",
                [
                    ListColumn("at", .time), ListColumn("name", .text), ListColumn("v", .decimal),
                ]), selection: ListSelection(), statement: "",
            rows: [
                ["2026-01-02 00:00:00+00", "a", "1"], ["2026-01-01 00:00:00+00", "b", "5"],
                ["2026-01-01 00:00:00+00", "a", "2"],
            ])
        let chart = Chart(table, title: "t", label: "at", by: "name", value: "v")
        #expect(chart.labels == ["2026-01-01", "2026-01-02"])
        #expect(chart.series.map(\.name) == ["b", "a"])
        #expect(chart.series[1].values == [2, 1])
        #expect(chart.series[0].values == [5, nil])
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
