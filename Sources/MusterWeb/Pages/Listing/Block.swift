/// A part of a page.
enum Block: Sendable {
    /// A list.
    case panel(Panel)
    /// Anything else.
    case html(HTML)
}
