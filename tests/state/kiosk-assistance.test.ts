/** The button "I need more help" at a kiosk, from the press to what became of it. */
import { expect, it, onTestFinished } from 'vitest';
import { flushSync } from 'svelte';
import { priorityId } from '../../src/lib/domain/ids.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { service } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

async function aVisitor(link: 'live' | 'offline' = 'live') {
  const grant = { name: 'Foyer', numbers: { from: 1, to: 100 } };
  const workday = aWorkday({ role: 'kiosk', grant, link });
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  flushSync();
  visitor.ticket.add(service('passport'));
  await visitor.ticket.take('de');
  flushSync();
  return { workday, visitor, visit: visitor.ticket.ticket!.visit };
}

const lastAsked = ({ trackedRequests }: DayHere) => trackedRequests.at(-1)!.request;

it('[A12.1, A12.3] a press tells it, another one takes it back', async () => {
  const { workday, visitor, visit } = await aVisitor();
  const { assistance } = visitor;
  expect(assistance.of(visit)).toMatchObject({ moreHelp: false, stage: null });
  assistance.tell(visit, { moreHelp: true });
  flushSync();
  expect(lastAsked(workday)).toMatchObject({ kind: 'tell-assistance', visit, moreHelp: true });
  expect(assistance.of(visit)).toMatchObject({ moreHelp: true, stage: 'heard' });
  assistance.tell(visit, { moreHelp: false });
  flushSync();
  expect(lastAsked(workday)).toMatchObject({ kind: 'tell-assistance', visit, moreHelp: false });
  expect(assistance.of(visit)).toMatchObject({ moreHelp: false, stage: 'heard' });
});

it('[A12.4] cut off it is on the disk, and the screen knows that staff do not see it yet', async () => {
  const { workday, visitor, visit } = await aVisitor('offline');
  visitor.assistance.tell(visit, { moreHelp: true });
  flushSync();
  expect(visitor.assistance.of(visit)).toMatchObject({ moreHelp: true, stage: 'unheard' });
  workday.setLink('live');
  flushSync();
  expect(visitor.assistance.of(visit)).toMatchObject({ moreHelp: true, stage: 'heard' });
});

it('[A12.4] what the relay refuses, or the disk, does not stand as told', async () => {
  const { workday, visitor, visit } = await aVisitor();
  visitor.assistance.tell(visit, { moreHelp: true });
  flushSync();
  workday.answer({
    ...{ ok: false, request: lastAsked(workday).id, reason: 'no-such-visit', alternatives: [] },
  });
  flushSync();
  expect(visitor.assistance.of(visit)).toMatchObject({ moreHelp: false, stage: 'failed' });
  workday.full = true;
  visitor.assistance.tell(visit, { moreHelp: true });
  await Promise.resolve();
  flushSync();
  expect(visitor.assistance.of(visit).stage).toBe('failed');
});

it('[A12.1] the next visitor of the kiosk begins anew; who comes back finds what they said', async () => {
  const { visitor, visit } = await aVisitor();
  visitor.assistance.tell(visit, { moreHelp: true });
  flushSync();
  visitor.forget();
  expect(visitor.assistance.of(visit)).toMatchObject({ moreHelp: true, stage: null });
  visitor.ticket.add(service('passport'));
  await visitor.ticket.take('de');
  flushSync();
  const next = visitor.ticket.ticket!;
  expect(visitor.assistance.of(next.visit)).toMatchObject({ moreHelp: false, stage: null });
});

it('[A12.5] reasons for priority are on the screen until one is pressed, and what was told before stays', async () => {
  const { workday, visitor, visit } = await aVisitor();
  const { assistance } = visitor;
  expect(visitor.isDone).toBe(true);
  assistance.asking = visit;
  // Who reads the reasons has time as at an entry.
  expect(visitor.isDone).toBe(false);
  assistance.tell(visit, { moreHelp: true });
  assistance.tell(visit, { priority: priorityId.parse('pregnant') });
  flushSync();
  expect(lastAsked(workday)).toMatchObject({ moreHelp: true, priority: 'pregnant' });
  expect(assistance.of(visit)).toEqual({ moreHelp: true, priority: 'pregnant', stage: 'heard' });
  visitor.forget();
  expect(assistance.asking).toBeNull();
});
