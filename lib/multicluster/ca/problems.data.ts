import { problemTexts } from '../../model/problem-texts';

/* Codes of the root of trust that the clusters of a mesh share. */

export const CA_PROBLEMS = problemTexts({
  'authority-replaced': {
    means:
      'The clusters have istio-csr as their authority, but the props of one of them say otherwise: its proxies ask ' +
      'another authority, or its istiod signs certificates too.',
    fix: 'Leave `global.caAddress` and `ENABLE_CA_SERVER` out of its props, or out of `ca`.',
  },
  'common-root': {
    means:
      'Several control planes have no common root of trust: each istiod makes a root of its own, and no workload ' +
      'trusts those of the other clusters.',
    fix: "Give `ca`: `{ secret: 'cacerts' }` where that Secret is made elsewhere, or `certManager` or `istioCsr`.",
  },
  'duration': {
    means:
      'The life of an intermediate, or the time before its end at which it is renewed, is no duration that ' +
      'cert-manager takes.',
    fix: 'Write hours, for example `8760h`: at least `1h` of life, and at least `5m` before its end, but within it.',
  },
  'issuer': {
    means: 'The name of an issuer is not one that Kubernetes takes.',
    fix: 'Name the Issuer or ClusterIssuer that signs the intermediates.',
  },
  'key': {
    means: 'cert-manager, istiod or Envoy does not take the private key of an intermediate.',
    fix: 'Use `RSA` with 2048 to 8192 bits, or `ECDSA` with 256, 384 or 521.',
  },
  'pulumi-only': {
    means: 'Certificates can be made by the program itself in Pulumi only, whose state keeps their keys secret.',
    fix: 'Use `certManager`, `istioCsr`, or a `secret` that is made elsewhere.',
  },
  'secret-name': {
    means: 'istiod reads its intermediate from Secret `cacerts`, and from no other one.',
    fix: "Write `secret: 'cacerts'`, and give the Secret that name.",
  },
  'source': {
    means: 'A root of trust does not say where it comes from, or says it twice.',
    fix: 'Give exactly one of `secret`, `certManager`, `istioCsr` and `intermediates`.',
  },
  'trust-domain': {
    means:
      'A cluster does not know the trust domain of another one: its workloads refuse connections from there, and do ' +
      'not connect to workloads there.',
    fix: 'Add the trust domain to `meshConfig.trustDomainAliases`, or give all clusters one trust domain.',
  },
});

/** Last parts of these codes. */
export type CaCode = keyof typeof CA_PROBLEMS;
