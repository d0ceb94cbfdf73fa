import Dispatch
import Glibc

/// Runs other programs.
///
/// Foundation's `Process` waits for the end of all descendants that inherited its socket, and a server
/// started by `pg_ctl` does not end.
enum Program {
    struct Failure: Error {
        let command: [String]
        let status: Int32
    }

    /// Runs a program without input and output, and throws unless it succeeds.
    static func run(_ command: [String]) async throws {
        let status = await withCheckedContinuation { continuation in
            DispatchQueue(label: "program").async { continuation.resume(returning: spawn(command)) }
        }
        if status != 0 { throw Failure(command: command, status: status) }
    }

    private static func spawn(_ command: [String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // A server that inherits a proxy's socket would keep its port open.
        for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid = pid_t()
        let failure = posix_spawnp(&pid, command[0], &actions, nil, &arguments, environ)
        if failure != 0 { return failure }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status
    }
}
