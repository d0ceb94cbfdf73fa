/// Scripts that complete verbs and options in a shell, made of the verbs themselves.
enum Completion {
    /// The shells that there is a script for.
    enum Shell: String, CaseIterable, Sendable {
        case bash
        case zsh
    }

    /// The script for a shell.
    static func script(_ shell: Shell, _ registry: VerbRegistry) -> String {
        switch shell {
        case .bash: bash(registry)
        case .zsh: zsh(registry)
        }
    }

    /// For bash 4 and newer; needs no functions of the distribution.
    private static func bash(_ registry: VerbRegistry) -> String {
        let cases = registry.verbs.map { verb in
            let options = HelpText.allOptions(verb)
            let withValue = options.filter { !$0.isFlag }.flatMap(spellings)
            let value = withValue.isEmpty ? "" : withValue.joined(separator: "|")
            return """
                    \(verb.name))
                        words='\(options.map { "--" + $0.name }.joined(separator: " "))\(operandWords(verb, registry))'
                        valued='\(value.isEmpty ? "" : "|\(value)|")'
                        ;;

                """
        }
        return """
            # bash completion of muster.
            # Use it: source <(muster completion bash)

            _muster() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
                local verb='' words='\(registry.verbs.map(\.name).joined(separator: " ")) --help --version'
                local valued='' index
                for ((index = 1; index < COMP_CWORD; index++)); do
                    case ${COMP_WORDS[index]} in
                    -*) ;;
                    *)
                        verb=${COMP_WORDS[index]}
                        break
                        ;;
                    esac
                done
                case $verb in
                '') ;;
            \(cases.joined())    *) words='' ;;
                esac
                # What an option wants is left to the shell, which knows files.
                if [[ $valued == *"|$previous|"* ]]; then
                    COMPREPLY=()
                    return
                fi
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
            }

            complete -o default -F _muster muster

            """
    }

    private static func spellings(_ option: Option) -> [String] {
        (option.short.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    }

    /// The words that a verb's operand is one of.
    private static func operandWords(_ verb: any Verb, _ registry: VerbRegistry) -> String {
        let words = verb.operandWords(registry)
        return words.isEmpty ? "" : " " + words.joined(separator: " ")
    }

    private static func zsh(_ registry: VerbRegistry) -> String {
        let verbs = registry.verbs.map {
            "        \(quoted("\(escaped($0.name)):\($0.summary)"))\n"
        }
        let cases = registry.verbs.map { verb in
            var specs = HelpText.allOptions(verb).map(specification)
            let words = verb.operandWords(registry)
            if !words.isEmpty {
                specs.append(
                    quoted("1:\(escaped(verb.operands)):(\(words.joined(separator: " ")))"))
            } else if !verb.operands.isEmpty {
                specs.append(quoted("*:\(escaped(verb.operands)):_default"))
            }
            let lines = specs.map { " \\\n            \($0)" }.joined()
            return "    \(verb.name))\n        _arguments -s\(lines)\n        ;;\n"
        }
        return """
            #compdef muster
            # zsh completion of muster.
            # Use it: muster completion zsh > a folder of $fpath, under the name _muster

            local -a verbs
            local context state state_descr line
            typeset -A opt_args

            _arguments -C '1:verb:->verb' '*::argument:->argument'
            case $state in
            verb)
                verbs=(
            \(verbs.joined())    )
                _describe verb verbs
                ;;
            argument)
                case $words[1] in
            \(cases.joined())    esac
                ;;
            esac

            """
    }

    /// `'(-h --host)'{-h,--host}'[help]:HOST:_default'`.
    private static func specification(_ option: Option) -> String {
        let names = spellings(option)
        let help = "[\(escaped(HelpText.described(option)))]"
        let value = option.value.map { ":\(escaped($0)):_default" } ?? ""
        let star = option.isRepeatable ? "*" : ""
        guard names.count > 1 else { return quoted(star + names[0] + help + value) }
        let exclusion =
            option.isRepeatable ? quoted("*") : quoted("(\(names.joined(separator: " ")))")
        return exclusion + "{\(names.map(bare).joined(separator: ","))}" + quoted(help + value)
    }

    /// `-?` would be a pattern.
    private static func bare(_ name: String) -> String { name == "-?" ? "-\\?" : name }

    private static func escaped(_ text: String) -> String {
        String(text.flatMap { ":[]\\".contains($0) ? ["\\", $0] : [$0] })
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
