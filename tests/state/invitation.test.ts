/** The link by which a member of staff signs in for the first time. */
import { expect, it } from 'vitest';
import { makeInvitation, parseInvitation } from '../../src/lib/state/staff/invitation.ts';

const ADDRESS = 'https://termine.example.de/staff/dorsten';

it.each([
  ['karl', 'k7mt-p2xr-9hcd-w4zb'],
  ['jürgen.groß+neu', 'a&b=c#d %20'],
  ['анна', '++--'],
])('the link of %j is read as it was made', (login, password) => {
  const { origin, pathname, hash, search } = new URL(makeInvitation(ADDRESS, { login, password }));
  expect([origin + pathname, search]).toEqual([ADDRESS, '']);
  expect(parseInvitation(hash)).toEqual({ login, password });
});

it.each(['', '#', '#content', '#login=karl', '#password=x', '#login=&password=x'])(
  'the fragment %j is no link of a member',
  (fragment) => {
    expect(parseInvitation(fragment)).toBeNull();
  },
);
