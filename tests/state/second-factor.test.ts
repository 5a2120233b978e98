/** The second factor on the lead's own page: what is shown, what stays, what goes. */
import { expect, it } from 'vitest';
import { SecondFactor } from '../../src/lib/state/staff/second-factor.svelte.ts';

const SHOWN = { key: 'AAAA', uri: 'otpauth://totp/x', recoveryCodes: ['a'] };
const OFF = { isOn: false, recoveryCodesLeft: 0, isNeeded: false };

function aFactor(...answers: readonly { readonly status?: number; readonly body: object }[]) {
  const left = [...answers];
  const asked: string[] = [];
  const factor = new SecondFactor({
    origin: 'http://relay',
    fetch: async (url) => {
      asked.push(new URL(String(url)).pathname);
      const { status = 200, body } = left.shift()!;
      return Response.json(body, { status });
    },
  });
  return { factor, asked };
}

it('[P10.1] is set up in two steps; secret and codes are gone afterwards', async () => {
  const { factor, asked } = aFactor(
    { body: OFF },
    { status: 403, body: { error: 'wrong-password' } },
    { body: SHOWN },
    { status: 403, body: { error: 'wrong-code' } },
    { body: { ok: true } },
    { body: { ...OFF, isOn: true, recoveryCodesLeft: 8 } },
  );
  await factor.ask();
  factor.begin('password');
  await factor.send();
  expect([factor.errors, asked.length]).toEqual([{ ownPassword: 'own-password-missing' }, 1]);
  factor.password = 'falsch';
  await factor.send();
  expect(factor.errors).toEqual({ ownPassword: 'own-password-wrong' });
  factor.password = 'richtig';
  await factor.send();
  expect([factor.step, factor.setUp, factor.password]).toEqual(['code', SHOWN, '']);
  await factor.send();
  expect(factor.errors).toEqual({ code: 'code-missing' });
  factor.code = '000000';
  await factor.send();
  expect([factor.errors, factor.setUp, factor.code]).toEqual([{ code: 'wrong-code' }, SHOWN, '']);
  factor.code = '123456';
  await factor.send();
  expect([factor.step, factor.setUp, factor.done, factor.state?.isOn]).toEqual([null, null, 'set', true]);
});

it('[P10.4] is taken away by password and code; a dialog that is left holds nothing', async () => {
  const { factor } = aFactor({ status: 410, body: { error: 'second-factor-unreadable' } });
  factor.begin('remove');
  await factor.send();
  expect(factor.errors).toEqual({ ownPassword: 'own-password-missing', code: 'code-missing' });
  factor.password = 'richtig';
  factor.code = '123456';
  await factor.send();
  expect([factor.failure, factor.step, factor.password]).toEqual([
    'second-factor-unreadable',
    'remove',
    'richtig',
  ]);
  factor.cancel();
  expect([factor.step, factor.password, factor.code, factor.failure]).toEqual([null, '', '', null]);
});

it('a relay that does not answer leaves the state unknown', async () => {
  const { factor } = aFactor({ status: 503, body: { error: 'not-ready' } });
  await factor.ask();
  expect([factor.state, factor.unknown]).toEqual([null, true]);
});
