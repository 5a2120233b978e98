/** An account in the making: a member of staff, or the first lead. Checked here first, judged by the relay. */
import type { HttpFailure } from '../../wire/http/reply.ts';
import { PASSWORD_CHARACTERS } from '../../wire/http/typed-fields.ts';
import type { StaffRole } from '../../domain/access.ts';
import { mixesScripts } from '../../domain/input/mixed-scripts.ts';
import { plainName } from '../../domain/input/typed-contact.ts';

export const accountErrors = [
  'name-missing',
  'name-too-long',
  'name-malformed',
  'name-mixed',
  'login-missing',
  'login-malformed',
  'login-mixed',
  'login-taken',
  'login-look-alike',
  'password-too-short',
  'password-too-long',
  'password-guessable',
  'password-unchanged',
  'repeat-differs',
  'own-password-missing',
  'own-password-wrong',
] as const;
export type AccountError = (typeof accountErrors)[number];

export const accountFields = ['name', 'login', 'password', 'repeat', 'ownPassword'] as const;
export type AccountField = (typeof accountFields)[number];

const isLogin = (login: string): boolean =>
  !/\s/.test(login) && login.length <= 80 && plainName.safeParse(login).success;

/** What is wrong with the name of a member as it is typed; null: nothing. */
export function nameError(name: string): AccountError | null {
  if (name.trim() === '') return 'name-missing';
  if (name.trim().length > 80) return 'name-too-long';
  if (!plainName.safeParse(name.trim()).success) return 'name-malformed';
  return mixesScripts(name, 'names') ? 'name-mixed' : null;
}

/** Failures of any form of the lead's desk. */
export const deskFailures = [
  'unreachable',
  'not-signed-in',
  'not-allowed',
  'confirm-at-provider',
  'account-of-provider',
  'account-of-authority',
  'own-office-only',
  'passwords-off',
  'too-many',
  'busy',
  'disk-full',
  'not-writable',
  'other',
] as const;
export type DeskFailure = (typeof deskFailures)[number];

export const failureOf = ({ code }: HttpFailure): DeskFailure =>
  deskFailures.find((f) => f === code) ?? (code === 'unreadable' ? 'unreachable' : 'other');

export type PasswordErrors = Partial<Record<'password' | 'repeat' | 'ownPassword', AccountError>>;

/** `old`: null where the old one is not asked for. */
export function passwordErrors(password: string, repeat: string, old: string | null = null): PasswordErrors {
  const errors: PasswordErrors = {};
  if (password.length < PASSWORD_CHARACTERS.least) errors.password = 'password-too-short';
  else if (password.length > PASSWORD_CHARACTERS.most) errors.password = 'password-too-long';
  if (repeat !== password) errors.repeat = 'repeat-differs';
  if (old === '') errors.ownPassword = 'own-password-missing';
  return errors;
}

/** The relay's no to a password, as what stands beside its field; null: it is about something else. */
export function passwordErrorIn({ code }: HttpFailure): PasswordErrors | null {
  switch (code) {
    case 'password-too-short':
    case 'password-guessable':
    case 'password-unchanged':
      return { password: code };
    case 'wrong-password':
      return { ownPassword: 'own-password-wrong' };
    default:
      return null;
  }
}

export class Account {
  name = $state('');
  login = $state('');
  password = $state('');
  repeat = $state('');
  /** The adding lead's own. */
  ownPassword = $state('');
  role = $state<StaffRole>('clerk');
  errors = $state.raw<Partial<Record<AccountField, AccountError>>>({});
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);

  /**
   * `own`: the user's own account, with its password. Else a lead makes it for a colleague, and the relay the password;
   * `asksOwnPassword`: that lead has one.
   */
  check(own: boolean, asksOwnPassword = !own): boolean {
    const errors: Partial<Record<AccountField, AccountError>> = {};
    const ofName = nameError(this.name);
    if (ofName !== null) errors.name = ofName;
    if (this.login.trim() === '') errors.login = 'login-missing';
    else if (!isLogin(this.login.trim())) errors.login = 'login-malformed';
    else if (mixesScripts(this.login, 'login')) errors.login = 'login-mixed';
    if (asksOwnPassword && this.ownPassword === '') errors.ownPassword = 'own-password-missing';
    this.errors = { ...errors, ...(own && passwordErrors(this.password, this.repeat)) };
    this.failure = null;
    return Object.keys(this.errors).length === 0;
  }

  get entered(): { readonly name: string; readonly login: string } {
    return { name: this.name.trim(), login: this.login.trim() };
  }

  /** The relay's no, beside the field that it is about where there is one. */
  refused(failure: HttpFailure): void {
    const errors = passwordErrorIn(failure);
    const { code } = failure;
    if (code === 'login-taken' || code === 'login-look-alike') this.errors = { login: code };
    else if (errors !== null) this.errors = errors;
    else this.failure = failureOf(failure);
  }

  clear(): void {
    this.name = '';
    this.login = '';
    this.password = '';
    this.repeat = '';
    this.ownPassword = '';
    this.role = 'clerk';
    this.errors = {};
    this.failure = null;
  }
}
