import type { Manifest } from '../../model';
import { nameOf } from '../diff/objects';
import { fieldsOf, itemsOf, textMapOf, textOf, type Fields } from '../objects/read';
import { finding, type PrecheckCheck } from './check';
import { planeOf, versionRange, type PrecheckFacts } from './facts';
import { DEFAULT_REVISION, type ControlPlane } from './planes';
import { minorsBetween } from '../../releases/skew';
import type { PrecheckFinding } from './types';

const known = ({ planes, tags }: PrecheckFacts): string =>
  [...planes.map(({ revision }) => revision), ...tags.map(({ tag }) => tag)].join(', ');

/**
 * Reports labels that choose a revision which no control plane of the program has: pods that start there get no
 * sidecar, or do not start.
 */
export const droppedRevisions: PrecheckCheck = (facts) =>
  facts.planes.length === 0
    ? []
    : facts.choices
        .filter(({ revision }) => planeOf(facts, revision) === undefined)
        .map(({ object, path, found, revision }) =>
          finding('dropped-revision', object, path, {
            found,
            message: `no control plane of the program has the revision ${revision}, so ${lossOf(object)}`,
            fix: `keep the revision until nothing uses it, or choose one of ${known(facts)}`,
          }),
        );

/** Returns what follows from a revision that is not there. */
const lossOf = ({ kind }: Manifest): string =>
  kind === 'Gateway' ? 'nobody runs the gateway' : 'pods that start get no sidecar of it';

/** Reports revision tags that stand for a revision which no control plane has. */
export const danglingTags: PrecheckCheck = (facts) =>
  facts.planes.length === 0
    ? []
    : facts.tags
        .filter(({ revision }) => !facts.planes.some((plane) => plane.revision === revision))
        .map(({ object, tag, revision }) =>
          finding('dangling-tag', object, 'metadata.labels["istio.io/rev"]', {
            found: revision,
            message: `the tag ${tag} stands for a revision that no control plane of the program has`,
            fix: `let it stand for one of ${facts.planes.map((plane) => plane.revision).join(', ')}`,
          }),
        );

const VALIDATOR = 'istiod-default-validator';

interface Validator {
  readonly object: Manifest;
  readonly path: string;
  readonly service: string;
  readonly revision: string;
}

/** Returns the Services that validate what belongs to no revision, each with the revision that it leads to. */
function validatorsOf({ objects }: PrecheckFacts): Validator[] {
  return objects
    .filter(({ kind, metadata }) => kind === 'ValidatingWebhookConfiguration' && metadata.name === VALIDATOR)
    .flatMap((object) =>
      itemsOf(object as Fields, 'webhooks').flatMap((webhook, i): Validator[] => {
        const service = fieldsOf(fieldsOf(webhook, 'clientConfig'), 'service');
        const name = textOf(service, 'name');
        if (name === undefined) return [];
        const path = `webhooks[${i}].clientConfig.service.name`;
        return [{ object, path, service: name, revision: revisionBehind(objects, service, name) }];
      }),
    );
}

/** Returns the revision of the pods that a Service of istiod selects; by its name where it is not among the objects. */
function revisionBehind(objects: readonly Manifest[], service: Fields, name: string): string {
  const namespace = textOf(service, 'namespace');
  const found = objects.find(
    ({ kind, metadata }) => kind === 'Service' && metadata.name === name && metadata.namespace === namespace,
  );
  const selected = found && textMapOf(fieldsOf(found as Fields, 'spec'), 'selector')['istio.io/rev'];
  return selected ?? /^istiod-(.+)$/.exec(name)?.[1] ?? DEFAULT_REVISION;
}

/** Reports a default validator that leads nowhere, or to a control plane that is older than another. */
export const defaultValidators: PrecheckCheck = (facts) =>
  facts.planes.length === 0
    ? []
    : validatorsOf(facts).flatMap((validator) => {
        const plane = planeOf(facts, validator.revision);
        return plane === undefined ? [missing(validator, facts)] : older(validator, plane, facts);
      });

function missing({ object, path, service, revision }: Validator, facts: PrecheckFacts): PrecheckFinding {
  return finding('missing-validator', object, path, {
    found: service,
    message:
      `no control plane of the program has the revision ${revision}, so nobody answers, and with ` +
      '`failurePolicy: Fail` every change of an object of Istio is refused',
    fix: `set defaultRevision of chart base to one of ${facts.planes.map((plane) => plane.revision).join(', ')}`,
  });
}

function older({ object, path, service }: Validator, plane: ControlPlane, facts: PrecheckFacts): PrecheckFinding[] {
  const { newest = '' } = versionRange(facts) ?? {};
  if (plane.version === undefined || !(minorsBetween(plane.version, newest) > 0)) return [];
  return [
    finding('old-validator', object, path, {
      severity: 'warning',
      found: service,
      message:
        `${nameOf(plane.object)} of Istio ${plane.version} validates for all, and does not know what ` +
        `${newest} reads`,
      fix: 'set defaultRevision of chart base to the newer revision when the upgrade is done',
    }),
  ];
}
