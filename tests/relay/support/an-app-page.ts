/**
 * A page of the app over a real socket: the client's own channel, replicas and rescue on a disk that outlives the page.
 */
import { onTestFinished, expect } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { openRequestChannel } from '../../../src/lib/client/requests/request-channel.ts';
import { openDatabase } from '../../../src/lib/client/browser/database.ts';
import type { Database } from '../../../src/lib/client/browser/database.ts';
import type { PageEnvironment } from '../../../src/lib/client/replica/replica.ts';
import { openRescue } from '../../../src/lib/client/replica/rescue.ts';
import type { Rescue } from '../../../src/lib/client/replica/rescue.ts';
import type { RequestChannel } from '../../../src/lib/client/types.ts';
import { openDayView, openPeopleView } from '../../../src/lib/client/replica/staff-views.ts';
import type { View } from '../../../src/lib/client/replica/view.ts';
import type { Answer } from '../../../src/lib/domain/requests/answer.ts';
import type { Day } from '../../../src/lib/domain/day/day.ts';
import { actorId, officeId } from '../../../src/lib/domain/ids.ts';
import type { VisitId } from '../../../src/lib/domain/ids.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import { unlocked } from '../../support/people-keys.ts';
import { request as requestShape } from '../../../src/lib/domain/requests/request.ts';
import type { Request, RequestKind } from '../../../src/lib/domain/requests/request.ts';
import type { Credential, Surface } from '../../../src/lib/wire/surface.ts';
import { aClock } from '../../client/arbiter.ts';
import { MONDAY } from '../../support/build/index.ts';
import { eventually } from '../../support/eventually.ts';
import { OFFICE } from './a-relay.ts';

export interface Page {
  readonly channel: RequestChannel;
  readonly database: Database;
  readonly around: PageEnvironment & { readonly database: Database };
  compose(kind: RequestKind, more: object): Request;
  /** Resolves with the answer. */
  ask(kind: RequestKind, more: object): Promise<Answer>;
  /** The tab is killed: nothing more leaves it, comes to it, or is written by it. */
  kill(): void;
  isKilled(): boolean;
  /** Resolves after `count` frames, out or in, since the page was opened. */
  afterFrames(count: number): Promise<void>;
}

export interface OfficePage extends Page {
  readonly day: View<Day>;
  readonly people: View<ReadonlyMap<VisitId, Person>> | null;
}

export interface PageOptions {
  readonly shift: number;
  readonly cookies?: string;
  /** Name of its disk; a fresh one by default. */
  readonly disk?: string;
  /** Before the page opens anything on it. */
  readonly prepareDisk?: (database: Database) => void;
}

/** A browser's socket sends the cookies and the origin by itself. */
function socketsWith(cookies: string, origin: string) {
  const open = new Set<{ terminate(): void; stopHearing(): void }>();
  let dead = false;
  let frames = 0;
  const waiting: { count: number; done: () => void }[] = [];
  const count = (): void => {
    frames++;
    for (const one of waiting) if (frames >= one.count) one.done();
  };
  const type = class extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: cookies, origin } });
      this.on('error', () => {});
      const socket = {
        terminate: () => this.terminate(),
        stopHearing: () => this.removeAllListeners('message'),
      };
      open.add(socket);
      this.on('close', () => open.delete(socket));
      this.on('message', count);
      if (dead) this.terminate();
    }
    override send(data: Uint8Array): void {
      if (dead) return;
      super.send(data);
      count();
    }
  } as unknown as typeof WebSocket;
  return {
    type,
    after: (enough: number): Promise<void> =>
      new Promise((done) => {
        if (frames >= enough) done();
        else waiting.push({ count: enough, done });
      }),
    kill() {
      dead = true;
      for (const socket of open) {
        socket.stopHearing();
        socket.terminate();
      }
    },
  };
}

export async function aPage(
  url: string,
  who: string,
  as: Credential,
  { shift, cookies = '', disk, prepareDisk }: PageOptions,
): Promise<Page> {
  const database = unlocked(await openDatabase({ name: disk ?? `page-${crypto.randomUUID()}` }));
  prepareDisk?.(database);
  const sockets = socketsWith(cookies, url);
  const around = { database, origin: url, webSocket: sockets.type };
  const clock = aClock();
  clock.set(shift);
  const channel = await openRequestChannel(actorId.parse(who), as, { ...around, clock });
  let killed = false;
  onTestFinished(async () => {
    // What a killed page still waits for never comes.
    const ending = channel.close();
    if (!killed) await ending;
    database.close();
  });
  const compose = (kind: RequestKind, more: object): Request =>
    requestShape.parse({
      ...{ v: 1, id: crypto.randomUUID(), office: OFFICE, date: MONDAY, kind },
      at: Math.round(clock.deviceNow()),
      ...more,
    });
  return {
    channel,
    database,
    around,
    compose,
    async ask(kind, more) {
      const asked = compose(kind, more);
      await channel.ask(asked);
      return eventually(() => channel.trackedRequest(asked.id)?.answer ?? expect.fail('no answer'), 20);
    },
    isKilled: () => killed,
    afterFrames: (count) => sockets.after(count),
    kill() {
      killed = true;
      sockets.kill();
      database.replicas?.close({ disableAutoOpen: true });
      database.outboxes?.close({ disableAutoOpen: true });
    },
  };
}

/** A kiosk or a counter that has the day open, as the app has it. */
export async function anOfficePage(
  url: string,
  { actor, cookies }: { readonly actor: string; readonly cookies: string },
  surface: Surface,
  options: Omit<PageOptions, 'cookies'>,
): Promise<OfficePage> {
  const as = { type: 'surface', surface } as const;
  const page = await aPage(url, actor, as, { ...options, cookies });
  const office = officeId.parse(OFFICE);
  const clock = aClock();
  clock.set(options.shift);
  const role = surface === 'kiosk' ? 'kiosk' : 'clerk';
  const { database, around, channel } = page;
  const rescue: Rescue = openRescue({
    ...{ database, around, credential: as, channel },
    session: { office, role },
    clock,
  });
  const observed = { ...around, onLost: rescue.take };
  const day = await openDayView(office, MONDAY, as, observed);
  const people = surface === 'kiosk' ? null : await openPeopleView(office, MONDAY, as, observed);
  onTestFinished(async () => {
    rescue.close();
    const ending = Promise.all([day.close(), people?.close()]);
    if (!page.isKilled()) await ending;
  });
  return { ...page, day, people };
}
