import { meshGraph, type GraphEdge, type GraphNode, type GraphOptions, type MeshGraph } from '../../../lib/manifests';
import { objectsIn } from '../simulate/shop';

const factsText = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `; ${name}: ${value}`)
    .join('');

const changeText = ({ change }: { readonly change?: string }): string => (change === undefined ? '' : ` ${change}`);

/** A node in one line: its id, what it has alike with others, and its facts. */
export const shownNode = ({ id, parent, dataPlane, mtls, access, facts, ...more }: GraphNode): string =>
  `${id} in ${parent ?? '-'}: ${[dataPlane, mtls, access].map((part) => part ?? '-').join(' ')}` +
  `${factsText(facts)}${changeText(more)}`;

/** An edge in one line. */
export const shownEdge = ({ kind, from, to, label, facts, ...more }: GraphEdge): string =>
  `${kind} ${from} -> ${to}${label === undefined ? '' : ` "${label}"`}${factsText(facts)}${changeText(more)}`;

/** All nodes and edges in lines. */
export const shown = ({ nodes, edges }: MeshGraph): string[] => [...nodes.map(shownNode), ...edges.map(shownEdge)];

/** The graph of some YAML. */
export const graphOf = (yaml: string, options: GraphOptions = {}): MeshGraph =>
  meshGraph(objectsIn(yaml), { findings: false, ...options });

/** Namespace with labels. */
export const namespace = (name: string, labels: string): string => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { ${labels} } }
---`;

/** Service of port 80, with a workload of the same name and its own account. */
export const app = (name: string, of = 'shop', labels = ''): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${of}, labels: { ${labels} } }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${of} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { serviceAccountName: ${name}, containers: [{ name: app, image: example.com/app:1 }] }
---`;

/** Object of a kind, in flow style. */
export const object = (apiVersion: string, kind: string, name: string, of: string, spec: string): string => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, namespace: ${of} }
spec: ${spec}
---`;

export const NETWORKING = 'networking.istio.io/v1';
export const SECURITY = 'security.istio.io/v1';
export const GATEWAY_API = 'gateway.networking.k8s.io/v1';
export const SIDECARS = 'istio-injection: enabled';
export const AMBIENT = 'istio.io/dataplane-mode: ambient';
