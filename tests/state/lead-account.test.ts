/** What the form for an account says before the relay is asked. */
import { expect, test } from 'vitest';
import { Account } from '../../src/lib/state/staff/account.svelte.ts';

const errorsOf = (entered: Partial<Pick<Account, 'name' | 'login'>>) => {
  const account = new Account();
  Object.assign(account, {
    name: 'Zoë O’Neill',
    login: 'zoe',
    password: 'lang genug dafür',
    ...entered,
    ownPassword: 'eigenes',
  });
  account.check(false);
  return account.errors;
};

test('a name that turns the text around it is refused beside its field, and so is a user name that hides something', () => {
  expect(errorsOf({})).toEqual({});
  expect(errorsOf({ name: 'علی\u200cرضا' })).toEqual({});
  expect(errorsOf({ name: 'Zoë\u202e' })).toEqual({ name: 'name-malformed' });
  expect(errorsOf({ login: 'zo\u200be' })).toEqual({ login: 'login-malformed' });
  // A Greek omicron.
  expect(errorsOf({ name: 'Zοë O’Neill', login: 'zοe' })).toEqual({
    name: 'name-mixed',
    login: 'login-mixed',
  });
});
