// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target.
///
/// The C wrappers leave out strict memory safety, because C is there to be wrapped;
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
        .systemLibrary(
            name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(
            name: "CGnuTLS", pkgConfig: "gnutls", providers: [.apt(["libgnutls28-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "Muster", swiftSettings: safe),
        .target(name: "PostgresClient", dependencies: ["CLibPQ"], swiftSettings: common),
        .target(name: "SQLSyntax", dependencies: ["CPgQuery", "Muster"], swiftSettings: common),
        .target(
            name: "MusterDatabase", dependencies: ["Muster", "PostgresClient"], swiftSettings: safe),
        .target(
            name: "MusterWorker",
            dependencies: ["Muster", "MusterDatabase", "PostgresClient", "SQLSyntax"],
            swiftSettings: safe),
        .target(
            name: "HTTPServer", dependencies: ["CGnuTLS", "CMicroHTTPD", "CZlib"],
            swiftSettings: common),
        .target(
            name: "MusterWeb",
            dependencies: [
                "HTTPServer", "Muster", "MusterDatabase", "PostgresClient", "SQLSyntax",
            ],
            exclude: ["Assets/THIRD_PARTY.md", "Assets/files"],
            swiftSettings: safe),
        .executableTarget(
            name: "MusterCommand",
            dependencies: [
                "HTTPServer", "Muster", "MusterDatabase", "MusterWeb", "MusterWorker",
                "PostgresClient", "SQLSyntax",
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
            name: "HTTPServerTests", dependencies: ["HTTPServer"], swiftSettings: common),
        .testTarget(
            name: "MusterWebTests",
            dependencies: [
                "HTTPServer", "Muster", "MusterDatabase", "MusterTestSupport", "MusterWeb",
                "PostgresClient",
            ],
            swiftSettings: common),
        .testTarget(
            name: "MusterCommandTests", dependencies: ["MusterCommand"], swiftSettings: common),
    ]
)
