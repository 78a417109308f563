import { parseTemplate } from '../../../lib/injection/go-template';
import { unknownFunctions } from '../../../lib/injection/go-template/istio';
import { builtinTemplates } from '../../../lib/injection/templates';
import { MeshProblems } from '../../../lib/model';

const COMMON = ['sidecar', 'gateway', 'grpc-simple', 'grpc-agent', 'waypoint', 'kube-gateway', 'agentgateway'];
const NAMES: Record<string, string[]> = {
  '1.29.0': COMMON,
  '1.29.6': COMMON,
  '1.30.0': COMMON,
  '1.30.3': COMMON,
  '1.31.0': [...COMMON, 'agentgateway-waypoint'],
  '1.31.4': [...COMMON, 'agentgateway-waypoint'],
};
const size = (texts: Record<string, string>): number =>
  Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);

describe.each(Object.keys(NAMES))('templates of %s', (version) => {
  const texts = builtinTemplates(version);

  it('are those that istiod of the release looks for', () => {
    expect(Object.keys(texts)).toEqual(NAMES[version]);
  });

  it.each(NAMES[version])('%s parses, and names only functions that the release has', (name) => {
    expect(parseTemplate(name, texts[name]).functionsUsed.length).toBeGreaterThan(0);
    expect(unknownFunctions(texts[name], version)).toEqual([]);
  });

  it('stay well under the size of a ConfigMap, and under the annotation of kubectl apply', () => {
    expect(size(texts)).toBeGreaterThan(80_000);
    expect(size(texts)).toBeLessThan(160_000);
  });

  it('have no tabs and no spaces at the end of a line, which would make YAML print them as one quoted line', () => {
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/[ \t]\n|\t/);
      expect(text.endsWith('\n')).toBe(true);
    }
  });
});

describe('the exact release', () => {
  const using = (version: string, name: string): string[] =>
    Object.entries(builtinTemplates(version))
      .filter(([, text]) => text.includes(name))
      .map(([key]) => key);

  it('decides on functions by its patch', () => {
    expect(using('1.29.0', 'omitNil')).toEqual([]);
    expect(using('1.29.1', 'omitNil')).toEqual(['sidecar', 'grpc-agent', 'waypoint', 'kube-gateway', 'agentgateway']);
    expect(using('1.29.6', 'otelResourceAttributes')).toEqual([]);
    expect(using('1.30.0', 'otelResourceAttributes')).toEqual(['sidecar']);
  });

  it('decides on the data that templates may read', () => {
    expect(using('1.30.3', 'ProxyInitImage')).toEqual([]);
    expect(using('1.31.0', 'ProxyInitImage')).toEqual(['sidecar']);
  });

  it('must be known', () => {
    expect(() => builtinTemplates('1.20.0')).toThrow(MeshProblems);
    expect(() => builtinTemplates('1.20.0')).toThrow('use a release of 1.32, 1.31, 1.30, 1.29 with its patch number');
  });
});
