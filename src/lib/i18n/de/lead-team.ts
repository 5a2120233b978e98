/** The lead's page of devices and people: accounts, their passwords and second factors. */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const leadTeam = {
  staff: {
    heading: 'Team',
    name: 'Name',
    login: 'Benutzername',
    role: 'Rolle',
    clerk: 'Sachbearbeitung',
    'day-lead': 'Tagesleitung',
    lead: 'Leitung',
    'authority-lead': 'Leitung aller Dienststellen',
    auditor: 'Revision',
    /** The lead at the desk. */
    own: (name: string) => `${name} (Sie)`,
    used: 'Konto genutzt',
    usedWhen: {
      recently: 'in den letzten 30 Tagen',
      'long-ago': 'vor mehr als 30 Tagen',
      unknown: 'keine Anmeldung bekannt',
    },
    action: 'Aktionen',
    change: 'Ändern',
    changeThis: (name: string) => `${name} ändern`,
    signOut: 'Überall abmelden',
    signOutThis: (name: string) => `${name} überall abmelden`,
    password: 'Neues Passwort',
    passwordThis: (name: string) => `Neues Passwort für ${name}`,
    remove: 'Entfernen',
    removeThis: (name: string) => `${name} entfernen`,
    /** In the place of a user name. */
    atProvider: 'Anmeldedienst',
    /** In the place of a user name, of a head of all offices; the office's id. */
    atHome: (office: string) => `meldet sich an bei ${office}`,
    ofAuthority:
      'Eine Leitung aller Dienststellen ändert nur eine andere, dort, wo sich die Person anmeldet. Abmelden können Sie sie hier: Das gilt dann in allen Dienststellen.',
    ownStays: 'Ihr eigenes Konto kann nur eine andere Person der Leitung entfernen.',
    passwordsAtProvider:
      'Passwörter ändert hier niemand: Sie liegen beim Anmeldedienst der Stadt. Mit einem früheren Passwort von hier meldet sich niemand mehr an.',
  },

  /** What is asked before a member of staff is signed out, given another password, or removed. */
  memberChange: {
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    change: {
      heading: (name: string) => `${name} ändern`,
      roleHint:
        'Bekommt die Person eine andere Rolle, wird sie an allen Computern abgemeldet und meldet sich neu an. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist. Was dort noch nicht übermittelt ist, bleibt auf ihm gespeichert, bis sie sich dort wieder als Sachbearbeitung oder Leitung anmeldet: Eine Revision übermittelt es nicht.',
      ownRole: 'Ihre eigene Rolle kann nur eine andere Person der Leitung ändern.',
      atProvider: 'Name und Rolle sagt der Anmeldedienst. Hier ändern Sie nur die Warteschlangen.',
      lanes: 'Arbeitet meistens in diesen Warteschlangen',
      lanesHint: 'Ihre Schalter stehen bei der Wahl des Schalters zuerst. Alle anderen bleiben wählbar.',
      yes: 'Speichern',
      done: (name: string) => `Die Änderung bei ${name} ist gespeichert.`,
    },
    signOut: {
      heading: (name: string) => `${name} überall abmelden?`,
      text: (name: string) =>
        `${name} wird an allen Computern abgemeldet, auch an einem, der verloren ging oder gestohlen wurde. Mit dem bisherigen Passwort kann sich ${name} danach wieder anmelden. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      hint: 'Kennt vielleicht jemand anderes das Passwort? Dann vergeben Sie stattdessen ein neues: Auch das meldet überall ab.',
      atProvider: (name: string) =>
        `${name} wird an allen Computern abgemeldet, auch an einem, der verloren ging oder gestohlen wurde. Solange der Anmeldedienst eine Rolle vergibt, kann sich ${name} danach wieder anmelden. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      ownAtProvider:
        'Sie werden sofort an allen Computern abgemeldet, auch an diesem hier. Danach melden Sie sich beim Anmeldedienst wieder an.',
      yes: 'Überall abmelden',
      done: (name: string) => `${name} ist überall abgemeldet.`,
      ownHeading: 'Sich selbst überall abmelden?',
      ownText:
        'Sie werden sofort an allen Computern abgemeldet, auch an diesem hier. Danach melden Sie sich mit Ihrem Passwort wieder an.',
      ownHint:
        'Kennt vielleicht jemand anderes Ihr Passwort? Dann vergeben Sie stattdessen ein neues: Auch das meldet Sie an allen anderen Computern ab.',
    },
    password: {
      heading: (name: string) => `Neues Passwort für ${name}`,
      text: (name: string) =>
        `Das alte Passwort gilt dann nicht mehr, und ${name} wird an allen Computern abgemeldet. Danach sehen Sie ein Einmal-Passwort, das Sie persönlich weitergeben: Wir verschicken es nicht. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      yes: 'Einmal-Passwort erzeugen',
      done: (name: string) => `${name} hat jetzt ein neues Passwort und ist überall abgemeldet.`,
    },
    remove: {
      heading: (name: string) => `${name} entfernen?`,
      text: (name: string) =>
        `${name} wird an allen Computern abgemeldet und kann sich nicht mehr anmelden. Was ${name} bisher getan hat, bleibt festgehalten. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      hint: 'Das lässt sich nicht rückgängig machen. Wer später wiederkommt, bekommt ein neues Konto.',
      atProvider:
        'Lassen Sie zuerst beim Anmeldedienst die Rolle wegnehmen. Sonst entsteht bei der nächsten Anmeldung ein neues Konto.',
      yes: 'Person entfernen',
      done: (name: string) => `${name} ist entfernt und kann sich nicht mehr anmelden.`,
    },
    errors: {
      unreachable:
        'Die Zentrale antwortet nicht. Vielleicht ist es trotzdem geschehen: Bitte versuchen Sie es gleich noch einmal.',
      'not-signed-in': 'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.',
      'not-allowed': 'Dafür haben Sie keine Berechtigung.',
      'confirm-at-provider':
        'Dafür müssen Sie sich beim Anmeldedienst noch einmal anmelden. Wiederholen Sie danach Ihre Eingabe.',
      'account-of-authority':
        'Eine Leitung aller Dienststellen ändert nur eine andere, in der Dienststelle, in der sich die Person anmeldet.',
      'own-office-only': 'Das ändern Sie in der Dienststelle, in der Sie sich anmelden.',
      'account-of-provider':
        'Dieses Konto gehört zum Anmeldedienst: Passwort, Name und Rolle werden dort geändert.',
      'passwords-off':
        'Hier melden sich alle über den Anmeldedienst an: Ein Konto entsteht bei der ersten Anmeldung dort.',
      'too-many': 'Zu viele Versuche. Bitte warten Sie eine Minute.',
      busy: 'Gerade melden sich sehr viele gleichzeitig an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
      'disk-full':
        'Die Zentrale kann nichts speichern, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik, und wiederholen Sie es danach. Abgemeldet ist die Person schon jetzt.',
      'not-writable':
        'Die Zentrale kann zurzeit nichts speichern. Bitte sagen Sie es der Technik, und wiederholen Sie es danach. Abgemeldet ist die Person schon jetzt.',
      'no-such-member': 'Diese Person gibt es hier nicht mehr. Vielleicht wurde sie gerade schon entfernt.',
      'own-account': 'Bei sich selbst geht das nicht. Das kann nur eine andere Person der Leitung.',
      'last-lead':
        'Diese Person ist die einzige Leitung und muss es bleiben. Fügen Sie zuerst eine andere Person als Leitung hinzu.',
      other: 'Das ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
    },
  },

  member: {
    heading: 'Person hinzufügen',
    name: 'Name',
    login: 'Benutzername',
    loginHint: 'Zum Anmelden, ohne Leerzeichen',
    passwordNote:
      'Danach sehen Sie ein Einmal-Passwort. Geben Sie es der Person persönlich weiter: Bei der ersten Anmeldung wählt sie ein eigenes, das nur sie kennt.',
    role: 'Rolle',
    /** In the place of the form where no password is kept here. */
    atProvider:
      'Hier melden sich alle über den Anmeldedienst der Stadt an. Dort liegen auch die Passwörter. Wer neu ist, bekommt dort eine Rolle dieser Dienststelle und steht nach der ersten Anmeldung im Team.',
    submit: 'Person hinzufügen',
    submitting: 'Wird angelegt …',
    done: (name: string) => `${name} kann sich jetzt anmelden.`,
  },

  /** The lead's own second factor. */
  secondFactor: {
    heading: 'Zweiter Faktor',
    off: 'Zum Anmelden genügt zurzeit Ihr Passwort. Mit einem zweiten Faktor braucht es auch einen Code aus einer App auf Ihrem Telefon: Wer nur das Passwort kennt, kommt nicht hinein.',
    needed: 'Ab Ihrer nächsten Anmeldung wird er hier verlangt.',
    on: 'Zum Anmelden brauchen Sie Ihr Passwort und einen Code aus der App.',
    codesLeft: (left: number) =>
      left === 0
        ? 'Wiederherstellungscodes haben Sie keine mehr: Entfernen Sie den zweiten Faktor und richten Sie ihn neu ein.'
        : plural(left, {
            one: '1 Wiederherstellungscode ist noch übrig.',
            other: `${left} Wiederherstellungscodes sind noch übrig.`,
          }),
    unknown: 'Die Zentrale antwortet nicht. Ob Sie einen zweiten Faktor haben, ist deshalb nicht bekannt.',
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    setUp: {
      open: 'Zweiten Faktor einrichten',
      heading: 'Zweiten Faktor einrichten',
      text: 'Sie brauchen dafür eine App für Codes auf Ihrem Telefon. An allen anderen Computern werden Sie am Ende abgemeldet.',
      next: 'Weiter',
      confirm: 'Zweiten Faktor einschalten',
    },
    remove: {
      open: 'Zweiten Faktor entfernen',
      heading: 'Zweiten Faktor entfernen',
      text: 'Danach genügt zum Anmelden wieder Ihr Passwort. Auch die Wiederherstellungscodes gelten dann nicht mehr.',
      yes: 'Zweiten Faktor entfernen',
    },
    done: {
      set: 'Der zweite Faktor gilt ab jetzt. An allen anderen Computern sind Sie abgemeldet.',
      removed: 'Der zweite Faktor ist entfernt.',
    },
    errors: {
      'set-up-expired':
        'Das hat zu lange gedauert, oder in einem anderen Fenster wurde neu begonnen. Bitte brechen Sie ab und beginnen Sie noch einmal.',
      'second-factor-on': 'Ein zweiter Faktor ist schon eingerichtet. Bitte laden Sie die Seite neu.',
      'no-second-factor': 'Es ist kein zweiter Faktor eingerichtet. Bitte laden Sie die Seite neu.',
      'second-factor-unreadable':
        'Die Zentrale kann Ihren zweiten Faktor nicht lesen. Nehmen Sie einen Wiederherstellungscode, oder sagen Sie es der Technik.',
    },
  },

  /** A one-time password, shown once. */
  handOver: {
    heading: (name: string) => `Einmal-Passwort für ${name}`,
    text: (name: string) =>
      `Geben Sie es ${name} persönlich weiter. Sie sehen es nur jetzt: Danach kann es niemand mehr anzeigen. Es gilt für eine Anmeldung, dabei wählt ${name} ein eigenes Passwort.`,
    login: 'Benutzername',
    password: 'Einmal-Passwort',
    until: 'Gültig bis',
    untilTime: (date: string, time: string) => `${date}, ${time} Uhr`,
    copy: 'Kopieren',
    copied: 'Das Passwort ist kopiert.',
    linkText:
      'Sie können auch einen Link weitergeben, der beides schon einträgt. Wer sich damit zuerst anmeldet, bekommt das Konto: Geben Sie ihn nur dort weiter, wo niemand sonst mitliest.',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    copyFailed: 'Das Kopieren hat nicht geklappt. Bitte schreiben Sie das Passwort ab.',
    /** The link follows. */
    linkCopyFailed: 'Das Kopieren hat nicht geklappt. Bitte markieren und kopieren Sie den Link selbst:',
    print: 'Drucken',
    done: 'Fertig',
    /** On paper, for the colleague. */
    slip: {
      heading: 'Ihr Zugang zu Foyer',
      address: 'Melden Sie sich hier an:',
      then: 'Das Einmal-Passwort gilt für eine Anmeldung. Dabei wählen Sie ein eigenes Passwort. Danach können Sie diesen Zettel vernichten.',
    },
  },

  accountErrors: {
    'name-missing': 'Bitte geben Sie einen Namen ein.',
    'name-too-long': 'Der Name darf höchstens 80 Zeichen haben.',
    'name-malformed': 'Der Name enthält unsichtbare Zeichen. Bitte tippen Sie ihn noch einmal ein.',
    'name-mixed':
      'Ein Wort des Namens enthält Buchstaben aus verschiedenen Schriften, zum Beispiel ein kyrillisches а. Bitte tippen Sie ihn noch einmal ein.',
    'login-missing': 'Bitte geben Sie einen Benutzernamen ein.',
    'login-malformed':
      'Der Benutzername darf keine Leerzeichen, keine unsichtbaren Zeichen und höchstens 80 Zeichen haben.',
    'login-mixed':
      'Der Benutzername enthält Buchstaben aus verschiedenen Schriften, zum Beispiel ein kyrillisches а. Bitte tippen Sie ihn noch einmal ein.',
    'login-taken': 'Diesen Benutzernamen gibt es schon. Bitte wählen Sie einen anderen.',
    'login-look-alike':
      'Dieser Benutzername sieht einem anderen zum Verwechseln ähnlich. Bitte wählen Sie einen anderen.',
    'password-too-short': 'Das Passwort braucht mindestens 10 Zeichen.',
    'password-too-long': 'Das Passwort darf höchstens 200 Zeichen haben.',
    'password-guessable':
      'Dieses Passwort ist zu leicht zu erraten. Nehmen Sie zum Beispiel mehrere Wörter, die nichts mit Ihnen und der Dienststelle zu tun haben.',
    'password-unchanged': 'Das ist das bisherige Passwort. Bitte wählen Sie ein anderes.',
    'repeat-differs': 'Die beiden Passwörter stimmen nicht überein.',
    'own-password-missing': 'Bitte geben Sie Ihr eigenes Passwort ein.',
    'own-password-wrong': 'Ihr Passwort stimmt nicht. Bitte prüfen Sie es.',
  },
};
