/** An old Chromium without a window, driven by the DevTools protocol itself, since Playwright speaks to newer ones. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import type { Screen } from '../e2e/support/devices.ts';

export interface OldSet {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression in the page; null where the page does not have it yet. */
  read<T>(expression: string): Promise<T | null>;
  /** All that is to be read on the page. */
  text(): Promise<string>;
  /** Writes what is to be seen as a PNG. */
  takePicture(file: string): Promise<void>;
  /** What the page has thrown. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export async function openOldSet(program: string, { width, height }: Screen): Promise<OldSet> {
  const profile = await mkdtemp(join(tmpdir(), 'foyer-old-set-'));
  const child = spawn(
    program,
    [
      // As docs/operating.md has it: no person presses a key on a television.
      '--autoplay-policy=no-user-gesture-required',
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
      ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, `--window-size=${width},${height}`],
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const debuggerUrl = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the old Chromium ended:\n${printed}`)));
    child.once('error', reject);
  });

  const socket = new WebSocket(await addressOfPage(debuggerUrl), { perMessageDeflate: false });
  await once(socket, 'open');
  const problems: string[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method === 'Runtime.exceptionThrown')
      problems.push(message.params?.exceptionDetails?.exception?.description ?? 'an exception');
  });

  async function send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++last;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  async function read<T>(expression: string): Promise<T | null> {
    const { result } = await send('Runtime.evaluate', { expression, returnByValue: true });
    return (result as { value?: T } | undefined)?.value ?? null;
  }

  await send('Runtime.enable');
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  return {
    open: async (url) => void (await send('Page.navigate', { url })),
    reload: async () => void (await send('Page.reload')),
    read,
    text: async () => (await read<string>('document.body && document.body.innerText')) ?? '',
    async takePicture(file) {
      const { data } = await send('Page.captureScreenshot', { format: 'png' });
      writeFileSync(file, Buffer.from(data as string, 'base64'));
    },
    problems,
    async close() {
      socket.terminate();
      child.kill('SIGKILL');
      await exited;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The debugger's address of the only page, which comes a moment after the debugger itself. */
async function addressOfPage(debuggerUrl: string): Promise<string> {
  const { host } = new URL(debuggerUrl);
  let address: string | undefined;
  await expect(async () => {
    const reply = await fetch(`http://${host}/json/list`);
    const pages = (await reply.json()) as { readonly type: string; readonly webSocketDebuggerUrl: string }[];
    address = pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
    expect(address).toBeDefined();
  }).toPass();
  return address!;
}
