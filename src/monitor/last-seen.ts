/** What the monitor last knew, in localStorage, so that it shows something at once and with the relay dead. */
import * as z from 'zod/mini';
import { board } from '../lib/domain/queue/board.ts';
import type { OfficeId } from '../lib/domain/ids.ts';
import { toldMonitor } from '../lib/domain/office/monitor-setting.ts';
import { officeRecord } from '../lib/domain/office/office.ts';
import { instant } from '../lib/domain/time.ts';

const shapes = {
  /** The name that the lead gave this monitor; it is paired. */
  name: z.string().check(z.maxLength(60)),
  office: officeRecord,
  board,
  /** Q14: how its lead has laid it out, and the hours of a day. */
  told: toldMonitor,
  /** When the relay was last heard, by its own clock. */
  heardAt: instant,
  /** Between this device's clock and the relay's. */
  offset: z.number(),
} as const;

type Part = keyof typeof shapes;
export type Seen<P extends Part> = z.infer<(typeof shapes)[P]>;

export interface LastSeen {
  read<P extends Part>(part: P): Seen<P> | null;
  /** Null forgets it. */
  write<P extends Part>(part: P, value: Seen<P> | null): void;
}

export function openLastSeen(office: OfficeId, storage: Storage | null = storageHere()): LastSeen {
  const keyOf = (part: Part): string => `foyer.monitor.${office}.${part}`;
  return {
    read(part) {
      try {
        const text = storage?.getItem(keyOf(part)) ?? null;
        if (text === null) return null;
        const read = shapes[part].safeParse(JSON.parse(text));
        return read.success ? (read.data as Seen<typeof part>) : null;
      } catch {
        return null;
      }
    },
    write(part, value) {
      try {
        if (value === null) storage?.removeItem(keyOf(part));
        else storage?.setItem(keyOf(part), JSON.stringify(value));
      } catch {
        // A full or forbidden storage costs the picture after the next start, nothing else.
      }
    },
  };
}

/** Reading the property alone throws where storage is forbidden. */
function storageHere(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
