import Testing

/// All tests that talk to a server.
///
/// One after another, because many measure how long something takes, and a test that keeps a core
/// busy would make the others look slow: with 2 cores a limit of 1 second was once missed by 4.
@Suite("With a server", .serialized, .needsServer)
enum ServerTests {}
