import { MeshProblems, nearest } from '../../model';
import { misplaced, REFERENCE, type Referable, type ReferenceContext } from './references';

/** Extension providers that istiod has built in. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
export const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

/** Extension provider of a mesh, as Telemetry and AuthorizationPolicy refer to it. */
export class ExtensionProvider implements Referable {
  constructor(readonly name: string) {}

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return place === 'provider' || place === 'providers'
      ? { name: this.name }
      : misplaced(`extension provider ${this.name}`, place, from, 'name it in `providers` or `provider`');
  }
}

/**
 * Returns an extension provider of a mesh by its name; `declared` are those of its mesh config.
 *
 * @throws MeshProblems when the mesh config declares no such provider
 */
export function extensionProvider(name: string, declared: readonly string[]): ExtensionProvider {
  const known = [...BUILT_IN_PROVIDERS, ...declared];
  if (known.includes(name)) return new ExtensionProvider(name);
  const near = nearest(name, known);
  const suggestion = near === undefined ? '' : `did you mean ${JSON.stringify(near)}? If not, `;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'mesh/no-provider',
      path: 'provider()',
      found: name,
      message: 'the mesh config declares no such extension provider',
      fix: `${suggestion}declare it in \`meshConfig.extensionProviders\``,
    },
  ]);
}
