/** The servers under comparison, each a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openChildren } from '../support/children.ts';
import type { Usage } from '../support/children.ts';
import type { Contestant } from './wires.ts';

export interface Server {
  readonly url: string;
  usage(what: 'cpu' | 'memory'): Promise<Usage>;
  /** kill −9; what it wrote stays. */
  kill(): Promise<void>;
}

export interface Nursery {
  /** `folder`: where it keeps its data; a fresh one if not given. */
  start(server: Contestant, options?: { folder?: string; offices?: readonly string[] }): Promise<Server>;
  newFolder(): string;
  close(): Promise<void>;
}

/** `base`: a folder of the bench's own, removed in the end with all that is in it. */
export function openNursery(base: string, shift: number): Nursery {
  const children = openChildren();
  const newFolder = (): string => mkdtempSync(join(base, 'server-'));
  return {
    newFolder,
    async start(server, { folder, offices = [] } = {}) {
      const own = folder ?? newFolder();
      const child =
        server === 'foyer'
          ? children.start(new URL('foyer-server.ts', import.meta.url), [own, String(shift), ...offices])
          : // The reference server keeps documents in memory alone unless it is given a folder.
            children.start(
              new URL(`peers/${server}.mjs`, import.meta.url),
              server === 'reference' && folder === undefined ? [] : [own],
            );
      const { url } = await child.next<{ url: string }>();
      return { url, usage: (what) => child.ask<Usage>(what), kill: () => child.kill() };
    },
    async close() {
      await children.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}
