import { problemTexts } from '../../model/problem-texts';

/* Codes of remote secrets: access of control planes to API servers of other clusters. */

export const REMOTE_SECRET_PROBLEMS = problemTexts({
  'address': {
    means:
      'The address of an API server is no URL that begins with `https://`: istiod reads nothing of the cluster, or ' +
      'shows no credential there.',
    fix: 'Write an address as in a kubeconfig, for example `https://east.example.com:6443`.',
  },
  'authority': {
    means:
      'The certificate authority of an API server is no certificate: neither PEM text nor PEM text in base64. istiod ' +
      'refuses the kubeconfig.',
    fix:
      'Give the PEM text, for example `ca.crt` of the token Secret, or `certificate-authority-data` of a ' +
      'kubeconfig.',
  },
  'cluster-name': {
    means:
      'The name of a cluster is not a DNS label. Its remote secret is named after it: istioctl makes none, or ' +
      'Kubernetes refuses it.',
    fix: 'Use lower-case letters, digits and `-`, at most 63, with a letter or digit at both ends.',
  },
  'credential': {
    means: 'A credential does not say where it comes from, or says it twice.',
    fix: 'Give exactly one of `secret`, `externalSecret`, `sealedSecret`, `token`, `plugin` and `exec`.',
  },
  'exec-not-allowed': {
    means:
      'A credential is a command that istiod has to run, but istiod refuses kubeconfigs with commands unless its ' +
      'environment allows them: it would read nothing of the cluster.',
    fix:
      'Set `PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS` to `exec` in the environment of each watching istiod, if ' +
      'nobody else can write Secrets in its namespace; or use a token.',
  },
  'own-address': {
    means:
      'The address of an API server leads back to the machine or the cluster that uses it: from another cluster it ' +
      'is another server. `istioctl create-remote-secret` warns of addresses of the own machine too.',
    fix: 'Write the address at which the watching istiod reaches the API server.',
  },
  'plain-token': {
    means:
      'A credential stands in the output as plain text. Whoever reads the files reads the Services, Pods and Secrets ' +
      'of the cluster.',
    fix:
      'Use `externalSecret` or `sealedSecret`, or `secret` for one that is made elsewhere. Where the files are ' +
      'secret themselves, nothing has to be done.',
  },
  'plugin': {
    means:
      'istiod refuses the authentication provider: it admits `oidc` only, and client-go has no others any more that ' +
      'work.',
    fix: 'Use a token, or `exec` with the program that came in place of the provider.',
  },
  'plugin-setting': {
    means: 'The authentication provider `oidc` lacks a setting without which it does not start.',
    fix: 'Set `idp-issuer-url` and `client-id` in `config`.',
  },
  'private-key': {
    means:
      'A private key stands beside the certificate of an authority. istiod ignores it, and whoever reads the remote ' +
      'secret has it.',
    fix: 'Leave it out: the certificate is enough. Replace a key that others may have read.',
  },
  'refresh-interval': {
    means: 'The time between two looks into a store is not a duration: Kubernetes refuses the ExternalSecret.',
    fix: 'Write a number with its unit, for example `1h`; `0` looks once.',
  },
  'same-token': {
    means:
      'Two clusters have the same place in a store as their token. Each API server knows its own tokens only, so ' +
      'that one of them refuses it.',
    fix: 'Give each cluster a store or a key of its own.',
  },
  'sealed': {
    means: 'A sealed kubeconfig is missing, or is no base64 text: the controller cannot unseal it.',
    fix:
      'Seal the kubeconfig with `kubeseal --raw` and the key of the watching cluster, by the name and the namespace ' +
      'of the remote secret.',
  },
  'secret-name': {
    means: 'The name of a Secret, or of a store, is not one that Kubernetes takes.',
    fix: 'Use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends.',
  },
  'token': {
    means: 'A token is empty, or has blanks or line ends, which no API server takes.',
    fix: 'Give the text under `token` of the token Secret, decoded from base64 and without a line end.',
  },
  'without-tls': {
    means:
      'An API server is called without TLS, where istiod shows no credential: it reads what everybody may read, ' +
      'unless a proxy at that address has a credential of its own.',
    fix: 'Use `https://`, and give the certificate authority of the API server.',
  },
});

/** Last parts of these codes. */
export type RemoteSecretCode = keyof typeof REMOTE_SECRET_PROBLEMS;
