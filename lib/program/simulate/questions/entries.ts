import type { AccessOptions, AccessVerdict, RequestOptions, RequestVerdict } from './types';

type Simulate = (request: RequestOptions) => RequestVerdict;
type More = Omit<RequestOptions, 'url' | 'method' | 'via'>;

/** Gateway to which requests are sent. */
export class GatewayEntry {
  constructor(
    readonly name: string,
    private readonly simulate: Simulate,
  ) {}

  get(url: string, more: More = {}): RequestVerdict {
    return this.send('GET', url, more);
  }

  post(url: string, more: More = {}): RequestVerdict {
    return this.send('POST', url, more);
  }

  send(method: string, url: string, more: More = {}): RequestVerdict {
    return this.simulate({ ...more, method, url, via: this.name });
  }
}

/** Questions that a workload may ask the mesh. */
export interface RequestTarget {
  request(request: RequestOptions): RequestVerdict;
  can(from: string, to: string, method?: string, path?: string, options?: AccessOptions): AccessVerdict;
}

/** Workload from which requests are sent. */
export class WorkloadEntry {
  constructor(
    readonly name: string,
    private readonly mesh: RequestTarget,
  ) {}

  get(url: string, more: Omit<RequestOptions, 'url' | 'method' | 'from'> = {}): RequestVerdict {
    return this.send('GET', url, more);
  }

  post(url: string, more: Omit<RequestOptions, 'url' | 'method' | 'from'> = {}): RequestVerdict {
    return this.send('POST', url, more);
  }

  send(method: string, url: string, more: Omit<RequestOptions, 'url' | 'method' | 'from'> = {}): RequestVerdict {
    return this.mesh.request({ ...more, method, url, from: this.name });
  }

  can(to: string, method = 'GET', path = '/', options: AccessOptions = {}): AccessVerdict {
    return this.mesh.can(this.name, to, method, path, options);
  }
}
