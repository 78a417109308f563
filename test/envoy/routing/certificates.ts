import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Certificates } from './bootstrap';

function openssl(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr.slice(-500)}`);
}

/** An authority of the mesh, and certificates with identities that it signs, all for a day. */
export class Authority {
  private readonly made = new Map<string, Certificates>();

  constructor(private readonly folder: string) {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl(folder, 'req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '1', '-subj', '/CN=mesh');
  }

  /** Files of the certificate of an identity: `cluster.local/ns/shop/sa/web`. */
  certificate(identity: string): Certificates {
    const known = this.made.get(identity);
    if (known !== undefined) return known;
    const name = `id${this.made.size}`;
    writeFileSync(join(this.folder, `${name}.ext`), `subjectAltName=URI:spiffe://${identity}\n`);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl(this.folder, 'req', ...curve, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/O=mesh');
    const signer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-extfile', `${name}.ext`];
    openssl(this.folder, 'x509', '-req', '-in', `${name}.csr`, '-out', `${name}.crt`, ...signer);
    const files = {
      authority: join(this.folder, 'ca.crt'),
      certificate: join(this.folder, `${name}.crt`),
      key: join(this.folder, `${name}.key`),
    };
    this.made.set(identity, files);
    return files;
  }
}
