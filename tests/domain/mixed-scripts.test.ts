import { expect, it } from 'vitest';
import { mixesScripts } from '../../src/lib/domain/input/mixed-scripts.ts';

it.each([
  ...['Erika Mustermann', 'Nguyễn Thị Minh Khai', 'O’Brien', 'Weiß-Müller', 'Ümit', 'Æsa', 'Kaʻiulani'],
  ...[
    'Мария Müller',
    'Иван Петров',
    'محمد',
    '李 Li',
    '山田 あきら',
    'ミカ山',
    '김민준',
    'Γιώργος',
    'நிலா',
    'Łukasz',
  ],
])('%s is a name in one script a word', (name) => {
  expect(mixesScripts(name, 'names')).toBe(false);
});

it.each(['Kаrl', 'Ηeinz', 'Erika Мustermann', 'Оtto', 'Ꭺnna', 'Leо-Maria', 'ԛuelle', 'Аnnе'])(
  '%s mixes scripts in a word',
  (name) => {
    expect([mixesScripts(name, 'names'), mixesScripts(name, 'login')]).toEqual([true, true]);
  },
);

it('a user name is of one script as a whole; digits and signs belong to none', () => {
  expect(
    ['karl.müller-2', 'иван_7', 'e.мария', '１karl'].map((login) => mixesScripts(login, 'login')),
  ).toEqual([...[false, false, true, false]]);
});
