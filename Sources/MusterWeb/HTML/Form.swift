/// Forms that change something: posted with the proof that the page was ours.
enum Form {
    /// A form with a button.
    ///
    /// - Parameters:
    ///   - action: where it is posted.
    ///   - csrf: what proves that the page was ours.
    ///   - label: on the button.
    ///   - fields: what is filled in; nothing when the button says it all.
    ///   - hidden: names and values that go along.
    ///   - isDangerous: whether the button warns.
    ///   - isMain: whether the button is what the page is about.
    /// - Returns: the form.
    static func post(
        _ action: String, csrf: String, label: String, fields: HTML = "",
        hidden: [(String, String)] = [], isDangerous: Bool = false, isMain: Bool = false
    ) -> HTML {
        let extras = hidden.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let place: HTML = fields.isEmpty && !isMain ? " class=\"inline\"" : ""
        let kind: HTML = isDangerous ? " class=\"danger\"" : ""
        return """
            <form method="post" action="\(action)"\(place)>\
            <input type="hidden" name="csrf" value="\(csrf)">\(extras)\(fields)\
            <button\(kind)>\(label)</button></form>
            """
    }

    /// A labelled line of text.
    ///
    /// - Parameters:
    ///   - name: of the field.
    ///   - label: before it.
    ///   - value: what is in it.
    ///   - hint: what it may be.
    ///   - isRequired: whether it must be filled in.
    ///   - options: what is proposed.
    /// - Returns: the field.
    static func text(
        _ name: String, _ label: String, value: String = "", hint: String = "",
        isRequired: Bool = false, options: [String] = []
    ) -> HTML {
        let list: HTML =
            options.isEmpty
            ? ""
            : "<datalist id=\"\(name)-list\">\(options.map { "<option value=\"\($0)\">" as HTML })</datalist>"
        return """
            <label>\(label) <input name="\(name)" value="\(value)" placeholder="\(hint)"\
            \(isRequired ? " required" : "")\(options.isEmpty ? "" : " list=\"\(name)-list\"" as HTML)>\
            </label>\(list)
            """
    }

    /// A labelled choice.
    ///
    /// - Parameters:
    ///   - name: of the field.
    ///   - label: before it.
    ///   - options: what there is to choose from.
    ///   - chosen: what is chosen.
    /// - Returns: the field.
    static func choice(
        _ name: String, _ label: String, _ options: [String], chosen: String = ""
    ) -> HTML {
        let items = options.map { option -> HTML in
            let mark: HTML = option == chosen ? " selected" : ""
            return "<option value=\"\(option)\"\(mark)>\(option.isEmpty ? "any" : option)</option>"
        }
        return "<label>\(label) <select name=\"\(name)\">\(items)</select></label>"
    }
}
