/** [A7.15] The mark of a number that was not shown yet lies on the disk together with its request, or neither does. */
import 'fake-indexeddb/auto';
import { expect, it, test } from 'vitest';
import { REQUESTS, UNSEEN_MARKS } from '../../src/lib/client/browser/database.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import { openRequestQueue } from '../../src/lib/client/requests/request-queue.ts';
import { openUnseenNumbers } from '../../src/lib/client/requests/unseen-numbers.ts';
import { anActor, aRequest } from './arbiter.ts';
import { aDevice } from './surroundings.ts';

const NO_RELAY = 'http://127.0.0.1:1';

const keysOf = async ({ outboxes }: Database) => ({
  requests: (await outboxes!.table(REQUESTS).toCollection().primaryKeys()).length,
  marks: (await outboxes!.table(UNSEEN_MARKS).toCollection().primaryKeys()).length,
});

test('[A7.15] a request whose number is not shown yet is saved with its mark, another without', async () => {
  const actor = anActor();
  const device = aDevice(NO_RELAY);
  const { database } = await device.tab();
  const queue = await openRequestQueue(database, actor);
  const request = aRequest();
  expect(await queue.add([request], { isUnseen: true })).toBe(true);
  expect(await queue.add([aRequest()])).toBe(true);
  expect(await keysOf(database)).toEqual({ requests: 2, marks: 1 });
  const later = (await device.tab()).database;
  const unseen = await openUnseenNumbers(actor, { database: later });
  expect(unseen.ofEarlierPages).toMatchObject([{ id: request.id, date: request.date }]);
});

it.each([REQUESTS, UNSEEN_MARKS])('[A7.15] neither is saved where the disk refuses %s', async (table) => {
  const { database } = await aDevice(NO_RELAY).tab();
  const queue = await openRequestQueue(database, anActor());
  database.outboxes!.table(table).hook('creating', () => {
    throw new Error('the disk refuses');
  });
  expect(await queue.add([aRequest()], { isUnseen: true })).toBe(false);
  expect(await keysOf(database)).toEqual({ requests: 0, marks: 0 });
});
