/// The release that this worker belongs to; the same text as `muster.version()` in a schema of that release.
public enum MusterVersion {
    /// Version in the form `major.minor.patch`.
    public static let current = "0.1.0"
}
