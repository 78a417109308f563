import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** Returns the path of Chromium: what `CHROMIUM` says, or what is on PATH. */
export function chromium(): string | undefined {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** What a page measured of itself. */
export interface Measured {
  readonly dashboards: number;
  readonly panels: number;
  readonly texts: number;
  readonly width: number;
  readonly found: readonly string[];
}

/** A size of a window, in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Opens a page without a window, and returns what the program prints. */
function opened(program: string, html: string, { width, height }: Size, ...args: readonly string[]): string {
  const home = mkdtempSync(join(tmpdir(), 'dashboards-'));
  try {
    const file = join(home, 'page.html');
    writeFileSync(file, html);
    const { status, stdout, stderr, error } = spawnSync(
      program,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--force-device-scale-factor=1',
        `--user-data-dir=${join(home, 'profile')}`,
        `--window-size=${width},${height}`,
        ...args,
        pathToFileURL(file).href,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 },
    );
    if (status !== 0) throw new Error(error?.message ?? stderr);
    return stdout;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Lays a page out in a window of a width, and returns what it measured of itself. */
export function measured(program: string, html: string, width: number): Measured {
  const dom = opened(program, html, { width, height: 1000 }, '--dump-dom');
  const json = /<script type="application\/json" id="found">(.*?)<\/script>/s.exec(dom)?.[1];
  if (json === undefined) throw new Error(`the page did not measure itself: ${dom.slice(-500)}`);
  const result = JSON.parse(json) as Measured;
  if (result.width !== width) throw new Error(`the window is ${result.width} pixels wide, and not ${width}`);
  return result;
}

/** Writes a picture of a page. */
export function pictured(program: string, html: string, size: Size, file: string): void {
  opened(program, html, size, `--screenshot=${file}`);
}
