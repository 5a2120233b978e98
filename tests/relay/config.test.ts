/** What may be wrong when the relay is started: one clear sentence, exit code 1. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { configWarnings, grantWarnings } from '../../sync-server/config-warnings.ts';
import { readConfig, settings } from '../../sync-server/config.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { loadOffices } from '../../sync-server/offices/load-offices.ts';
import { openEvesWarnings, openToProgramsWarnings } from '../../sync-server/offices/office-warnings.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { anOffice, at, day } from '../support/build/index.ts';
import { exampleOffices } from '../support/build/example-offices.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder } from './support/a-relay.ts';

const MAIN = resolve(import.meta.dirname, '../../sync-server/main.ts');

async function start(
  env: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, PORT: '0', ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('without any setting the relay listens on this machine alone, port 4040, and keeps its data in ./data', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    ok: true,
    value: {
      port: 4040,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      publicUrl: null,
      smtpUrl: null,
      smtpLogin: null,
      smtpInsecure: false,
      clockShift: 0,
      trustProxy: false,
      logLevel: 'info',
    },
  });
});

test.each([
  ['PORT', '65536'],
  ['PORT', 'eighty'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['PUBLIC_URL', 'termine.example.de'],
  ['PUBLIC_URL', 'https://example.de/foyer'],
  ['PUBLIC_URL', 'ftp://example.de'],
  ['PUBLIC_URL', 'https://amt:geheim@termine.example.de'],
  ['PUBLIC_URL', 'https://geheim@termine.example.de'],
  ['SMTP_URL', 'mail.example.de'],
  ['SMTP_URL', 'https://geheim:wort@mail.example.de'],
  ['SMTP_URL', 'smtp://amt:geheim#7@mail.example.de'],
  ['SMTP_URL', 'smtp://amt:geheim?x@mail.example.de'],
  ['SMTP_URL', 'smtp://amt:geheim/x@mail.example.de'],
  ['SMTP_URL', 'smtp://amt:geheim%zz@mail.example.de'],
  ['SMTP_URL', 'smtp://mail.example.de?ignoreTLS=true'],
  ['SMTP_INSECURE', 'geheim'],
  ['SMTP_USER', 'amt'],
  ['MAIL_FROM', 'Bürgerbüro'],
  ['MAIL_FROM', 'Bürgerbüro, Dorsten <termine@example.de>'],
  ['MAIL_FROM', 'Amt: Termine <termine@example.de>'],
  ['MAIL_FROM', 'Amt "Mitte <termine@example.de>'],
  ['MAIL_FROM', 'a@b.de, c@d.de'],
  ['MAIL_FROM', 'Amt <a@b.de> (Mitte)'],
  ['MAIL_FROM', 'termine@example..de'],
  ['MAIL_FROM', 'termine.@example.de'],
  ['MAIL_FROM', 'Amt <termine@example.de,x@y.de>'],
  ['MAIL_FROM', 'a@b.de\r\nBcc: c@d.de'],
  ['CLOCK_SHIFT', 'two hours'],
  ['TRUST_PROXY', 'maybe'],
  ['LEADS_NEED_SECOND_FACTOR', 'maybe'],
  ['LOG_LEVEL', 'loud'],
  ['METRICS_TOKEN', 'geheim'],
  ['SECURITY_CONTACT', 'sicherheit@example.de'],
  ['SECURITY_CONTACT', 'http://example.de'],
])('%s=%j is refused with a sentence that names it and repeats nothing secret', (name, value) => {
  const config = readConfig({ [name]: value });
  expect(config.ok).toBe(false);
  const sentences = config.ok ? [] : config.error;
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(new RegExp(`^${name} must be .*\\.$`));
  expect(sentences[0]).not.toContain('geheim');
});

const OIDC = {
  OIDC_ISSUER: 'https://login.example.de',
  OIDC_CLIENT_ID: 'foyer',
  OIDC_CLIENT_SECRET: 'geheim',
};

test.each([
  ['OIDC_ISSUER', 'login.example.de'],
  ['OIDC_ISSUER', 'http://login.example.de'],
  ['OIDC_ISSUER', 'https://amt:geheim@login.example.de'],
  ['OIDC_ISSUER', 'https://login.example.de?realm=stadt'],
  ['OIDC_ISSUER', 'https://login.microsoftonline.com/common/v2.0'],
  ['OIDC_ISSUER', ''],
  ['OIDC_CLIENT_ID', 'two words'],
  ['OIDC_CLIENT_ID', ''],
  ['OIDC_CLIENT_SECRET', ''],
  ['OIDC_CLIENT_SECRET_FILE', '/etc/foyer/geheim'],
  ['OIDC_SCOPE', 'profile'],
  ['OIDC_ROLES_CLAIM', 'my roles'],
  ['OIDC_ROLES', 'foyer-clerk'],
  ['OIDC_ROLES', 'foyer-clerk=dorsten:mayor'],
  ['OIDC_ROLES', 'foyer-clerk=Dorsten!:clerk'],
  ['OIDC_ROLES', '=dorsten:clerk'],
  ['OIDC_LABEL', 'x'.repeat(61)],
  ['OIDC_ONLY', 'perhaps'],
])('beside a provider %s=%j is refused with one sentence that names it', (name, value) => {
  const config = readConfig({ ...OIDC, [name]: value });
  const sentences = config.ok ? [] : config.error;
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(new RegExp(`^${name}\\b.* must .*\\.$`));
  expect(sentences[0]).not.toContain('geheim');
});

test('the secret of the provider is read from a file, without the line break at its end', () => {
  const file = join(aFolder(), 'secret');
  const read = () => readConfig({ ...OIDC, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file });
  writeFileSync(file, 'ge heim\n');
  expect(read()).toMatchObject({ ok: true, value: { provider: { clientSecret: 'ge heim' } } });
  writeFileSync(file, 'geheim\nsecond line\n');
  expect(read()).toMatchObject({
    ok: false,
    error: [expect.stringMatching(/^OIDC_CLIENT_SECRET_FILE must be/)],
  });
});

test('where others reach the relay, a provider needs the public address', () => {
  expect(readConfig({ ...OIDC, HOST: '0.0.0.0' })).toMatchObject({
    ok: false,
    error: [expect.stringMatching(/^PUBLIC_URL must be set beside OIDC_ISSUER/)],
  });
  expect(readConfig({ ...OIDC, HOST: '0.0.0.0', PUBLIC_URL: 'https://termine.example.de' }).ok).toBe(true);
});

test('an office in OIDC_ROLES that has no file is pointed out', () => {
  const config = readConfig({ ...OIDC, OIDC_ROLES: 'a=dorsten:lead; b=dosten:lead; c=*:clerk' });
  if (!config.ok) throw new Error(config.error.join(' '));
  expect(grantWarnings(config.value, ['dorsten'])).toEqual([
    expect.stringContaining('names the office dosten'),
  ]);
});

test('all mistakes are told at once', () => {
  const config = readConfig({ PORT: 'x', LOG_LEVEL: 'x' });
  expect(config.ok ? [] : config.error).toHaveLength(2);
});

test('what is set is taken', () => {
  const given: Record<Exclude<(typeof settings)[number], 'OIDC_CLIENT_SECRET_FILE'>, string> = {
    PORT: '80',
    HOST: '0.0.0.0',
    DATA_DIR: '/var/lib/foyer',
    PUBLIC_URL: 'https://termine.example.de/',
    SMTP_URL: 'smtps://mail.example.de',
    SMTP_USER: 'amt@example.de',
    SMTP_PASSWORD: ' a#b/c?d@e%f ',
    SMTP_INSECURE: '1',
    MAIL_FROM: 'Bürgerbüro Dorsten <termine@example.de>',
    OFFICES: '/etc/foyer',
    CLOCK_SHIFT: '-90',
    TRUST_PROXY: '1',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'a-token-of-prometheus',
    SECURITY_CONTACT: 'mailto:sicherheit@example.de',
    LEADS_NEED_SECOND_FACTOR: '1',
    OIDC_ISSUER: 'https://login.example.de/realms/stadt',
    OIDC_CLIENT_ID: 'foyer',
    OIDC_CLIENT_SECRET: ' a secret with blanks ',
    OIDC_SCOPE: 'openid profile  roles',
    OIDC_ROLES_CLAIM: 'realm_access.roles',
    OIDC_ROLES: 'foyer-clerk=dorsten:clerk; cn=leads,ou=amt=*:lead;',
    OIDC_NAME_CLAIM: 'display_name',
    OIDC_LABEL: 'Mit der Stadt-Kennung anmelden',
    OIDC_ONLY: '1',
  };
  expect(readConfig(given)).toMatchObject({
    ok: true,
    value: {
      port: 80,
      publicUrl: 'https://termine.example.de',
      offices: '/etc/foyer',
      clockShift: -5_400_000,
      trustProxy: true,
      leadsNeedSecondFactor: true,
      smtpLogin: { user: 'amt@example.de', password: ' a#b/c?d@e%f ' },
      smtpInsecure: true,
      provider: {
        ...{ issuer: 'https://login.example.de/realms/stadt', clientId: 'foyer' },
        ...{ clientSecret: ' a secret with blanks ', scope: 'openid profile roles' },
        ...{ rolesClaim: 'realm_access.roles', nameClaim: 'display_name', only: true },
        label: 'Mit der Stadt-Kennung anmelden',
        grants: new Map([
          ['foyer-clerk', [{ office: 'dorsten', role: 'clerk' }]],
          ['cn=leads,ou=amt', [{ office: '*', role: 'lead' }]],
        ]),
      },
    },
  });
});

test.each([
  ...['termine@example.de', 'Bürgerbüro <termine@example.de>', '"Amt, Mitte: Termine" <termine@example.de>'],
  ...['Stadt Castrop-Rauxel <a@b.de>', 'Dr. J. Weiß <j.weiss+amt@xn--bro-hoa.example>', 'x@mail'],
])('MAIL_FROM=%j is one sender in the header', async (from) => {
  const config = readConfig({ MAIL_FROM: from });
  if (!config.ok) throw new Error(config.error.join(' '));
  const sent = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    ...{ from: config.value.mailFrom!, to: 'a@example.org', subject: 'x', text: 'x' },
  });
  const mail = await PostalMime.parse(sent.message as Buffer);
  const [, name = '', address = from] = /^(.*) <(.*)>$/.exec(from) ?? [];
  expect([mail.from?.address, mail.from?.name]).toEqual([address, name.replaceAll('"', '')]);
});

test('a user of the mail server is named once', () => {
  const url = 'smtp://amt:x@127.0.0.1';
  const config = readConfig({ SMTP_URL: url, SMTP_USER: 'amt', SMTP_PASSWORD: 'geheim' });
  expect(config.ok ? [] : config.error).toEqual([expect.stringMatching(/^SMTP_USER must not be set/)]);
});

test.each([
  [{ SMTP_URL: 'smtp://mail.example.de' }, 1],
  [{ SMTP_URL: 'smtp://127.0.0.1:2525', HOST: '0.0.0.0' }, 1],
  [{ SMTP_URL: 'smtp://mail.example.de', PUBLIC_URL: 'https://termine.example.de' }, 0],
  [{ SMTP_URL: 'smtp://localhost:2525' }, 0],
  [{ SMTP_URL: 'smtp://[::1]:2525', HOST: '::1' }, 0],
])('real mails need an address that people reach: %j', (env, mistakes) => {
  const config = readConfig(env);
  expect(config.ok ? [] : config.error).toHaveLength(mistakes);
  if (!config.ok) expect(config.error[0]).toMatch(/^PUBLIC_URL must be set beside SMTP_URL/);
});

const BEHIND_A_PROXY = { PUBLIC_URL: 'https://termine.example.de', TRUST_PROXY: '1' };

test.each<[Record<string, string>, RegExp | null]>([
  [{ SMPT_URL: 'smtp://mail.example.de' }, /^SMPT_URL is no setting of Foyer.*SMTP_URL/],
  [{ PUBLIC_URI: 'https://termine.example.de' }, /PUBLIC_URL/],
  [{ LOGLEVEL: 'debug' }, /LOG_LEVEL/],
  [{ data_dir: '/var/lib/foyer' }, /DATA_DIR/],
  // Another program's, or a second thought.
  [{ LOGLEVEL: 'debug', LOG_LEVEL: 'debug' }, null],
  [
    { POST: '1', HOSTNAME: 'a', SMTP_HOST: 'b', SMTP_NAME: 'c', MAIL: 'd', DATABASE_URL: 'e', PATH: 'f' },
    null,
  ],
  [
    { ...BEHIND_A_PROXY, SMTP_URL: 'smtp://mail.example.de', SMTP_INSECURE: '1' },
    /^SMTP_INSECURE is set: where mail\.example\.de offers no STARTTLS/,
  ],
  [{ SMTP_URL: 'smtp://127.0.0.1:25', SMTP_INSECURE: '1' }, null],
  [{ PUBLIC_URL: 'http://termine.example.de' }, /^PUBLIC_URL is http:.*https/],
  [{ HOST: '0.0.0.0' }, /^PUBLIC_URL is not set/],
  [{ HOST: '0.0.0.0', ...BEHIND_A_PROXY }, null],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://termine.example.de' }, /TRUST_PROXY is not set: .*one address/],
  [
    { PUBLIC_URL: 'https://termine.example.de', TRUST_PROXY: '0' },
    /TRUST_PROXY is not set: .*neither bookings/,
  ],
  [{ PUBLIC_URL: 'https://localhost:8443' }, null],
  [{ PUBLIC_URL: 'http://localhost:8080' }, null],
  [{ TRUST_PROXY: '1' }, /^TRUST_PROXY is set, but PUBLIC_URL is not/],
  [{ TRUST_PROXY: '1', HOST: '0.0.0.0' }, /^TRUST_PROXY is set, but PUBLIC_URL is not/],
  [{ CLOCK_SHIFT: '-90', ...BEHIND_A_PROXY }, /^CLOCK_SHIFT is -90/],
  [{ CLOCK_SHIFT: '0', ...BEHIND_A_PROXY }, null],
  [{ CLOCK_SHIFT: '-90' }, null],
  [{ HOST: '192.0.2.1', ...BEHIND_A_PROXY }, /the mails cannot be read/],
])('what may be meant otherwise is said: %j', (env, expected) => {
  const config = readConfig(env);
  const warnings = config.ok ? configWarnings(config.value, env) : ['?'];
  expect(warnings).toHaveLength(expected === null ? 0 : 1);
  if (expected !== null) expect(warnings[0]).toMatch(expected);
});

test('[C3] an office that its weekly hours open on 24 or 31 December is pointed out', () => {
  const now = at('12:00', day('2026-12-27'));
  const cautionsFor = (changes: Partial<Office>): string[] =>
    openEvesWarnings([anOffice({ holidays: [], closures: [], ...changes })], now);
  // A Friday and a Thursday; this year's Christmas is over.
  expect(cautionsFor({})).toEqual([
    expect.stringMatching(/is open on 2027-12-24 and 2026-12-31, .*ownHolidays/),
  ]);
  const closed = { date: day('2026-12-31'), reason: { de: 'Zu', en: 'Closed' } };
  expect(cautionsFor({ closures: [closed] })).toEqual([expect.stringMatching(/is open on 2027-12-24, /)]);
  const { windows } = anOffice();
  const meant = { from: '08:00', to: '12:00', date: day('2027-12-24'), lanes: windows[0]!.lanes } as never;
  expect(cautionsFor({ closures: [closed], windows: [...windows, meant] })).toEqual([]);
  for (const office of exampleOffices()) expect(openEvesWarnings([office], now)).toEqual([]);
});

test('[B6] an office in which a booking costs a program nothing is pointed out', () => {
  const cautionsFor = (rules: Partial<Office['rules']>): string[] =>
    openToProgramsWarnings([anOffice({ rules: { activation: null, proofOfWork: false, ...rules } })]);
  expect(cautionsFor({})).toEqual([expect.stringMatching(/neither .*activation.* nor .*proofOfWork/)]);
  expect(cautionsFor({ activation: 120 })).toEqual([]);
  expect(cautionsFor({ proofOfWork: true })).toEqual([]);
});

test('[B6] the example offices of npm start ask for a confirmation by mail or a proof of work', () => {
  const config = readConfig({});
  const loaded = config.ok ? loadOffices(config.value.offices, day('2026-11-23')) : null;
  const offices = loaded?.ok ? loaded.value : [];
  expect(offices.length).toBeGreaterThan(3);
  for (const { id, rules } of offices)
    expect(rules.activation !== null || rules.proofOfWork, `${id} asks for neither`).toBe(true);
  expect(openToProgramsWarnings(offices)).toEqual([]);
});

describe('npm start', () => {
  test('on every address of the machine: the links that are printed can be opened, the mailbox too', async () => {
    const env = {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: aFolder(),
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, [MAIN], { env });
    onTestFinished(() => void child.kill('SIGKILL'));
    let out = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    await eventually(() => expect(out).toContain('/mailbox'));
    expect(out).not.toContain('0.0.0.0');
    const links = out.match(/http:\/\/\S+/g) ?? [];
    const mailbox = links.find((link) => link.endsWith('/mailbox'))!;
    expect((await fetch(mailbox)).status).toBe(200);
    expect((await fetch(new URL('/healthz', links[0]))).status).toBe(200);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { code, err } = await start({ PORT: String(port), DATA_DIR: aFolder() });
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain(`Port ${port} is taken`);
  });

  test.each<[string, string, (folder: string) => Record<string, string>]>([
    [
      'a file in the place of the data folder',
      'is not a folder.',
      (folder) => {
        writeFileSync(join(folder, 'data'), '');
        return { DATA_DIR: join(folder, 'data') };
      },
    ],
    ['a data folder that cannot be written', 'cannot be written', () => ({ DATA_DIR: '/proc/foyer' })],
    [
      'a data folder in use',
      'is in use by another relay',
      (folder) => {
        const store = openSqliteStore(folder, () => {});
        onTestFinished(() => store.close());
        return { DATA_DIR: folder };
      },
    ],
    [
      'a broken database',
      'is damaged or is not one of Foyer',
      (folder) => {
        writeFileSync(join(folder, 'foyer.sqlite'), 'x'.repeat(5000));
        return { DATA_DIR: folder };
      },
    ],
    [
      'an address of another machine',
      'is no address of this machine',
      (f) => ({ HOST: '192.0.2.1', DATA_DIR: f }),
    ],
    ['a setting that cannot be read', 'PORT must be', (folder) => ({ PORT: 'x', DATA_DIR: folder })],
    [
      'a folder without an office',
      'there is no office file',
      (folder) => {
        mkdirSync(join(folder, 'empty'));
        return { OFFICES: join(folder, 'empty'), DATA_DIR: folder };
      },
    ],
    [
      'a folder of offices that does not exist',
      "OFFICES is '/nowhere', a folder that does not exist.",
      (folder) => ({ OFFICES: '/nowhere', DATA_DIR: folder }),
    ],
    [
      'a file in the place of the folder of offices',
      'which is not a folder.',
      (folder) => ({ OFFICES: MAIN, DATA_DIR: folder }),
    ],
  ])('%s: one sentence, exit code 1', async (_what, sentence, prepare) => {
    const { code, out, err } = await start(prepare(aFolder()));
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });
});

test('[P2] what slips into the log by mistake is struck out', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  log.info({ mail: 'erika@example.org', person: { name: 'Erika' }, token: 'abc', code: 'E1' }, 'an event');
  log.child({ part: 'mail' }).warn({ to: 'erika@example.org' }, 'another');
  expect(lines.join('')).not.toMatch(/erika|abc/i);
  expect(lines[0]).toContain('"code":"E1"');
});
