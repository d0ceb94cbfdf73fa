import MusterDatabase
import Testing

@testable import MusterCommand

@Suite struct SparklineTests {
    @Test func heightsFollowTheValues() {
        #expect(Sparkline([0, 1, 2, 3, 4, 5, 6]).text == "▁▃▄▅▆▇█")
        #expect(Sparkline([5, 5]).text == "██")
    }

    @Test func whatIsThereIsSeen() {
        #expect(Sparkline([0, 0.001, 1_000]).text == "▁▂█")
    }

    @Test func nothingIsLow() {
        #expect(Sparkline([0, 0]).text == "▁▁")
        #expect(Sparkline([]).text == "")
    }

    @Test func moreThanFitsIsAddedUp() {
        #expect(Sparkline([1, 1, 2, 2, 3], width: 3).text == "▅█▇")
        #expect(Sparkline(Array(repeating: 1, count: 1_000), width: 60).text.count <= 60)
    }

    @Test func bucketsWithoutUsageKeepTheirPlace() {
        let series = UsageSeries(
            name: "e",
            points: [.init(start: 3_600, gpuHours: 2), .init(start: 14_400, gpuHours: 2)])
        #expect(Sparkline(series, from: 0, to: 14_400, bucket: 3_600).text == "▁█▁▁█")
    }

    @Test func aDayOf25HoursIsOneDay() {
        let day = 86_400.0
        let series = UsageSeries(
            name: "",
            points: [
                .init(start: 0, gpuHours: 1), .init(start: day, gpuHours: 1),
                .init(start: 2 * day + 3_600, gpuHours: 1),
            ])
        #expect(
            Sparkline(series, from: 0, to: 2 * day + 3_600, bucket: day).text == "███")
    }
}
