import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

type Fields = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** Size of a window, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const OPTIONS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
  '--remote-debugging-pipe',
];

const KEYS: Readonly<Record<string, { code: string; key: number; text?: string }>> = {
  Enter: { code: 'Enter', key: 13, text: '\r' },
  Escape: { code: 'Escape', key: 27 },
  Tab: { code: 'Tab', key: 9 },
  ArrowLeft: { code: 'ArrowLeft', key: 37 },
  ArrowUp: { code: 'ArrowUp', key: 38 },
  ArrowRight: { code: 'ArrowRight', key: 39 },
  ArrowDown: { code: 'ArrowDown', key: 40 },
};

/** Chromium without a window, driven by the DevTools protocol over a pipe. */
export class Browser {
  private readonly home = mkdtempSync(join(tmpdir(), 'graph-'));
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly loads: (() => void)[] = [];
  private next = 1;
  private session: string | undefined;
  /** Errors of the console and of scripts since the page was opened, and requests for anything but the page. */
  readonly errors: string[] = [];

  constructor(program: string) {
    const args = [...OPTIONS, `--user-data-dir=${join(this.home, 'profile')}`, 'about:blank'];
    this.process = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.receive(JSON.parse(part) as Message);
    });
  }

  async start(): Promise<void> {
    const { targetInfos } = await this.send('Target.getTargets');
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
    const { sessionId } = await this.send('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
    this.session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
  }

  async stop(): Promise<void> {
    await this.send('Browser.close').catch(() => undefined);
    await new Promise((done) => (this.process.exitCode === null ? this.process.once('exit', done) : done(undefined)));
    rmSync(this.home, { recursive: true, force: true });
  }

  private receive({ id, method, params, result, error }: Message): void {
    if (id !== undefined) this.waiting.get(id)?.({ result, error });
    if (method === 'Page.loadEventFired') this.loads.splice(0).forEach((go) => go());
    if (method === 'Runtime.exceptionThrown') this.errors.push(JSON.stringify(params?.exceptionDetails));
    if (method === 'Runtime.consoleAPICalled' && params?.type === 'error')
      this.errors.push(JSON.stringify(params.args));
    if (method === 'Log.entryAdded') this.errors.push(JSON.stringify(params?.entry));
    if (method === 'Network.requestWillBeSent') {
      const { url } = params?.request as { url: string };
      if (!/^(?:file|about|blob|data):/.test(url)) this.errors.push(`request for ${url}`);
    }
    if (method === 'Page.javascriptDialogOpening') {
      this.errors.push(`dialog: ${String(params?.message)}`);
      void this.send('Page.handleJavaScriptDialog', { accept: false });
    }
  }

  private send(method: string, params: Fields = {}): Promise<Fields> {
    const id = this.next++;
    const session = this.session === undefined || method.startsWith('Browser.') ? {} : { sessionId: this.session };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result = {}, error }) => {
        this.waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  /** Opens a page from a file, and returns the milliseconds until it is drawn and could be used. */
  async open(html: string, { width, height }: Size): Promise<number> {
    const file = join(this.home, 'page.html');
    writeFileSync(file, html);
    this.errors.length = 0;
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await this.send('Page.navigate', { url: 'about:blank' });
    const started = performance.now();
    await this.send('Page.navigate', { url: pathToFileURL(file).href });
    await this.until(`document.documentElement.dataset.ready === 'true'`);
    await this.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))');
    return performance.now() - started;
  }

  /** Opens any file, such as a picture. */
  async openFile(name: string, text: string, { width, height }: Size): Promise<void> {
    const file = join(this.home, name);
    writeFileSync(file, text);
    this.errors.length = 0;
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const loaded = new Promise<void>((go) => this.loads.push(go));
    await this.send('Page.navigate', { url: pathToFileURL(file).href });
    await loaded;
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  }

  /** Waits until an expression is true. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if ((await this.evaluate(expression).catch(() => false)) === true) return;
      await new Promise((go) => setTimeout(go, 10));
    }
    throw new Error(`never true: ${expression}; ${this.errors.join('; ')}`);
  }

  /** Presses a key, with what it types. */
  async press(name: string): Promise<void> {
    const { code, key, text } = KEYS[name] ?? { code: `Key${name.toUpperCase()}`, key: name.charCodeAt(0), text: name };
    const event = { key: name, code, windowsVirtualKeyCode: key, ...(text === undefined ? {} : { text }) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text });
  }

  /** Clicks in the middle of an element, where it is seen. */
  async click(selector: string, count = 1): Promise<void> {
    const at = await this.evaluate<{ x: number; y: number }>(
      `(() => { const e = document.querySelector(${JSON.stringify(selector)});` +
        " e.scrollIntoView?.({ block: 'nearest' });" +
        ' const r = e.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; })()',
    );
    for (let clickCount = 1; clickCount <= count; clickCount += 1)
      for (const type of ['mousePressed', 'mouseReleased'])
        await this.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount });
  }

  /** Sets whether the system is dark, and whether the page is printed. */
  async media(scheme: 'light' | 'dark', media = ''): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', {
      media,
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  }

  async screenshot(file: string): Promise<void> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(file, Buffer.from(String(data), 'base64'));
  }
}
