import { formatValue } from '../diff/fields';
import type { FieldExplanation, FieldLayer, FieldSource } from './types';

const WORDS: Readonly<Record<FieldLayer, (source: FieldSource) => string>> = {
  patch: ({ path }) => path,
  values: ({ path }) => path,
  prop: ({ path }) => `prop ${path}`,
  platform: ({ path, of }) => (of === undefined ? `prop ${path}` : `platform ${of}: ${path}`),
  compatibilityVersion: ({ path, of }) => (of === undefined ? `prop ${path}` : `compatibility version ${of}: ${path}`),
  profile: ({ path, of }) => `profile ${of}: ${path}`,
  default: ({ path, of }) => (of === undefined ? `default of prop ${path}` : `default of Istio ${of}: ${path}`),
  release: ({ path, of }) => `Istio ${of}: ${path}`,
  component: ({ path, of }) => `constant of ${path}${of === undefined ? '' : ` in Istio ${of}`}`,
};

/** Formats a source: `prop pilot.replicas = 2`. */
export function sourceText(source: FieldSource): string {
  const words = WORDS[source.layer](source);
  return source.value === undefined || source.layer === 'component' ? words : `${words} = ${formatValue(source.value)}`;
}

function fieldLines({ path, value, ...answer }: FieldExplanation): string[] {
  const { source, covered, others, presence, unset, chartValue } = answer;
  const each = (word: string, sources: readonly FieldSource[]): string[] =>
    sources.map((other) => `  ${word} ${sourceText(other)}`);
  const ofChart =
    chartValue === undefined
      ? []
      : [`  value ${chartValue.path} of chart ${chartValue.chart}${chartValue.doc ? `: ${chartValue.doc}` : ''}`];
  return [
    `${path} = ${formatValue(value)}`,
    `  from ${sourceText(source)}`,
    ...covered.map((other) =>
      other.layer === 'component'
        ? `  covers ${sourceText(other)} = ${formatValue(other.value)}`
        : `  covers ${sourceText(other)}`,
    ),
    ...each('with', others),
    ...each('there by', presence),
    ...each(
      'not given:',
      unset.map(({ value: _empty, ...name }) => name),
    ),
    ...ofChart,
  ];
}

/** Formats explanations of the fields of one object as plain text. */
export function formatText(explanations: readonly FieldExplanation[]): string {
  const objects = [...new Set(explanations.map(({ object }) => object))];
  const parts = objects.map((object) => {
    const lines = explanations.filter((each) => each.object === object).map((each) => fieldLines(each).join('\n'));
    return [object, ...lines].join('\n\n');
  });
  return `${parts.join('\n\n')}\n`;
}

/** Formats explanations as JSON. */
export const formatJson = (explanations: readonly FieldExplanation[]): string =>
  `${JSON.stringify(explanations, undefined, 2)}\n`;
