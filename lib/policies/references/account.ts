import { principal } from './places';
import { REFERENCE, type Referable, type ReferenceContext } from './context';

/** Service account, as policies name it: with the trust domain of the mesh that they are written for. */
export class Account implements Referable {
  constructor(
    readonly name: string,
    readonly namespace?: string,
  ) {}

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    const namespace = this.namespace ?? from.namespace;
    if (place === 'principals' || place === 'notPrincipals') return principal(this.name, namespace, from);
    return namespace === undefined ? this.name : `${namespace}/${this.name}`;
  }
}
