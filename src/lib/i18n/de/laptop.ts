/** The lock of a laptop, and the end of its session. */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const laptop = {
  lock: 'Sperren',
  lockKey: 'Strg+Alt+L',
  setPin: 'PIN festlegen',
  changePin: 'PIN ändern',
  screen: {
    heading: 'Bildschirm gesperrt',
    text: (name: string) => `Angemeldet: ${name}. Nach der PIN geht es dort weiter, wo Sie waren.`,
    pin: 'PIN',
    submit: 'Entsperren',
    checking: 'Wird geprüft …',
    forgotten: 'PIN vergessen: abmelden und mit dem Passwort neu anmelden',
    forgottenHint:
      'Was Sie eingegeben und noch nicht abgeschickt haben, geht dabei verloren. Was abgeschickt ist, bleibt.',
    wrong: (triesLeft: number) =>
      plural(triesLeft, {
        one: 'Die PIN stimmt nicht. Noch ein Versuch, dann brauchen Sie Ihr Passwort.',
        other: `Die PIN stimmt nicht. Noch ${triesLeft} Versuche, dann brauchen Sie Ihr Passwort.`,
      }),
    wait: (seconds: number) =>
      plural(seconds, { one: 'Bitte warten Sie 1 Sekunde.', other: `Bitte warten Sie ${seconds} Sekunden.` }),
  },
  choose: {
    heading: 'PIN für diesen Computer',
    text: 'Mit der PIN sperren und entsperren Sie den Bildschirm, auch ohne Verbindung. Nach einem Neustart ohne Verbindung zeigt sie Ihnen die Namen von heute. Die PIN gilt nur auf diesem Computer.',
    pin: 'PIN (6 bis 12 Ziffern)',
    repeat: 'PIN wiederholen',
    yes: 'PIN speichern',
    no: 'Abbrechen',
    saving: 'Wird gespeichert …',
    problems: {
      'too-short': 'Die PIN braucht mindestens 6 Ziffern.',
      'too-long': 'Die PIN darf höchstens 12 Ziffern haben.',
      'not-digits': 'Die PIN besteht nur aus Ziffern.',
      guessable: 'Diese PIN wird zuerst geraten. Bitte nehmen Sie eine andere.',
      'repeat-differs': 'Die beiden Eingaben sind verschieden.',
      'not-open':
        'Die Zentrale antwortet nicht. Eine PIN können Sie festlegen, sobald die Verbindung wieder da ist.',
      disk: 'Die PIN ließ sich auf diesem Computer nicht speichern.',
    },
  },
  withoutPeople: {
    heading: 'Ohne Namen',
    text: 'Dieser Computer hat keine Verbindung, und ohne PIN bleiben die Namen verschlossen. Nummern und Aufrufe gehen weiter. Die Namen kommen mit der Verbindung.',
  },
  ending: {
    heading: (time: string) => `Ihre Anmeldung endet um ${time} Uhr.`,
    extend: 'Weiterarbeiten',
    key: 'Strg+Alt+V',
    extending: 'Wird verlängert …',
    failed: 'Das ließ sich gerade nicht verlängern. Bitte versuchen Sie es noch einmal.',
    text: 'Was Sie abgeschickt haben, bleibt und wird nach der nächsten Anmeldung beantwortet.',
  },
};
