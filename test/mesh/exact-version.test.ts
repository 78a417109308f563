import { App, Chart } from 'cdk8s';
import { ServiceMesh } from '../../lib';
import { injectSidecar, renderComponent, renderMesh, toYaml, validate } from '../../lib/manifests';
import { RELEASES } from '../../lib/releases';
import type { IstioRelease, IstioVersion } from '../../lib/releases/names';

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [{ name: 'a', image: 'a' }] },
};

describe.each(RELEASES.map(({ minor, version }) => [minor as IstioVersion, version as IstioRelease] as const))(
  '%s is also %s',
  (minor, exact) => {
    test('as the version of a mesh', () => {
      expect(toYaml(renderMesh({ version: exact }))).toBe(toYaml(renderMesh({ version: minor })));
    });

    test('as the version of a mesh beside another, which says its own', () => {
      const first = new ServiceMesh(new Chart(new App(), 'a'), { version: minor });
      expect(first.version).toBe(exact);
      const second = new ServiceMesh(new Chart(new App(), 'b'), { version: first.version });
      expect([second.version, second.images()]).toEqual([exact, first.images()]);
    });

    test('wherever else a version is asked for', () => {
      const chart = (version: string) => toYaml(renderComponent({ component: 'istiod', version }));
      expect(chart(exact)).toBe(chart(minor));
      expect(injectSidecar(POD, { version: exact })).toEqual(injectSidecar(POD, { version: minor }));
      expect(validate([], { version: exact })).toEqual([]);
    });
  },
);
