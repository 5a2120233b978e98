/** [A5.12] A printer at a serial port: it is asked for paper before a slip, and whether it is done behind it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSpeed, serialPrinter, SERIAL_PRINT_MS } from '../../src/lib/client/browser/serial-printer.ts';
import type { SerialPort } from '../../src/lib/client/browser/serial-printer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Given {
  readonly speed?: number;
  /** What it answers to `DLE EOT 4` and to `GS r 1`; null: nothing. */
  readonly paper?: readonly number[] | null;
  readonly done?: readonly number[] | null;
}

/** A printer behind a port, as the browser has it. */
function aPort({ speed = 38_400, paper = [0x12], done = [0x00] }: Given = {}) {
  const printed: number[] = [];
  const opened: number[] = [];
  let isOpen = false;
  let streams: { readable: ReadableStream<Uint8Array>; writable: WritableStream<Uint8Array> } | null = null;
  const port: SerialPort = {
    get readable() {
      return streams?.readable ?? null;
    },
    get writable() {
      return streams?.writable ?? null;
    },
    getInfo: () => ({ usbVendorId: 0x04b8 }),
    async open({ baudRate }) {
      expect(isOpen, 'it is opened once at a time').toBe(false);
      isOpen = true;
      opened.push(baudRate);
      let answering: ReadableStreamDefaultController<Uint8Array>;
      const readable = new ReadableStream<Uint8Array>({
        start: (controller) => void (answering = controller),
      });
      const say = (bytes: readonly number[] | null): void => {
        if (bytes !== null && baudRate === speed) answering.enqueue(Uint8Array.from(bytes));
      };
      const writable = new WritableStream<Uint8Array>({
        write(bytes) {
          const text = [...bytes].join(' ');
          if (text === '16 4 4') say(paper);
          else if (text === '29 114 1') say(done);
          else printed.push(...bytes);
        },
      });
      streams = { readable, writable };
    },
    async close() {
      isOpen = false;
      streams = null;
    },
  };
  return { port, printed, opened, isOpen: () => isOpen };
}

const slip = Uint8Array.from({ length: 3_000 }, (_, nth) => nth % 256);

async function settled<T>(promise: Promise<T>, ms = 2 * SERIAL_PRINT_MS): Promise<T | Error> {
  const caught = promise.catch((error: unknown) => error as Error);
  await vi.advanceTimersByTimeAsync(ms);
  return caught;
}

test('[A5.12] the speed is found by its answers; where none comes there is none', async () => {
  const port = aPort({ speed: 19_200 });
  expect(await settled(findSpeed(port.port))).toBe(19_200);
  expect(port.opened).toEqual([38_400, 9_600, 19_200]);
  expect(port.isOpen()).toBe(false);
  expect(port.printed).toEqual([]);
  for (const mute of [{ paper: null }, { done: null }, { paper: [0xff, 0xff] }])
    expect(await settled(findSpeed(aPort(mute).port))).toBeNull();
});

test('[A5.12] it gets each byte once, and the press lasts until it says that it is done', async () => {
  const { port, printed, isOpen } = aPort();
  expect(serialPrinter(port, 38_400)).toMatchObject({ way: 'serial', name: '04b8, 38400' });
  expect(await settled(serialPrinter(port, 38_400).write(slip))).toBeUndefined();
  expect(printed).toEqual([...slip]);
  expect(isOpen()).toBe(false);
});

test.each([
  ['without paper, nothing is sent', { paper: [0x72] }, 'no paper', 0],
  ['whose paper runs out is silent from then on', { done: null }, 'does not answer', slip.length],
  ['that says so itself', { done: [0x0c] }, 'no paper', slip.length],
  ['that answers nothing', { paper: null }, 'does not answer', 0],
  ['that answers nonsense', { paper: Array.from({ length: 200 }, () => 0xff) }, 'nonsense', 0],
] as const)('[A5.12] a printer %s', async (_which, given, message, bytes) => {
  const { port, printed, isOpen } = aPort(given);
  const outcome = await settled(serialPrinter(port, 38_400).write(slip));
  expect(outcome).toBeInstanceOf(Error);
  expect((outcome as Error).message).toContain(message);
  expect(printed).toHaveLength(bytes);
  expect(isOpen()).toBe(false);
});

test('[A5.12] what a printer said before it was asked is no answer', async () => {
  const { port, printed } = aPort({ paper: [0xff, 0x00, 0x12] });
  expect(await settled(serialPrinter(port, 38_400).write(slip))).toBeUndefined();
  expect(printed).toHaveLength(slip.length);
});
