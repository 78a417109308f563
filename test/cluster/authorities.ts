import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntermediatePem } from '../../lib/multicluster/ca';
import { run } from './processes';

/** Root of trust, and intermediates that it signs, made by openssl. */
export class Authorities {
  private constructor(private readonly folder: string) {}

  static async make(folder: string): Promise<Authorities> {
    mkdirSync(folder, { recursive: true });
    const authorities = new Authorities(folder);
    await authorities.openssl(
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /O=shop/CN=root-ca',
      ...['-keyout', 'root.key', '-out', 'root.pem', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    );
    return authorities;
  }

  get root(): string {
    return this.read('root.pem');
  }

  /** An intermediate with what `intermediateSpec` says of it. */
  async intermediate(name: string): Promise<IntermediatePem> {
    await this.openssl(
      'req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes',
      ...['-subj', `/O=shop/L=${name}/CN=istio-ca`, '-keyout', `${name}.key`, '-out', `${name}.csr`],
    );
    const usages = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature,keyCertSign,cRLSign\n';
    writeFileSync(join(this.folder, 'usages'), usages);
    await this.openssl(
      'x509 -req -days 1 -CA root.pem -CAkey root.key -CAcreateserial -extfile usages',
      ...['-in', `${name}.csr`, '-out', `${name}.pem`],
    );
    return { certificate: this.read(`${name}.pem`), key: this.read(`${name}.key`), root: this.root };
  }

  private read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  private async openssl(words: string, ...args: readonly string[]): Promise<void> {
    const { status, stderr } = await run('openssl', [...words.split(' '), ...args], { cwd: this.folder });
    if (status !== 0) throw new Error(`openssl: ${stderr}`);
  }
}
