/**
 * The first release with a function, one for each minor that got it in a patch release: `omitNil` is in 1.28.6 and later 1.28,
 * in 1.29.1 and later 1.29, and in everything after. Functions that are not named here are in every release since 1.21.0.
 */
export const functionSince: { readonly [name: string]: readonly string[] } = {
  omitNil: ['1.28.6', '1.29.1'],
  otelResourceAttributes: ['1.30.0'],
};

type Release = readonly [minor: number, patch: number];

function release(version: string): Release {
  const [, minor, patch] = /^\d+\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(minor), Number(patch)];
}

/** Does istiod of this exact release have Istio's function `name`. */
export function hasFunction(name: string, version: string): boolean {
  const [minor, patch] = release(version);
  const since = (functionSince[name] ?? ['1.21.0']).map(release);
  const sameMinor = since.find(([first]) => first === minor);
  return sameMinor ? patch >= sameMinor[1] : minor > Math.max(...since.map(([first]) => first));
}
