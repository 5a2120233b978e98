/**
 * The relay's log: one JSON line an event, structured. Nothing personal and no secret belongs in it (P2): no name, no
 * mail or network address, no path or query of a request. Callers pass codes and counts.
 */
import { pino } from 'pino';
import type { DestinationStream } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  /** A log whose every line also carries these fields, as `{ part: 'mail' }`. */
  child(fields: Readonly<Record<string, unknown>>): Log;
}

/** What slips in by mistake is struck out; the first rule stays not to pass it. */
const STRUCK_OUT = [
  'mail',
  'to',
  'name',
  'phone',
  'birthDate',
  'contact',
  'secret',
  'token',
  'password',
  'cookie',
];

export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: [...STRUCK_OUT, ...STRUCK_OUT.map((field) => `*.${field}`)], censor: '[not logged]' },
  };
  return fromPino(destination === undefined ? pino(options) : pino(options, destination));
}

/** For tests that look at something else. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLog,
};

function fromPino(logger: ReturnType<typeof pino>): Log {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    child: (fields) => fromPino(logger.child(fields)),
  };
}

/** What may be said of a failure: its code or its kind, never its message, which may quote what was sent. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
