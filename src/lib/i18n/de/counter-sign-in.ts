/** How staff sign in, and their own password. */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const counterSignIn = {
  signIn: {
    heading: 'Anmelden',
    lead: (office: string) => `Arbeitsplatz ${office}`,
    login: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    submitting: 'Wird geprüft …',
    missingLogin: 'Bitte geben Sie Ihren Benutzernamen ein.',
    missingPassword: 'Bitte geben Sie Ihr Passwort ein.',
    errors: {
      'wrong-credentials': 'Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides.',
      'password-expired': 'Dieses Einmal-Passwort ist abgelaufen. Bitten Sie Ihre Leitung um ein neues.',
      'too-many': 'Zu viele Versuche.',
      'passwords-off': 'Hier meldet sich niemand mit einem Passwort an. Bitte laden Sie die Seite neu.',
      'second-factor-unreadable':
        'Die Zentrale kann Ihren zweiten Faktor nicht lesen. Nehmen Sie einen Wiederherstellungscode, oder sagen Sie es der Technik.',
      'set-up-expired':
        'Das hat zu lange gedauert. Löschen Sie den Eintrag in der App und lesen Sie den neuen QR-Code ein. Die Wiederherstellungscodes von vorhin gelten nicht.',
      busy: 'Gerade melden sich sehr viele gleichzeitig an. Ihr Passwort wurde deshalb noch nicht geprüft.',
      unreachable:
        'Die Zentrale antwortet nicht. Zum Anmelden wird sie gebraucht. Ihre Eingaben bleiben stehen: Bitte versuchen Sie es gleich noch einmal.',
      'no-such-office': 'Diese Dienststelle gibt es hier nicht. Bitte prüfen Sie die Adresse.',
      'disk-full':
        'Die Zentrale kann niemanden anmelden, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik.',
      'not-writable':
        'Die Zentrale kann zurzeit nichts speichern und niemanden anmelden. Bitte sagen Sie es der Technik.',
      other: 'Die Anmeldung ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
    },
    retryAfterSeconds: (seconds: number) =>
      plural(seconds, { one: 'Bitte warten Sie 1 Sekunde.', other: `Bitte warten Sie ${seconds} Sekunden.` }),
    ended:
      'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an. Noch nicht Übermitteltes bleibt auf diesem Gerät gespeichert.',
    'day-over':
      'Ihr Arbeitstag ist zu Ende und damit Ihre Anmeldung. Nichts ist verloren. Bitte melden Sie sich neu an.',
    idle: 'Sie wurden abgemeldet, weil hier längere Zeit niemand gearbeitet hat. Nichts ist verloren. Bitte melden Sie sich neu an.',
    /** P12: a lead of all offices is signed in at another one. */
    elsewhere: {
      heading: (name: string) => `Angemeldet als ${name}`,
      lead: (office: string) => `Schreibtisch ${office}`,
      text: 'Sie arbeiten gerade in einer anderen Dienststelle. Zu dieser wechseln Sie ohne neue Anmeldung.',
      submit: 'Diesen Schreibtisch öffnen',
      submitting: 'Wird geöffnet …',
      other: 'Mit einem anderen Konto anmelden',
      errors: {
        'no-such-office': 'Diese Dienststelle gehört nicht zu Ihrer Stadt.',
        'not-allowed': 'Sie leiten nicht mehr alle Dienststellen. Bitte melden Sie sich neu an.',
        'not-signed-in': 'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.',
        'too-many': 'Zu viele Wechsel. Bitte warten Sie eine Minute.',
        'disk-full':
          'Die Zentrale kann nichts speichern, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik.',
        'not-writable': 'Die Zentrale kann zurzeit nichts speichern. Bitte sagen Sie es der Technik.',
        unreachable: 'Die Zentrale antwortet nicht. Zum Wechseln wird sie gebraucht.',
        unanswered:
          'Was Sie hier zuletzt geändert haben, ist noch nicht bestätigt. Bitte wechseln Sie, sobald es gespeichert ist.',
        other: 'Das ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
      },
    },
    /** Sign-in by OpenID Connect at the town's provider. */
    provider: {
      or: 'oder',
      submit: 'Mit dem Konto der Stadt anmelden',
      opening: 'Der Anmeldedienst wird geöffnet …',
      only: 'Hier melden sich alle über den Anmeldedienst an.',
      errors: {
        'provider-denied':
          'Die Anmeldung wurde abgebrochen, oder der Anmeldedienst hat sie abgelehnt. Bitte versuchen Sie es noch einmal.',
        'provider-error':
          'Der Anmeldedienst meldet einen Fehler. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik.',
        'provider-unreachable':
          'Der Anmeldedienst antwortet nicht. Bitte versuchen Sie es gleich noch einmal. Dauert das länger, sagen Sie es der Technik.',
        'sign-in-expired':
          'Diese Anmeldung gilt nicht mehr: Sie hat zu lange gedauert oder wurde schon verwendet. Bitte beginnen Sie noch einmal.',
        'other-browser':
          'Diese Anmeldung wurde in einem anderen Browser begonnen. Bitte beginnen Sie sie hier noch einmal.',
        'code-refused':
          'Der Anmeldedienst hat diese Anmeldung nicht bestätigt: Sie wurde schon verwendet oder ist zu alt. Bitte beginnen Sie noch einmal.',
        'wrong-audience':
          'Die Antwort des Anmeldedienstes war nicht für Foyer bestimmt. Bitte sagen Sie es der Technik: Die Einrichtung stimmt nicht.',
        'token-expired':
          'Die Antwort des Anmeldedienstes ist zu alt. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik: Vielleicht geht eine Uhr falsch.',
        'answer-not-trusted':
          'Die Antwort des Anmeldedienstes ließ sich nicht prüfen. Deshalb sind Sie nicht angemeldet. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik.',
        'sign-in-again':
          'Bitte melden Sie sich beim Anmeldedienst neu an: Ihre letzte Anmeldung dort reicht dafür nicht.',
        'no-role':
          'Ihr Konto hat in dieser Dienststelle keine Rolle. Ihre Leitung kann sie bei der Technik beantragen: Die Rollen vergibt der Anmeldedienst.',
        'disk-full':
          'Die Zentrale kann niemanden anmelden, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik.',
        'not-writable':
          'Die Zentrale kann zurzeit nichts speichern und niemanden anmelden. Bitte sagen Sie es der Technik.',
        'too-many': 'Zu viele Versuche. Bitte warten Sie eine Minute.',
        unreachable: 'Die Zentrale antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
        'no-such-office': 'Diese Dienststelle gibt es hier nicht. Bitte prüfen Sie die Adresse.',
        other: 'Die Anmeldung ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
      },
    },
    /** Of a new member's link that was opened where another is signed in. */
    unusedLink: {
      heading: (person: string) => `Sie sind als ${person} angemeldet.`,
      text: 'Der Link, den Sie geöffnet haben, wurde deshalb nicht verwendet. Bitte melden Sie sich zuerst ab, und öffnen Sie ihn dann noch einmal.',
    },
  },

  /** The first sign-in with a password that a lead has handed over. */
  choosePassword: {
    heading: 'Eigenes Passwort wählen',
    text: 'Das Einmal-Passwort, das Sie bekommen haben, gilt nur für diese eine Anmeldung. Wählen Sie jetzt ein eigenes, das niemand sonst kennt.',
    field: 'Neues Passwort',
    hint: 'Mindestens 10 Zeichen, zum Beispiel mehrere Wörter',
    repeat: 'Neues Passwort wiederholen',
    submit: 'Speichern und anmelden',
    submitting: 'Wird gespeichert …',
    back: 'Zurück',
  },

  /** P11: the feed of the member for their calendar program. */
  calendarFeed: {
    open: 'Termine im eigenen Kalender',
    heading: 'Termine im eigenen Kalender',
    text: 'Ihr Kalenderprogramm kann die Termine der Dienststelle zeigen: heute und die nächsten vier Wochen, mit Nummer, Anliegen, Zeit und Ort. Namen stehen nicht darin. Das Programm bekommt dafür eine Adresse und ein Kalender-Passwort.',
    ends: 'Das Kalender-Passwort endet, wenn Sie ein neues Passwort wählen oder die Leitung Sie überall abmeldet. Wenn Sie sich 14 Tage lang nicht anmelden, ruht es bis zu Ihrer nächsten Anmeldung.',
    isOn: 'Sie haben ein Kalender-Passwort. Es lässt sich nicht noch einmal anzeigen. Ein neues ersetzt es.',
    once: 'Richten Sie jetzt in Ihrem Kalenderprogramm einen Kalender aus dem Netz ein (Abonnement), mit diesen Angaben. Das Kalender-Passwort sehen Sie nur dieses eine Mal. Geben Sie es nicht weiter.',
    url: 'Adresse',
    user: 'Benutzername',
    password: 'Kalender-Passwort',
    make: 'Kalender-Passwort erzeugen',
    renew: 'Neues Kalender-Passwort erzeugen',
    sending: 'Wird gesendet …',
    end: 'Kalender-Passwort beenden',
    ended: 'Das Kalender-Passwort gilt nicht mehr.',
    copyUrl: 'Adresse kopieren',
    copyPassword: 'Kalender-Passwort kopieren',
    copied: {
      url: 'Die Adresse ist kopiert.',
      password: 'Das Kalender-Passwort ist kopiert.',
      failed: 'Das Kopieren hat nicht geklappt. Bitte markieren Sie den Text und kopieren Sie ihn selbst.',
    },
    done: 'Fertig',
    close: 'Schließen',
  },

  /** The second factor: codes of an app beside the password. */
  secondFactor: {
    heading: 'Code eingeben',
    text: 'Ihr Passwort stimmt. Öffnen Sie jetzt Ihre App für Codes.',
    code: 'Code',
    codeHint:
      'Sechs Ziffern aus der App. Ohne Ihr Telefon: einer Ihrer Wiederherstellungscodes. Jeder Code gilt einmal.',
    confirmHint: 'Sechs Ziffern, die die App jetzt zeigt. Erst damit gilt der zweite Faktor.',
    codeErrors: {
      'code-missing': 'Bitte geben Sie den Code ein.',
      'wrong-code':
        'Dieser Code stimmt nicht oder wurde schon verwendet. Bitte geben Sie den nächsten ein, den die App zeigt. Stimmt die Uhr Ihres Telefons?',
    },
    back: 'Zurück',
    setUpHeading: 'Zweiten Faktor einrichten',
    setUpText:
      'Ihre Dienststelle verlangt von der Leitung einen zweiten Faktor. Richten Sie ihn jetzt ein; danach sind Sie angemeldet.',
    scan: '1. Lesen Sie diesen QR-Code mit einer App für Codes auf Ihrem Telefon ein, zum Beispiel mit Aegis, FreeOTP oder 2FAS.',
    qr: 'QR-Code für die App. Der Schlüssel steht darunter zum Eintippen.',
    typed: 'Oder tippen Sie diesen Schlüssel in die App:',
    recovery: '2. Wiederherstellungscodes',
    recoveryText:
      'Schreiben Sie diese Codes ab oder drucken Sie sie, und bewahren Sie sie getrennt vom Telefon auf. Jeder gilt für eine Anmeldung ohne Telefon. Sie sehen sie nur jetzt.',
  },

  /** A member who is signed in chooses another password. */
  ownPassword: {
    open: 'Passwort ändern',
    heading: 'Ihr eigenes Passwort ändern',
    text: 'Das alte Passwort gilt dann nicht mehr. An diesem Computer bleiben Sie angemeldet, an allen anderen werden Sie sofort abgemeldet.',
    old: 'Bisheriges Passwort',
    field: 'Neues Passwort',
    hint: 'Mindestens 10 Zeichen, zum Beispiel mehrere Wörter',
    repeat: 'Neues Passwort wiederholen',
    yes: 'Passwort ändern',
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    done: 'Ihr neues Passwort gilt jetzt. An allen anderen Computern sind Sie abgemeldet.',
  },
};
