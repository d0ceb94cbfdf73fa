import FoundationEssentials
import Glibc

/// A command that runs in a process group of its own, with its output in files.
///
/// `posix_spawn` and not Foundation's `Process`: that was the only use of Foundation, whose tables for
/// languages are half of the program (34 of 65 MB).
struct ChildProcess {
    /// How a command ended.
    enum End: Sendable, Hashable {
        /// By itself, with a code.
        case exit(Int)
        /// By a signal.
        case signal(Int)
        /// Nobody knows, because the system forgot it before it was asked.
        case unknown
    }

    /// Why a command did not start.
    struct Failure: Error {
        /// The error number of the system.
        let code: Int32
    }

    /// Its process and its group.
    private let leader: pid_t

    /// Starts a command, which inherits the environment and nothing else.
    ///
    /// Its signals are as at a login.
    ///
    /// - Parameters:
    ///   - argv: the command, looked for in `PATH` unless it has a slash, and its arguments.
    ///   - output: what it prints goes there.
    ///   - errors: what it complains of goes there.
    /// - Throws: what the system said.
    init(argv: [String], output: OutputFile, errors: OutputFile) throws(Failure) {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.descriptor, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2)
        // What the worker opens is closed by exec; what it was started with has low numbers.
        for descriptor: Int32 in 3..<256 {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        var leader: pid_t = 0
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        let status = unsafe Self.withCStrings(argv) { words in
            unsafe Self.withCStrings(environment) { environment in
                unsafe posix_spawnp(
                    &leader, argv[0], &actions, &attributes, words, environment)
            }
        }
        guard status == 0 else { throw Failure(code: status) }
        self.leader = leader
    }

    /// How it ended; nil while it runs.
    ///
    /// Not to be asked again after an answer.
    func end() -> End? {
        var status: Int32 = 0
        let waited = unsafe waitpid(leader, &status, WNOHANG)
        guard waited != 0 else { return nil }
        guard waited == leader else { return .unknown }
        let signal = status & 0x7f
        return signal == 0 ? .exit(Int(status >> 8 & 0xff)) : .signal(Int(signal))
    }

    /// Kills the command and all that it started.
    func kill() {
        _ = Glibc.kill(-leader, SIGKILL)
    }

    /// Texts as an array in the form of C, which a null ends.
    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var words = unsafe texts.map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
        }
        return unsafe body(&words)
    }
}
