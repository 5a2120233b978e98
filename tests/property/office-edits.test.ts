/** Two leads edit the office apart: whatever the order in which their edits arrive, no edit undoes another unseen. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seenOtherwise, undoOf, valuesIn } from '../../src/lib/domain/office/office-edit.ts';
import type { OfficeEdit, OfficeSection, OfficeValue } from '../../src/lib/domain/office/office-edit.ts';
import { acrossProblems, editOffice } from '../../src/lib/domain/office/office-problems.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { anOffice, both } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'both edits count',
  'the later edit is told of the earlier one',
  'an edit that cannot be kept',
  'an entry removed and put back',
);

const start = anOffice();

/** Which field of which entry, and what it may become. */
const someField: fc.Arbitrary<readonly [OfficeSection, string | null, string, OfficeValue]> = fc.oneof(
  fc.tuple(
    fc.constant('rules' as const),
    fc.constant(null),
    fc.constantFrom('calls', 'perMail', 'returnDelay'),
    fc.integer({ min: -1, max: 12 }),
  ),
  fc.tuple(
    fc.constant('services' as const),
    fc.constantFrom('passport', 'pick-up'),
    fc.constantFrom('minutes', 'most'),
    fc.integer({ min: 0, max: 40 }),
  ),
  fc.tuple(
    fc.constant('services' as const),
    fc.constantFrom('passport', 'pick-up'),
    fc.constant('lanes'),
    fc.subarray(['main', 'short']),
  ),
  fc.tuple(
    fc.constant('categories' as const),
    fc.constantFrom('papers', 'residence'),
    fc.constant('name'),
    fc.constantFrom(both('Neu'), both('Anders')),
  ),
);
const anyEdit: fc.Arbitrary<OfficeEdit> = fc.oneof(
  someField.map(([section, entry, field, value]): OfficeEdit => {
    const was = { [field]: valuesIn(start, section, entry)![field] ?? null };
    return { section, entry, was, to: { [field]: value } };
  }),
  fc.constantFrom('passport', 'quick-copy').map((entry): OfficeEdit => ({
    ...{ section: 'services', entry, to: null },
    was: valuesIn(start, 'services', entry),
  })),
);
/** Edits that say what is so already are left out: the office lets them pass, and no lead's word is in them. */
const someEdit = anyEdit.filter(({ was, to }) => JSON.stringify(was) !== JSON.stringify(to));

const after = (office: Office, edit: OfficeEdit): Office | null => {
  const edited = editOffice(office, edit);
  return edited.ok ? edited.value : null;
};
const isNew = (office: Office, edit: OfficeEdit): boolean => seenOtherwise(office, edit) === undefined;

it('[C11.6, C11.8] two edits made from the same office both count, or the later is refused with what counts', () => {
  fc.assert(
    fc.property(someEdit, someEdit, (one, other) => {
      const first = after(start, one);
      if (first === null) {
        reached('an edit that cannot be kept');
        return;
      }
      // Whatever is granted fits together.
      expect(acrossProblems(first)).toEqual([]);
      const second = editOffice(first, other);
      if (!second.ok) {
        if (second.error.why === 'changed-meanwhile') reached('the later edit is told of the earlier one');
        return;
      }
      // What the first lead has set still stands, unless the other has set the very same.
      const isSame = JSON.stringify(one.to) === JSON.stringify(other.to);
      if (!isSame) {
        expect(isNew(second.value, undoOf(one))).toBe(true);
        reached('both edits count');
        const turned = after(start, other);
        const otherWay = turned === null ? null : after(turned, one);
        if (otherWay !== null) expect(otherWay).toEqual(second.value);
      }
    }),
  );
});

it('[C11.8, P5] undoing an edit gives back the office as it was', () => {
  fc.assert(
    fc.property(someEdit, (edit) => {
      const changed = after(start, edit);
      if (changed === null) return;
      if (edit.to === null) reached('an entry removed and put back');
      expect(after(changed, undoOf(edit))).toEqual(start);
    }),
  );
});
