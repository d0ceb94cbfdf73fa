/// Entry point of the `muster` executable; everything else is in `Program`.
@main
enum MusterCommand {
    static func main() {
        Program(.all).runAndExit()
    }
}
