import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { AuthorizationPolicy, PeerAuthentication, ServiceMesh, VirtualService, type MeshProps } from '../../lib';

/** The folder of a program, with the files that it wrote last in `dist`, as the README has it. */
export class MeshFiles {
  readonly dist: string;
  readonly mesh: string;
  readonly policies: string;

  constructor(readonly folder: string) {
    this.dist = join(folder, 'dist');
    this.mesh = join(this.dist, '0000-mesh.k8s.yaml');
    this.policies = join(this.dist, '0001-policies.k8s.yaml');
  }

  /** Runs a program: a mesh in one chart, and policies in one that depends on it. */
  synth(props: MeshProps): void {
    rmSync(this.dist, { recursive: true, force: true });
    mkdirSync(this.dist, { recursive: true });
    const app = new App({ outdir: this.dist });
    const chart = new Chart(app, 'mesh');
    const mesh = new ServiceMesh(chart, props);
    const policies = new Chart(app, 'policies');
    policies.addDependency(chart);
    new PeerAuthentication(policies, 'default', { namespace: mesh.namespace, mtls: { mode: 'STRICT' } });
    new AuthorizationPolicy(policies, 'nothing', { namespace: 'default' });
    new VirtualService(policies, 'outside', {
      namespace: 'default',
      hosts: ['shop.example.com'],
      http: [{ redirect: { authority: 'www.example.com' } }],
    });
    app.synth();
  }
}
