import {
  DASHBOARDS_PROBLEMS,
  KIALI_PROBLEMS,
  METRICS_PROBLEMS,
  RULES_PROBLEMS,
  SCRAPING_PROBLEMS,
} from '../../lib/addons/problems.data';
import { ADDONS_PROBLEMS } from '../../lib/addons/shared/problems.data';
import { CLI_PROBLEMS } from '../../lib/cli/problems.data';
import { VALUES_PROBLEMS } from '../../lib/components/problems.data';
import { INJECTION_PROBLEMS } from '../../lib/injection/problems.data';
import { MESH_PROBLEMS, PROPS_PROBLEMS } from '../../lib/mesh/problems.data';
import { CA_PROBLEMS } from '../../lib/multicluster/ca/problems.data';
import { CLUSTERS_PROBLEMS } from '../../lib/multicluster/problems.data';
import { REMOTE_SECRET_PROBLEMS } from '../../lib/multicluster/remote-secret/problems.data';
import { IMPORT_PROBLEMS } from '../../lib/migrate/problems.data';
import type { ProblemTexts } from '../../lib/model/problem-texts';
import {
  EGRESS_PROBLEMS,
  INTENTS_PROBLEMS,
  MESH_SERVICE_PROBLEMS,
  POLICIES_PROBLEMS,
  REFERENCES_PROBLEMS,
} from '../../lib/policies/problems.data';
import { CODES, codeFacts, type CodeName } from '../../lib/program/analysis/codes.data';
import { CHECKS } from '../../lib/program/analysis/table';
import {
  AMBIENT_PROBLEMS,
  DIFF_PROBLEMS,
  EXPLAIN_PROBLEMS,
  SIMULATE_PROBLEMS,
  VALIDATE_PROBLEMS,
} from '../../lib/program/problems.data';
import { PRECHECK_PROBLEMS } from '../../lib/program/precheck/problems.data';
import { PULUMI_PROBLEMS } from '../../lib/outputs/problems.data';
import { OPTIONS_PROBLEMS } from '../../lib/releases/problems.data';
import { GATEWAY_API_PROBLEMS, KUBERNETES_PROBLEMS, WEBHOOK_PROBLEMS } from '../../lib/rules/problems.data';
import { SCHEMA_PROBLEMS } from '../../lib/schema/problems.data';

/** Codes that begin alike, with what they are about. */
export interface ProblemTable {
  /** The first part of the codes. */
  readonly prefix: string;
  readonly about: string;
  readonly texts: ProblemTexts;
}

/** Whether a program may raise a code of the analysis; else only `istio-constructs analyze` reports it. */
function isOfPrograms(code: CodeName): boolean {
  const { level, program = level } = codeFacts(code);
  return program !== 'none' && program !== 'info' && CHECKS.some(({ codes }) => codes.includes(code));
}

/** Returns the codes of the analysis in programs: the texts of all codes of `istio-constructs analyze` of one rule. */
function analysisTexts(): ProblemTexts {
  const byRule = new Map<string, CodeName[]>();
  for (const code of (Object.keys(CODES) as CodeName[]).filter(isOfPrograms)) {
    const { rule } = codeFacts(code);
    byRule.set(rule, [...(byRule.get(rule) ?? []), code]);
  }
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    rows.map(([rule, codes]) => {
      const sentences = codes.map((code) => `${codeFacts(code).summary} (${linkTo(code)})`);
      const fixes = [...new Set(codes.map((code) => codeFacts(code).fix))];
      return [rule, { means: sentences.join(' '), fix: fixes.join(' ') }];
    }),
  );
}

/** A link to the part of `docs/analysis.md` about a code. */
const linkTo = (code: CodeName): string =>
  `[${code}](analysis.md#${code.toLowerCase()}-${codeFacts(code).name.toLowerCase()})`;

