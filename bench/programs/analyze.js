'use strict';
/**
 * Analyzes a folder's worth of files: Services, VirtualServices, DestinationRules, AuthorizationPolicies and
 * Deployments of many namespaces. Arguments: number of objects, of every how many routes one is wrong.
 */
const [objects, everyWrong] = process.argv.slice(2).map(Number);
const { analyze } = require('istio-constructs/manifests');

const EACH = 5;
const NAMESPACES = 50;
const count = objects / EACH;
const yaml = (i) => {
  const namespace = `team-${i % NAMESPACES}`;
  const host = i % everyWrong === 0 ? `missing-${i}` : `s${i}`;
  const at = (kind, name) => `kind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\n`;
  return [
    `apiVersion: v1\n${at('Service', `s${i}`)}spec: { selector: { app: s${i} }, ports: [{ port: 80, name: http }] }\n`,
    `apiVersion: apps/v1\n${at('Deployment', `s${i}`)}spec:\n  selector: { matchLabels: { app: s${i} } }\n` +
      `  template:\n    metadata: { labels: { app: s${i}, version: v1 } }\n` +
      '    spec: { containers: [{ name: a, image: a }] }\n',
    `apiVersion: networking.istio.io/v1\n${at('VirtualService', `s${i}`)}spec:\n  hosts: [s${i}]\n  http:\n` +
      `    - route:\n        - destination: { host: ${host} }\n`,
    `apiVersion: networking.istio.io/v1\n${at('DestinationRule', `s${i}`)}spec: { host: s${i}, subsets: [{ name: v1, ` +
      'labels: { version: v1 } }] }\n',
    `apiVersion: security.istio.io/v1\n${at('AuthorizationPolicy', `s${i}`)}spec:\n  selector: { matchLabels: { app: ` +
      `s${i} } }\n  rules: [{ to: [{ operation: { methods: [GET] } }] }]\n`,
  ].join('---\n');
};
const files = Array.from({ length: count / 100 }, (_, file) => ({
  name: `team-${file}.yaml`,
  text: Array.from({ length: 100 }, (_unused, i) => yaml(file * 100 + i)).join('---\n'),
}));

const start = performance.now();
const { findings } = analyze(files, { version: '1.31.0' });
globalThis.timing('analyze', performance.now() - start);
console.log(JSON.stringify(findings.map(({ code, object, line }) => [code, object, line])));
