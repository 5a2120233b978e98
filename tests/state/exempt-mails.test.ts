/** [B6.11] The lead's form of mail addresses without a limit: what is wrong is said, and nothing typed is lost. */
import { describe, expect, test } from 'vitest';
import { ExemptMailsForm } from '../../src/lib/state/lead/exempt-mails.svelte.ts';

/** A relay with these answers, one after the other; it notes what was sent. */
function aForm(...answers: { status?: number; body: unknown }[]) {
  const sent: unknown[] = [];
  const form = new ExemptMailsForm({
    fetch: async (_url: unknown, init?: RequestInit) => {
      if (init?.body !== undefined && init.body !== null) sent.push(JSON.parse(init.body as string));
      const { status = 200, body } = answers.shift()!;
      return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
    },
  } as never);
  return { form, sent };
}

describe('[B6.11] an address without a limit', () => {
  test('is sent as it was meant, and the field is empty for the next one', async () => {
    const { form, sent } = aForm({ body: { mails: [] } }, { body: { mails: ['info@heim.example'] } });
    await form.load();
    form.type(' info@heim.example\u200e. ');
    await form.add();
    expect(sent).toEqual([{ mail: 'info@heim.example', isExempt: true }]);
    expect([form.typed, form.error, form.mails]).toEqual(['', null, ['info@heim.example']]);
    expect(form.done).toEqual({ mail: 'info@heim.example', isExempt: true });
  });

  test.each([
    ['', 'missing'],
    ['info@', 'malformed'],
    ['info@heim.example', 'there-already'],
  ])('%j is refused before it is sent: %s', async (typed, error) => {
    const { form, sent } = aForm({ body: { mails: ['info@heim.example'] } });
    await form.load();
    form.type(typed);
    await form.add();
    expect([form.error, form.typed, sent]).toEqual([error, typed, []]);
  });

  test('stands there already when only the spelling differs', async () => {
    const mails = ['info@heim.example'];
    const { form } = aForm({ body: { mails } }, { body: { mails } });
    await form.load();
    form.type('info+x@heim.example');
    await form.add();
    expect([form.error, form.done, form.typed]).toEqual(['there-already', null, 'info+x@heim.example']);
  });

  test('stays typed when the relay refuses or does not answer', async () => {
    const { form } = aForm(
      { body: { mails: [] } },
      { status: 409, body: { error: 'too-many-exempt' } },
      { status: 507, body: { error: 'disk-full' } },
    );
    await form.load();
    form.type('info@heim.example');
    await form.add();
    expect([form.error, form.typed]).toEqual(['too-many-exempt', 'info@heim.example']);
    form.type('info@heim.example');
    await form.add();
    expect([form.error, form.failure, form.typed]).toEqual([null, 'disk-full', 'info@heim.example']);
  });
});
