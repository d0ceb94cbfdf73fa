// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target.
///
/// The three C wrappers leave out strict memory safety, because C is there to be wrapped;
/// everywhere else the word `unsafe` would be a finding.
let common: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let safe: [SwiftSetting] = common + [.strictMemorySafety()]

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["MusterCommand"])
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CPgQuery", providers: [.apt(["libpg-query-dev"])]),

        .target(name: "Muster", swiftSettings: safe),
        .target(name: "PostgresClient", dependencies: ["CLibPQ"], swiftSettings: common),
        .target(name: "SQLSyntax", dependencies: ["CPgQuery", "Muster"], swiftSettings: common),
        .target(
            name: "MusterDatabase", dependencies: ["Muster", "PostgresClient"], swiftSettings: safe),
        .target(
            name: "MusterWorker",
            dependencies: ["Muster", "MusterDatabase", "PostgresClient", "SQLSyntax"],
            swiftSettings: safe),
        .executableTarget(
            name: "MusterCommand",
            dependencies: [
                "Muster", "MusterDatabase", "MusterWorker", "PostgresClient", "SQLSyntax",
            ],
            swiftSettings: safe),

        // Mutated inputs by the million; see scripts/fuzz.
        .executableTarget(
            name: "MusterFuzz", dependencies: ["Muster", "SQLSyntax"], path: "Tests/Fuzz",
            swiftSettings: safe),

        // Databases with the kit in them, for the tests that need a server.
        .target(
            name: "MusterTestSupport", dependencies: ["MusterDatabase", "PostgresClient"],
            path: "Tests/Support", swiftSettings: common),
        .testTarget(name: "MusterTests", dependencies: ["Muster"], swiftSettings: common),
        .testTarget(
            name: "PostgresClientTests", dependencies: ["PostgresClient"], swiftSettings: common),
        .testTarget(
            name: "SQLSyntaxTests", dependencies: ["SQLSyntax", "Muster"], swiftSettings: common),
        .testTarget(
            name: "MusterDatabaseTests",
            dependencies: ["Muster", "MusterDatabase", "MusterTestSupport", "PostgresClient"],
            swiftSettings: common),
        .testTarget(
            name: "MusterWorkerTests",
            dependencies: [
                "Muster", "MusterDatabase", "MusterTestSupport", "MusterWorker", "PostgresClient",
            ],
            swiftSettings: common),
        .testTarget(
            name: "MusterCommandTests", dependencies: ["MusterCommand"], swiftSettings: common),
    ]
)
