/** What all counters of an office are told over their own lines: a call for help, and counters that are away. */
import { describe, expect, it } from 'vitest';
import { stateOfCounter } from '../../src/lib/domain/day/counter-state.ts';
import { helpIn } from '../../src/lib/state/counter/office-wide.ts';
import type { ShownHelp } from '../../src/lib/state/counter/office-wide.ts';
import { at } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualOffice } from '../support/office/index.ts';
import { expectAgreement, reasonOf } from './meeting.ts';

const SECOND = 1000;

interface Scene {
  readonly office: VirtualOffice;
  readonly one: VirtualCounter;
  readonly other: VirtualCounter;
}
async function scene(seed: number): Promise<Scene> {
  const office = await openVirtualOffice({ seed });
  const reads = ['office', 'day', 'people', 'memo', 'board'] as const;
  const [one, other] = [await office.counter('c1', { reads }), await office.counter('c2', { reads })];
  // A page opens the document when it is looked at.
  for (const counter of [one, other]) counter.memos();
  await office.time.until(at('09:00'));
  return { office, one, other };
}
const helpAt = (counter: VirtualCounter): ShownHelp[] => {
  const memos = counter.memos();
  return helpIn(memos === null ? [] : memos.values(), counter.trackedRequests());
};

describe('[Q10] a call for help', () => {
  it('[Q10] stands at every other counter within a second, and ends for all by the word of one', async () => {
    const { office, one, other } = await scene(101);
    one.mustAsk('call-for-help', { counter: one.counter });
    await office.time.pass(SECOND);
    expect(helpAt(other)).toMatchObject([{ counter: 'c1', at: at('09:00'), stage: null }]);
    // No monitor shows it.
    expect(JSON.stringify(one.board())).not.toContain('help');
    const [help] = helpAt(other);
    other.ask(other.compose('end-help', { help: help!.id }));
    expect(helpAt(other)).toEqual([]);
    await office.time.pass(SECOND);
    expect(helpAt(one)).toEqual([]);
    await expectAgreement(office);
  });

  it('[Q10, M17] cut off it is shown as not sent, and reaches the others with its own time', async () => {
    const { office, one, other } = await scene(102);
    one.cut();
    const asked = one.mustAsk('call-for-help', { counter: one.counter });
    await office.time.pass(30 * SECOND);
    expect(helpAt(one)).toMatchObject([{ counter: 'c1', at: at('09:00') }]);
    expect(helpAt(one)[0]!.stage).not.toBeNull();
    expect(helpAt(other)).toEqual([]);
    one.connect();
    await office.quiet();
    expect(reasonOf(one.answer(asked))).toBe('yes');
    expect(helpAt(other)).toMatchObject([{ counter: 'c1', at: at('09:00'), stage: null }]);
    await expectAgreement(office);
  });
});

describe('[Q9.1] two who say something of one counter', () => {
  it('[Q9.1, M16] the newer word counts everywhere, in whatever order it is heard of', async () => {
    const { office, one, other } = await scene(103);
    one.cut();
    one.mustAsk('set-counter', { counter: one.counter, state: 'break' });
    await office.time.pass(60 * SECOND);
    // A lead or a colleague closes it meanwhile.
    other.mustAsk('set-counter', { counter: one.counter, state: 'closed' });
    await office.quiet();
    one.connect();
    await office.quiet();
    for (const device of [one, other]) expect(stateOfCounter(device.day(), one.counter)).toBe('closed');
    await expectAgreement(office);
  });
});
