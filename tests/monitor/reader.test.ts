import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Board } from '../../src/lib/domain/queue/board.ts';
import { boardIn, openBoardDoc, putBoard } from '../../src/lib/docs/board-doc.ts';
import { openReader } from '../../src/monitor/reader.ts';
import type { Reader } from '../../src/monitor/reader.ts';
import { startSmallRelay } from '../client/small-relay.ts';
import type { SmallRelay } from '../client/small-relay.ts';
import { eventually } from '../support/eventually.ts';
import { aBoard, aCall } from './support/a-board.ts';

const BOARD = 'board:dorsten';
const fail = (): never => {
  throw new Error('a record was left out');
};

let relay: SmallRelay;
let reader: Reader;
const told: (Board | null)[] = [];
const ended: string[] = [];

const open = (): Reader =>
  openReader({
    url: `${relay.origin.replace('http', 'ws')}/sync`,
    name: BOARD,
    open: openBoardDoc,
    onValue: (records) => told.push(boardIn(records)),
    onEnded: (reason) => ended.push(reason),
    report: fail,
  });
const put = (board: Board, doc = relay.doc(BOARD)): void => {
  const records = openBoardDoc(doc, fail);
  putBoard(records, board);
  records.close();
};

beforeEach(async () => {
  told.length = ended.length = 0;
  relay = await startSmallRelay();
});
afterEach(async () => {
  vi.useRealTimers();
  reader.close();
  await relay.stop();
});

describe('a reader', () => {
  test('tells what the relay holds, and every change', async () => {
    const first = aBoard([aCall('A612', 'Schalter 3')]);
    put(first);
    reader = open();
    await eventually(() => expect(told).toEqual([first]));
    expect(reader).toMatchObject({ live: true, ended: null });
    expect(reader.heardAt).toBeGreaterThan(0);
    const second = aBoard([aCall('A613', 'Schalter 1')]);
    put(second);
    await eventually(() => expect(told.at(-1)).toEqual(second));
  });

  test('[P1.2] says that it is a monitor, and never writes', async () => {
    put(aBoard());
    reader = open();
    await eventually(() => expect(reader.live).toBe(true));
    expect(relay.protocols(BOARD)).toEqual(['foyer.1', 'foyer.as.monitor']);
    expect(relay.spoken(BOARD)).toBe(0);
    expect(relay.frames(BOARD)).not.toContain('awareness');
  });

  test('comes back by itself when the relay does, and then tells what it missed', async () => {
    put(aBoard());
    reader = open();
    await eventually(() => expect(reader.live).toBe(true));
    await relay.stop();
    await eventually(() => expect(reader.live).toBe(false));
    const missed = aBoard([aCall('A612', 'Schalter 3')]);
    put(missed);
    expect(told).toHaveLength(1);
    await relay.start();
    await eventually(() => expect(told.at(-1)).toEqual(missed));
  });

  test('[P4] a final no is passed on in a word, and asked again only after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    put(aBoard());
    reader = open();
    await eventually(() => expect(reader.live).toBe(true));
    relay.refuse(BOARD, 'not-signed-in');
    await eventually(() => expect(ended).toEqual(['not-signed-in']));
    expect(reader.ended).toBe('not-signed-in');
    relay.admit(BOARD);
    vi.advanceTimersByTime(59_000);
    expect(relay.sockets(BOARD)).toBe(0);
    vi.advanceTimersByTime(1_000);
    await eventually(() => expect(reader).toMatchObject({ live: true, ended: null }));
  });

  test('[M18] after a restore it begins anew and shows what the relay has now', async () => {
    put(aBoard([aCall('A612', 'Schalter 3')]));
    put(aBoard([aCall('A613', 'Schalter 3')]));
    reader = open();
    await eventually(() => expect(reader.live).toBe(true));
    const older = aBoard([aCall('A599', 'Schalter 1')]);
    const restored = new Y.Doc();
    put(older, restored);
    relay.restore(BOARD, restored);
    await eventually(() => expect(told.at(-1)).toEqual(older));
    expect(ended).toEqual(['restored']);
  });

  test('closed, it lets go of its socket', async () => {
    reader = open();
    await eventually(() => expect(relay.sockets(BOARD)).toBe(1));
    reader.close();
    await eventually(() => expect(relay.sockets(BOARD)).toBe(0));
  });
});
