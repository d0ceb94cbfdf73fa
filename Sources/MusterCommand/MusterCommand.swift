import Muster

/// Entry point of the `muster` executable.
@main
enum MusterCommand {
    static func main() {
        print(MusterVersion.current)
    }
}
