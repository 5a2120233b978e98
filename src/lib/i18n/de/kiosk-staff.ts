import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

/** What only staff read at a kiosk (A11). */
export const kioskStaff = {
  open: 'Für Mitarbeitende',

  pin: {
    heading: 'Für Mitarbeitende: PIN',
    hint: 'Die PIN legt die Leitung am eigenen Arbeitsplatz fest. Sie arbeiten nicht hier? Dann tippen Sie auf „Zurück“.',
    field: 'PIN',
    submit: 'Öffnen',
    checking: 'Wird geprüft …',
    errors: {
      'too-short': 'Die PIN hat mindestens 6 Ziffern.',
      wrong: 'Diese PIN ist falsch.',
    },
    wait: (seconds: number) =>
      seconds < 120
        ? plural(seconds, {
            one: 'Zu oft falsch. In 1 Sekunde können Sie es wieder versuchen.',
            other: `Zu oft falsch. In ${seconds} Sekunden können Sie es wieder versuchen.`,
          })
        : `Zu oft falsch. In ${Math.ceil(seconds / 60)} Minuten können Sie es wieder versuchen.`,
  },

  panel: {
    heading: 'Dieses Terminal',
    done: 'Zurück zum Betrieb',
    connection: 'Verbindung',
    heard: (moment: string) => `zuletzt gehört um ${moment}`,
    unsent: 'Noch nicht übermittelt',
    unsentCount: (count: number) =>
      count === 0 ? 'nichts' : plural(count, { one: '1 Eingabe', other: `${count} Eingaben` }),
    storage: 'Freier Speicher',
    storageUnknown: 'sagt der Browser nicht',
    version: 'Version',
    camera: 'Kamera prüfen',
    cameraStop: 'Kamera ausschalten',
    cameraStates: {
      starting: 'Die Kamera wird eingeschaltet …',
      looking: 'Die Kamera läuft. Halten Sie einen QR-Code davor.',
      none: 'Die Kamera lässt sich nicht benutzen. Ist sie angeschlossen, und darf der Browser sie benutzen?',
    },
    cameraRead: 'Die Kamera läuft, und ein QR-Code wurde gelesen.',
    cameraPicture: 'Bild der Kamera',
    printer: 'Probezettel drucken',
    printerNone: 'Die Dienststelle hat an ihren Terminals keinen Drucker angegeben.',
    printing: 'Drucken',
    byBrowser: 'über den Browser und den Drucker des Systems',
    byWay: {
      usb: (name: string | null) =>
        `direkt über USB${name === null ? ' (zurzeit nicht gefunden)' : `: ${name}`}`,
      serial: (name: string | null) =>
        `direkt über den seriellen Anschluss${name === null ? ' (zurzeit nicht gefunden)' : `: ${name}`}`,
    },
    choose: { usb: 'Bondrucker an USB wählen', serial: 'Bondrucker am seriellen Anschluss wählen' },
    choosing: {
      searching: 'Der Drucker wird gesucht …',
      silent:
        'An diesem Anschluss antwortet kein Bondrucker. Ist er eingeschaltet, und hat er Papier? Manche Drucker antworten nie; dann drucken Sie über den Browser.',
      forbidden:
        'Der Browser erlaubt dieser Seite den Anschluss nicht. Die IT kann ihn in den Einstellungen des Browsers freigeben. Bis dahin druckt der Browser selbst.',
    },
    printByBrowser: 'Wieder über den Browser drucken',
    slips: {
      writing: 'Der Zettel wird an den Drucker gegeben …',
      taken: 'Der Drucker hat den Zettel angenommen.',
      failed: 'Der Drucker nimmt nichts an. Ist er eingeschaltet und angeschlossen, und hat er Papier?',
    },
    testSlip: 'Probezettel',
    testSlipText: 'Dieser Zettel ist keine Wartenummer.',
    reprint: (number: string) => `Letzten Zettel drucken (${number})`,
    restart: 'Seite neu laden',
    exit: 'Seite des Terminals verlassen',
    exitText:
      'Danach ist der Browser nicht mehr auf diese Seite beschränkt. Lassen Sie das Gerät nicht allein.',
    unpair: 'Gerät abmelden',
    unpairHeading: 'Dieses Gerät abmelden?',
    unpairText:
      'Es gibt dann keine Nummern mehr aus und nimmt keine Anmeldungen an, bis die Leitung es mit einem Code neu einrichtet.',
    unpairUnsent: (count: number) =>
      plural(count, {
        one: '1 Eingabe ist noch nicht übermittelt. Sie bleibt auf diesem Gerät und wird übermittelt, wenn es hier neu eingerichtet ist.',
        other: `${count} Eingaben sind noch nicht übermittelt. Sie bleiben auf diesem Gerät und werden übermittelt, wenn es hier neu eingerichtet ist.`,
      }),
    unpairYes: 'Ja, abmelden',
    no: 'Abbrechen',
  },
};
