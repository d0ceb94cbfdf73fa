import Muster
import Testing

@Suite struct HumanFormatTests {
    @Test(arguments: [
        (0.0, "0 B"), (1, "1 B"), (999, "999 B"), (1_000, "0.977 kB"), (1_024, "1 kB"),
        (1_536, "1.5 kB"), (10 * 1_048_576, "10 MB"), (1_272_000_000, "1.18 GB"),
        (-2_048, "-2 kB"), (1e30, "888178419700125 PB"), (.nan, "?"),
    ])
    func bytes(count: Double, text: String) { #expect(HumanFormat.bytes(count) == text) }

    @Test(arguments: [
        (0.0, "0 ms"), (0.0042, "0.004 ms"), (0.5, "0.5 ms"), (12.34, "12.3 ms"), (999.4, "999 ms"),
        (999.6, "1 s"), (4_567, "4.57 s"), (59_940, "59.9 s"), (59_960, "1 min 0 s"),
        (192_000, "3 min 12 s"), (3_599_600, "1 h 0 min"), (7_500_000, "2 h 5 min"),
        (90_000_000, "1 d 1 h"), (-1_500, "-1.5 s"), (.infinity, "?"), (1e18, "31688088 years"),
    ])
    func milliseconds(span: Double, text: String) {
        #expect(HumanFormat.milliseconds(span) == text)
    }

    @Test(arguments: [
        (0.0, "0 %"), (1, "100 %"), (0.5, "50.0 %"), (0.9999, "99.9 %"), (0.00001, "<0.1 %"),
        (-0.00001, "-<0.1 %"), (-0.25, "-25.0 %"), (12, "1200 %"), (.nan, "?"),
    ])
    func percent(fraction: Double, text: String) { #expect(HumanFormat.percent(fraction) == text) }

    @Test func percentWithSign() {
        #expect(HumanFormat.percent(0.25, isSigned: true) == "+25.0 %")
        #expect(HumanFormat.percent(0, isSigned: true) == "0 %")
    }

    @Test(arguments: [
        (0.0, "0"), (0.25, "0.25"), (17, "17"), (999, "999"), (999.6, "1 k"), (12_345, "12.3 k"),
        (4_567_000, "4.57 M"), (-3_000, "-3 k"), (1e18, "1000000 T"),
    ])
    func count(count: Double, text: String) { #expect(HumanFormat.count(count) == text) }

    @Test(arguments: [
        (1.005, 2, "1.00"), (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.001, 2, "0.00"), (1e20, 2, "1e+20"),
        (123.456, 1, "123.5"), (0.1, 12, "0.100000000"), (5, -3, "5"),
    ])
    func fixed(value: Double, digits: Int, text: String) {
        #expect(HumanFormat.fixed(value, digits: digits) == text)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"),
        (951_782_400_123_456_789, "2000-02-29T00:00:00.123Z"),
        (-1, "1969-12-31T23:59:59.999Z"), (4_107_542_399_999_000_000, "2100-02-28T23:59:59.999Z"),
        (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000Z"),
        (.max, "2262-04-11T23:47:16.854Z"), (.min, "1677-09-21T00:12:43.145Z"),
    ])
    func timestamp(nanoseconds: Int64, text: String) {
        #expect(HumanFormat.timestamp(nanoseconds: nanoseconds) == text)
    }
}
