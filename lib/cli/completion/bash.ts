import type { Completed, Value } from './table';

/** Returns the call that completes a value. */
function call(value: Value): string {
  if (value === 'files') return '_istio_constructs_add -f';
  return value === 'nothing' ? ':' : `_istio_constructs_add -W '${value.words.join(' ')}'`;
}

/** Returns the cases of options with a value: what precedes the word decides. */
const valueCases = ({ name, options }: Completed): string[] =>
  options.flatMap(({ flags, value }) =>
    value === undefined
      ? []
      : [`    ${flags.map((flag) => `'${name} ${flag}'`).join(' | ')}) ${call(value)}; return ;;`],
  );

const optionCase = ({ name, options }: Completed): string =>
  `      '${name}') _istio_constructs_add -W '${options.flatMap(({ flags }) => flags).join(' ')}' ;;`;

const argumentCase = ({ name, argument }: Completed): string => `    '${name}') ${call(argument)} ;;`;

/** Prints the script for bash, from 3.2 on. */
export const bashScript = (table: readonly Completed[]): string => `# Completion of istio-constructs for bash.
_istio_constructs_add() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$cur")
}

_istio_constructs() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command='' word
  COMPREPLY=()
  # Bash takes "--option=value" for three words.
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command="$word"; break; fi
  done
  case "$command $prev" in
${table.flatMap(valueCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${table.map(optionCase).join('\n')}
    esac
    return
  fi
  case "$command" in
${table.map(argumentCase).join('\n')}
  esac
}

complete -o filenames -F _istio_constructs istio-constructs
`;
