/**
 * A line as slow as a phone's in a weak cell, for all that goes through it: pages, the files that a service worker
 * fetches beside them, and live documents. A browser's own throttling leaves sockets and workers out.
 */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface LineSpeed {
  /** There and back, milliseconds. */
  readonly roundTripMs: number;
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
}

/** As Lighthouse takes a phone's network to be ("Slow 4G"). */
export const slow4G: LineSpeed = { roundTripMs: 150, downBitsPerSecond: 1_638_400, upBitsPerSecond: 768_000 };

export interface SlowLine {
  readonly url: string;
  /** Bytes that have come down so far. */
  readonly downBytes: number;
  close(): Promise<void>;
}

/** One direction: what is sent by any connection waits behind all that was sent before. */
class Lane {
  readonly #bitsPerSecond: number;
  readonly #delayMs: number;
  #freeAt = 0;
  bytes = 0;

  constructor(bitsPerSecond: number, delayMs: number) {
    this.#bitsPerSecond = bitsPerSecond;
    this.#delayMs = delayMs;
  }

  /** Passes on what one end sends, in pieces, so that connections share the lane. */
  async carry(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        this.bytes += piece.length;
        this.#freeAt =
          Math.max(this.#freeAt, performance.now()) + (piece.length * 8000) / this.#bitsPerSecond;
        const sent = this.#freeAt - performance.now();
        if (sent > 0) await pause(sent);
        // The way takes its time, and the next piece need not wait for that.
        void pause(this.#delayMs).then(() => to.writable && to.write(piece));
      }
    }
    await pause(this.#delayMs);
    to.end();
  }
}

const PIECE_BYTES = 1400;

export async function openSlowLine(target: number, speed: LineSpeed): Promise<SlowLine> {
  const down = new Lane(speed.downBitsPerSecond, speed.roundTripMs / 2);
  const up = new Lane(speed.upBitsPerSecond, speed.roundTripMs / 2);
  const open = new Set<Socket>();
  const server = createServer((device) => {
    const relay = connect(target, '127.0.0.1');
    const end = (): void => {
      for (const socket of [device, relay]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    for (const socket of [device, relay]) {
      open.add(socket);
      socket.on('error', end).on('close', end).setNoDelay(true);
    }
    // A connection begins with a packet there and one back.
    void pause(speed.roundTripMs)
      .then(() => Promise.all([up.carry(device, relay), down.carry(relay, device)]))
      .catch(end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get downBytes() {
      return down.bytes;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
