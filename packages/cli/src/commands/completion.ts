import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { KINDS } from "./list.js";

const COMMANDS = "explain match parse list search show export completion";
const FLAGS =
  "--host --recipient --command --final --registry --format --color --kind --provider --reason --out --defer --help --version";

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_bouncebook() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$previous" in
    --format) COMPREPLY=($(compgen -W "text json markdown html" -- "$current")); return ;;
    --color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    --kind) COMPREPLY=($(compgen -W "${KINDS.join(" ")}" -- "$current")); return ;;
    --provider | --reason) COMPREPLY=($(compgen -W "$(bouncebook list --kind "\${previous#--}" 2>/dev/null | cut -d' ' -f1)" -- "$current")); return ;;
    --registry | --out) COMPREPLY=($(compgen -d -- "$current")); return ;;
    export) COMPREPLY=($(compgen -W "$(bouncebook export 2>/dev/null | cut -d' ' -f1)" -- "$current")); return ;;
    show) COMPREPLY=($(compgen -W "$(bouncebook list 2>/dev/null | cut -d' ' -f1)" -- "$current")); return ;;
  esac
  COMPREPLY=($(compgen -W "${COMMANDS} ${FLAGS}" -- "$current"))
}
complete -F _bouncebook bouncebook
`,
  zsh: `#compdef bouncebook
_bouncebook() {
  case "$words[CURRENT-1]" in
    --format) compadd -- text json markdown html; return ;;
    --color) compadd -- auto always never; return ;;
    --kind) compadd -- ${KINDS.join(" ")}; return ;;
    --provider) compadd -- \${(f)"$(bouncebook list --kind provider 2>/dev/null | cut -d' ' -f1)"}; return ;;
    --reason) compadd -- \${(f)"$(bouncebook list --kind reason 2>/dev/null | cut -d' ' -f1)"}; return ;;
    --registry | --out) _files -/; return ;;
  esac
  case "$words[2]" in
    show) compadd -- \${(f)"$(bouncebook list 2>/dev/null | cut -d' ' -f1)"} ;;
    export) compadd -- \${(f)"$(bouncebook export 2>/dev/null | cut -d' ' -f1)"} ${FLAGS} ;;
    *) compadd -- ${COMMANDS} ${FLAGS} ;;
  esac
}
compdef _bouncebook bouncebook
`,
  fish: `complete -c bouncebook -f -n __fish_use_subcommand -a "${COMMANDS}"
complete -c bouncebook -f -n "__fish_seen_subcommand_from show" -a "(bouncebook list 2>/dev/null | cut -d' ' -f1)"
complete -c bouncebook -f -n "__fish_seen_subcommand_from export" -a "(bouncebook export 2>/dev/null | cut -d' ' -f1)"
complete -c bouncebook -l format -x -a "text json markdown html"
complete -c bouncebook -l color -x -a "auto always never"
complete -c bouncebook -l registry -l out -x -a "(__fish_complete_directories)"
complete -c bouncebook -l kind -x -a "${KINDS.join(" ")}"
complete -c bouncebook -l provider -x -a "(bouncebook list --kind provider 2>/dev/null | cut -d' ' -f1)"
complete -c bouncebook -l reason -x -a "(bouncebook list --kind reason 2>/dev/null | cut -d' ' -f1)"
complete -c bouncebook -l host -l recipient -l command -l defer -x
`,
};

/** `bouncebook completion SHELL`: a script that completes commands, flags and ids. */
export async function completion(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, []);
  if (flags.help) return help("completion");
  const [shell = ""] = words;
  if (!Object.hasOwn(SCRIPTS, shell))
    throw new UsageError(
      `completion ${shell.slice(0, 40) || "SHELL"}: expected one of ${Object.keys(SCRIPTS).join(", ")}.`,
    );
  print(SCRIPTS[shell]!);
  return ExitCode.answered;
}