/** All codes of problems, in the order of their page. */
export const PROBLEM_TABLES: readonly ProblemTable[] = [
  {
    prefix: 'addons',
    about: 'Addons, inside a mesh or beside it, and where traces and access logs go.',
    texts: ADDONS_PROBLEMS,
  },
  {
    prefix: 'props',
    about: 'Props of a mesh or gateway that contradict each other, or with which the programs would not start.',
    texts: PROPS_PROBLEMS,
  },
  {
    prefix: 'clusters',
    about: 'A mesh over several clusters, as a whole.',
    texts: CLUSTERS_PROBLEMS,
  },
  { prefix: 'ca', about: 'Root of trust that the clusters of a mesh share.', texts: CA_PROBLEMS },
  {
    prefix: 'remote-secret',
    about: 'Access of control planes to the API servers of other clusters.',
    texts: REMOTE_SECRET_PROBLEMS,
  },
  { prefix: 'mesh', about: 'What is looked up in a mesh, and is not there.', texts: MESH_PROBLEMS },
  { prefix: 'options', about: 'Options of functions: versions and names.', texts: OPTIONS_PROBLEMS },
  { prefix: 'values', about: "Helm values that Istio's charts do not take.", texts: VALUES_PROBLEMS },
  {
    prefix: 'schema',
    about:
      'What a schema refuses: names, types and limits of fields, and the rules (CEL) of definitions, for which the ' +
      'API server would refuse the object. The mesh config and Helm values are held to schemas in the same way.',
    texts: SCHEMA_PROBLEMS,
  },
  {
    prefix: 'webhook',
    about: "What istiod's validating webhook refuses or warns about, beyond the schema.",
    texts: WEBHOOK_PROBLEMS,
  },
  {
    prefix: 'kubernetes',
    about: "What the API server refuses in Kubernetes' own objects.",
    texts: KUBERNETES_PROBLEMS,
  },
  {
    prefix: 'gateway-api',
    about: 'What istiod does not accept of the Gateway API, or passes over.',
    texts: GATEWAY_API_PROBLEMS,
  },
  {
    prefix: 'analysis',
    about:
      'What only several objects together show. Each is one or more codes of `istio-constructs analyze`, which ' +
      '[docs/analysis.md](analysis.md) explains.',
    texts: analysisTexts(),
  },
  {
    prefix: 'ambient',
    about: 'Policies, routes and settings that nobody carries out, or not as written, for pods in ambient mode.',
    texts: AMBIENT_PROBLEMS,
  },
  { prefix: 'mesh-service', about: 'A MeshService and its traffic.', texts: MESH_SERVICE_PROBLEMS },
  { prefix: 'intents', about: 'Intents: `calls`, `rateLimit`, `mtls` and others.', texts: INTENTS_PROBLEMS },
  { prefix: 'egress', about: 'Hosts outside of the mesh that `egress.allow` is given.', texts: EGRESS_PROBLEMS },
  { prefix: 'policies', about: 'Policies beyond what Istio itself checks.', texts: POLICIES_PROBLEMS },
  { prefix: 'references', about: 'Objects in place of names.', texts: REFERENCES_PROBLEMS },
  {
    prefix: 'injection',
    about: 'Injection of proxies: its options, templates, and annotations of pods.',
    texts: INJECTION_PROBLEMS,
  },
  {
    prefix: 'pulumi',
    about: 'Programs for Pulumi: Outputs, and the order of resources.',
    texts: PULUMI_PROBLEMS,
  },
  {
    prefix: 'import',
    about: 'What `istio-constructs import` says of an IstioOperator or Helm values.',
    texts: IMPORT_PROBLEMS,
  },
  { prefix: 'validate', about: 'What `validate` is given.', texts: VALIDATE_PROBLEMS },
  { prefix: 'simulate', about: 'Questions to a simulated mesh.', texts: SIMULATE_PROBLEMS },
  { prefix: 'diff', about: 'Comparisons of two meshes.', texts: DIFF_PROBLEMS },
  { prefix: 'explain', about: 'Objects and fields that `explain` is given.', texts: EXPLAIN_PROBLEMS },
  { prefix: 'precheck', about: 'What is to be done before an upgrade.', texts: PRECHECK_PROBLEMS },
  { prefix: 'kiali', about: "Kiali's configuration.", texts: KIALI_PROBLEMS },
  { prefix: 'scraping', about: 'How the metrics of a mesh are scraped.', texts: SCRAPING_PROBLEMS },
  { prefix: 'rules', about: 'Rules for Prometheus.', texts: RULES_PROBLEMS },
  { prefix: 'metrics', about: 'Metrics that queries of a program ask for.', texts: METRICS_PROBLEMS },
  { prefix: 'dashboards', about: 'Dashboards for Grafana.', texts: DASHBOARDS_PROBLEMS },
  { prefix: 'cli', about: 'Files that the command line is given.', texts: CLI_PROBLEMS },
];
