import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { celAttributes, checkCel } from '../primitives/cel/cel-attributes';
import { checkSelector, checkTargets } from '../primitives/selectors';

/** Sources of a custom tag's value, and the field of each. */
const TAG_SOURCES = [
  ['literal', 'value'],
  ['header', 'name'],
  ['environment', 'name'],
] as const;

/** Rules of istiod's webhook for Telemetry: https://istio.io/latest/docs/reference/config/telemetry/ */
export const telemetryRules: KindRules = ({ spec }) => {
  checkSelector(spec);
  checkTargets(spec);
  for (const metrics of spec.list('metrics')) {
    checkProviders(metrics);
    for (const override of metrics.list('overrides')) {
      for (const [name, tag] of override.entries('tagOverrides')) checkTagOverride(name, tag);
    }
  }
  checkTracing(spec);
  for (const logging of spec.list('accessLogging')) {
    checkProviders(logging);
    const filter = logging.record('filter');
    if (filter !== undefined) checkCel(filter, 'expression');
  }
};

function checkProviders(owner: Place): void {
  for (const provider of owner.list('providers')) {
    if (provider.text('name') === '')
      provider
        .at('name')
        .error('provider-missing', 'a provider needs its name', "name one of the mesh's extension providers");
  }
}

function checkTagOverride(name: string, tag: Place): void {
  if (name === '') tag.warn('tag-name', 'a tag needs a name', 'name it');
  const removes = tag.text('operation') === 'REMOVE';
  const value = tag.text('value');
  const fault = value === '' || removes ? undefined : celAttributes(value);
  if (fault !== undefined) tag.at('value').warn(fault.code, fault.message, fault.fix);
  if (removes && value !== '') tag.at('value').error('tag-value', 'a tag that is removed has no value', 'remove value');
  if (!removes && value === '')
    tag.at('value').error('tag-value', 'a tag that is written needs a value', 'set value, or operation: REMOVE');
}

function checkTracing(spec: Place): void {
  if (spec.size('tracing') > 1) spec.at('tracing').warn('tracing-many', 'only one entry has an effect', 'join them');
  for (const tracing of spec.list('tracing')) {
    if (tracing.size('providers') > 1)
      tracing.at('providers').warn('tracing-many', 'only one provider has an effect', 'keep one');
    checkProviders(tracing);
    for (const [name, tag] of tracing.entries('customTags')) {
      if (name === '') tag.error('tag-name', 'a tag needs a name', 'name it');
      for (const [source, field] of TAG_SOURCES) {
        const place = tag.record(source);
        if (place !== undefined && place.text(field) === '')
          place.at(field).error('tag-value', `a tag from ${source} needs its ${field}`, `set ${field}`);
      }
    }
  }
}
