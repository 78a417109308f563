import type { Completed, CompletedOption, Value } from './table';

/** Quotes a text for the shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns an entry of a described list: the name, a colon and the description. */
const entry = (name: string, description: string): string =>
  quoted(`${name.replaceAll(':', '\\:')}:${description.replaceAll('\\', '\\\\')}`);

function call(value: Value): string {
  if (value === 'files') return '_files';
  return value === 'nothing' ? ':' : `compadd -- ${value.words.map(quoted).join(' ')}`;
}

const valueCases = ({ name, options }: Completed): string[] =>
  options.flatMap(({ flags, value }) =>
    value === undefined ? [] : [`    ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) ${call(value)}; return ;;`],
  );

const described = ({ flags, description }: CompletedOption): string[] => flags.map((flag) => entry(flag, description));

const optionCase = ({ name, options }: Completed): string =>
  `      '${name}') list=(${options.flatMap(described).join(' ')}) ;;`;

const argumentCase = ({ name, argument }: Completed): string => `    '${name}') ${call(argument)} ;;`;

/** Prints the script for zsh: a file for a folder of `fpath`, or to be sourced after `compinit`. */
export function zshScript([whole, ...commands]: readonly Completed[]): string {
  const table = [whole, ...commands];
  const names = commands.map(({ name, description }) => entry(name, description)).join(' ');
  return `#compdef istio-constructs
# Completion of istio-constructs for zsh.
_istio_constructs() {
  local command='' word prev="\${words[CURRENT-1]}"
  local -a list
  if [[ $PREFIX == --*=* ]]; then
    prev="\${PREFIX%%=*}"
    compset -P '*='
  fi
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ $word != -* ]]; then command="$word"; break; fi
  done
  case "$command $prev" in
${table.flatMap(valueCases).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case "$command" in
${table.map(optionCase).join('\n')}
    esac
    _describe -o option list
    return
  fi
  case "$command" in
    '') list=(${names}); _describe command list ;;
${commands.map(argumentCase).join('\n')}
  esac
}

if [[ "$funcstack[1]" == _istio-constructs ]]; then
  _istio_constructs "$@"
else
  compdef _istio_constructs istio-constructs
fi
`;
}
