import { validate } from '../../../lib/manifests';
import { formatProblem, type Manifest } from '../../../lib/model';

const LEVEL = 'sidecar.istio.io/agentLogLevel';
const deployment = (name: string, annotations: object, more: object = {}): Manifest =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'n' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: { containers: [{ name: 'a', image: 'a' }], ...more },
      },
    },
  }) as unknown as Manifest;
const found = (...objects: Manifest[]): string[] =>
  validate(objects)
    .filter(({ code }) => code === 'analysis/line-break-in-annotation')
    .map((problem) => formatProblem(problem));

test('a program is warned of line breaks that istiod would write into pods', () => {
  expect(found(deployment('a', { [LEVEL]: 'info\nx: y' }), deployment('b', { [LEVEL]: 'a\n' }))).toEqual([
    '[Deployment n/a] spec.template.metadata.annotations["sidecar.istio.io/agentLogLevel"]: got "info\\nx: y"; ' +
      'istiod of this release writes the value into the pod without quotes, and what follows the line break ' +
      'becomes fields of ' +
      'the pod; write the value on one line; istiod quotes it from 1.32 on (analysis/line-break-in-annotation)',
    '[Deployment n/b] spec.template.metadata.annotations["sidecar.istio.io/agentLogLevel"]: got "a\\n"; istiod ' +
      'of this release writes the value into the pod without quotes, and what follows the line break becomes ' +
      'fields of the ' +
      'pod; write the value on one line; istiod quotes it from 1.32 on (analysis/line-break-in-annotation)',
  ]);
});

test('near misses: one line, and an annotation that nobody writes into pods', () => {
  expect(found(deployment('a', { [LEVEL]: 'info' }), deployment('b', { 'example.com/note': 'a\nb' }))).toEqual([]);
});
