import { Command } from 'commander';
import { codeFacts } from '../program/analysis/codes.data';
import { checkedCode } from './analyze';
import { withExamples } from './help';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { readProps, withPropsOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

type Write = (text: string) => void;

type ExplainOptions = PropsOptions & OutputOptions;

/** Codes of the analysis: letters and a number. Objects have a slash between kind and name. */
const CODE = /^[A-Za-z]+\d+$/;

/** Builds the command `explain`, which says where a field comes from, or what a code of the analysis means. */
export function explainCommand(write: Write): Command {
  const command = withPropsOptions(
    new Command('explain')
      .description('say where the value of a field comes from, or what a code of the analysis means')
      .argument('<object>', 'an object of the mesh: Deployment/istiod; or a code: IST0109')
      .argument('[path]', 'a field of the object, or a part of it: spec.template.spec.containers[0].env'),
  );
  return withExamples(withOutput(command, ['text', 'json'], 'format'), [
    'istio-constructs explain Deployment/istiod spec.template.spec.containers[0].env -f props.yaml',
    'istio-constructs explain ConfigMap/istio data.mesh.accessLogFile -f props.yaml',
    'istio-constructs explain IST0109',
  ]).action((subject: string, path: string | undefined, options: ExplainOptions) => {
    if (subject.includes('/')) write(explained(subject, path, options));
    else if (!CODE.test(subject))
      throw new UsageError(`${subject} is no object and no code; write Deployment/istiod, or IST0109`);
    else if (path !== undefined) throw new UsageError(`${subject} is a code, and has no fields; leave out ${path}`);
    else if (options.output === 'json') write(printJson({ code: subject, ...codeFacts(checkedCode(subject)) }));
    else write(meaningOf(subject));
  });
}

function explained(object: string, path: string | undefined, options: ExplainOptions): string {
  /* eslint-disable @typescript-eslint/no-require-imports -- other commands do not need it */
  const { explainField } = require('../program/explain') as typeof import('../program/explain');
  const { formatJson, formatText } = require('../program/explain/format') as typeof import('../program/explain/format');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const fields = explainField(readProps(options), object, path);
  return options.output === 'json' ? formatJson(fields) : formatText(fields);
}

function meaningOf(text: string): string {
  const code = checkedCode(text);
  const { name, level, summary, fix, undecidable, since, onDemand } = codeFacts(code);
  return [
    `${code} ${name} (${level})\n\n${summary}\n\nFix: ${fix}\n`,
    ...(since === undefined ? [] : [`Since Istio ${since}.\n`]),
    ...(onDemand ? [`Reported only with --also ${code}.\n`] : []),
    ...(undecidable === undefined ? [] : [`Never reported for files: ${undecidable}.\n`]),
  ].join('');
}
