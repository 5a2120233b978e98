/**
 * A receipt printer at a serial port, over WebSerial. Without a handshake the port takes all, also without a printer or
 * paper. So the printer is asked: before a slip whether it has paper, and behind it, in turn with what is printed,
 * whether it has come so far. One that does not answer is not chosen.
 */
import type { DirectPrinter } from './direct-printer.ts';

interface SerialInfo {
  readonly usbVendorId?: number;
  readonly usbProductId?: number;
}
export interface SerialPort {
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly writable: WritableStream<Uint8Array> | null;
  getInfo(): SerialInfo;
  /** Takes back what a person has allowed. */
  forget?(): Promise<void>;
  open(options: { readonly baudRate: number }): Promise<void>;
  close(): Promise<void>;
}

/** As printers are delivered, the most frequent first; a port over USB takes any. */
export const SPEEDS = [38_400, 9_600, 19_200, 115_200] as const;
export type Speed = (typeof SPEEDS)[number];

/** `DLE EOT 4`: the paper, answered at once. */
const ASK_PAPER = Uint8Array.of(0x10, 0x04, 0x04);
const isPaperAnswer = (byte: number): boolean => (byte & 0x93) === 0x12;
const isPaperOut = (byte: number): boolean => (byte & 0x60) !== 0;
/** `GS r 1`: the paper, answered once all before it has been printed. */
const ASK_DONE = Uint8Array.of(0x1d, 0x72, 0x01);
const isDoneAnswer = (byte: number): boolean => (byte & 0x90) === 0;
const isDoneWithoutPaper = (byte: number): boolean => (byte & 0x0c) !== 0;

const ANSWER_MS = 800;
/** A slip of some centimetres, at the slowest speed. */
export const SERIAL_PRINT_MS = 20_000;
/** What is no answer is passed over, so far. */
const MOST_NONSENSE = 64;

export function serialPrinter(port: SerialPort, speed: Speed): DirectPrinter {
  const { usbVendorId } = port.getInfo();
  return {
    ...{ way: 'serial', speed },
    name: usbVendorId === undefined ? `${speed}` : `${usbVendorId.toString(16).padStart(4, '0')}, ${speed}`,
    write: (bytes) =>
      onLine(port, speed, async (line) => {
        if (isPaperOut(await line.ask(ASK_PAPER, isPaperAnswer, ANSWER_MS))) throw new Error('no paper');
        await line.send(bytes);
        if (isDoneWithoutPaper(await line.ask(ASK_DONE, isDoneAnswer, SERIAL_PRINT_MS)))
          throw new Error('no paper');
      }),
  };
}

/** The speed at which a printer answers both questions; null: none does. */
export async function findSpeed(port: SerialPort): Promise<Speed | null> {
  for (const speed of SPEEDS) {
    const answers = await onLine(port, speed, async (line) => {
      await line.ask(ASK_PAPER, isPaperAnswer, ANSWER_MS);
      await line.ask(ASK_DONE, isDoneAnswer, ANSWER_MS);
      return true;
    }).catch(() => false);
    if (answers) return speed;
  }
  return null;
}

interface Line {
  send(bytes: Uint8Array): Promise<void>;
  /** The first byte that is an answer; rejects where none comes in time. */
  ask(question: Uint8Array, isAnswer: (byte: number) => boolean, ms: number): Promise<number>;
}

/** The port is open for as long as `use` takes, so that the next slip finds it as it is then. */
async function onLine<T>(port: SerialPort, speed: Speed, use: (line: Line) => Promise<T>): Promise<T> {
  await port.open({ baudRate: speed });
  const { readable, writable } = port;
  const reader = readable?.getReader();
  const writer = writable?.getWriter();
  let left: number[] = [];
  let passedOver = 0;

  async function answer(isAnswer: (byte: number) => boolean): Promise<number> {
    for (;;) {
      const byte = left.shift();
      if (byte === undefined) {
        const read = await reader!.read();
        if (read.done) throw new Error('the port is gone');
        left = [...read.value];
      } else if (isAnswer(byte)) return byte;
      else if (++passedOver > MOST_NONSENSE) throw new Error('the printer answers nonsense');
    }
  }

  try {
    if (reader === undefined || writer === undefined) throw new Error('the port cannot be read and written');
    const send = (bytes: Uint8Array): Promise<void> => inTime(writer.write(bytes), SERIAL_PRINT_MS);
    return await use({
      send,
      async ask(question, isAnswer, ms) {
        left = [];
        await send(question);
        return inTime(answer(isAnswer), ms);
      },
    });
  } finally {
    // What is still under way is given up with it.
    const closing = (async () => {
      await reader?.cancel().catch(() => {});
      reader?.releaseLock();
      await writer?.abort().catch(() => {});
      writer?.releaseLock();
      await port.close();
    })();
    await inTime(closing, 1_000).catch(() => {});
  }
}

async function inTime<T>(what: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the printer does not answer')), ms);
  });
  try {
    return await Promise.race([what, late]);
  } finally {
    clearTimeout(timer);
  }
}
