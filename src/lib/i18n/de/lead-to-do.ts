import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

/** What waits for a person to do it, of all days. */
export const leadToDo = {
  heading: 'Zu erledigen',
  lead: 'Was eine Person tun muss, aus allen Tagen. Was erledigt ist, bleibt bis heute Abend mit Namen stehen.',
  none: 'Nichts zu erledigen.',
  unknown: 'Was zu erledigen ist, ist auf diesem Gerät noch nicht bekannt.',
  offline:
    'Die Zentrale antwortet nicht. Gezeigt wird der letzte bekannte Stand. Was Sie hier erledigen, wird gespeichert und gesendet, sobald die Verbindung wieder steht. Nur E-Mails brauchen die Verbindung.',
  action: 'Aktion',
  taken: 'Seit',
  takenBy: (when: string, name: string) => `${when}, ${name}`,
  done: 'Erledigt',
  doneThis: (what: string) => `Erledigt: ${what}`,
  read: 'Gelesen',
  readThis: (what: string) => `Gelesen: ${what}`,
  erase: 'Löschen',
  eraseThis: (what: string) => `Löschen: ${what}`,
  eraseText: 'Name und Kontakt werden sofort gelöscht. Das lässt sich nicht zurücknehmen.',
  eraseNot: 'Nicht löschen',
  open: 'Termin öffnen',
  openThis: (number: string) => `Termin öffnen: ${number}`,
  /** `stage`: how far this device's word has come. */
  doneHere: (stage: string) => `Erledigt: ${stage}`,
  doneBy: (name: string, when: string) => `Erledigt von ${name}, ${when}`,
  unknownPerson: 'unbekannt',
  appointment: 'Termin',
  when: 'Wann',
  why: 'Grund',
  callBacks: {
    heading: 'Zurückrufen',
    lead: 'Diese Personen haben am Telefon einen Termin bekommen, während ein Schalter keine Verbindung hatte. Die Zeit war schon vergeben. Rufen Sie an, und buchen Sie am Schalter eine andere.',
    who: 'Wen',
    reach: 'Erreichbar',
    what: 'Worum es geht',
    lost: (services: string, when: string) => `${services}, ${when}: schon vergeben.`,
  },
  enquiries: {
    heading: 'Terminanfragen',
    lead: 'Für diese Personen war online kein Termin frei. Buchen Sie am Schalter einen Termin für sie, rufen Sie an, oder schreiben Sie ihnen.',
    about: (services: string, days: string) => `${services}. Tage: ${days}.`,
    keptUntil: (day: string) => `Wird nach dem ${day} gelöscht, auch ohne Antwort.`,
    /** B14.5: the mail of ten o'clock. */
    lastCall: (count: number) =>
      plural(count, {
        one: 'Eine Anfrage wird bald gelöscht. Bitte antworten Sie heute.',
        other: `${count} Anfragen werden bald gelöscht. Bitte antworten Sie heute.`,
      }),
    lastCallText:
      'Wer eine E-Mail-Adresse angegeben hat, bekommt heute um 10 Uhr die Nachricht, dass die Anfrage noch offen ist. Diese Nachricht kommt nur einmal.',
    waitLong: (count: number) =>
      plural(count, {
        one: 'Eine Anfrage wartet seit drei Tagen oder länger.',
        other: `${count} Anfragen warten seit drei Tagen oder länger.`,
      }),
  },
  arrivals: {
    heading: 'Nicht gefundene Personen',
    lead: 'Diese Personen haben sich gemeldet und stehen in keiner Liste. Heute warten sie vielleicht noch: Fragen Sie im Warteraum nach ihnen. Von früheren Tagen: Rufen Sie an, wenn Sie wissen, um wen es geht.',
    who: 'Wer',
    what: 'Was bekannt ist',
  },
  /** A2.7, A5.9, A7.15 */
  reports: {
    heading: 'Auffällige Terminals',
    lead: 'Bitte sehen Sie an diesen Terminals nach.',
    device: 'Terminal',
    what: 'Was dort war',
    between: (from: string, to: string) => `${from} bis ${to}`,
    'birth-dates': (count: number) =>
      `${count} Geburtsdaten ohne Treffer eingegeben. Vielleicht probiert dort jemand fremde Geburtsdaten aus.`,
    codes: (count: number) =>
      `${count} Codes ohne Treffer eingegeben. Vielleicht probiert dort jemand fremde Codes aus.`,
    'many-numbers': (count: number) =>
      `${count} Nummern kurz hintereinander gezogen. Vielleicht spielt dort ein Kind, oder jemand zieht Nummern für mehrere. Kommt auf einen Aufruf niemand, tragen Sie die Nummer am Schalter mit „Ist gegangen“ aus.`,
    unseen: (numbers: string) =>
      `Der Strom fiel aus, bevor diese Nummern sicher zu sehen waren: ${numbers}. Kommt auf den Aufruf niemand, tragen Sie sie am Schalter mit „Ist gegangen“ aus.`,
    more: (numbers: string, more: number) => `${numbers} und ${more} weitere`,
  },
  /** Q12: a device that goes well again leaves the list by itself. */
  devices: {
    heading: 'Geräte',
    lead: 'Sehen Sie bitte an diesen Geräten nach. Was wieder in Ordnung ist, verschwindet von selbst.',
    device: 'Gerät',
    what: 'Was nicht stimmt',
    heard: 'Zuletzt gemeldet',
    named: (surface: string, name: string) => `${surface} „${name}“`,
    notKnown: 'nicht bekannt',
    notSince: (when: string) => `nicht seit ${when}`,
    troubles: {
      silent: 'Meldet sich nicht, obwohl geöffnet ist. Ist es eingeschaltet, und hat es Netz?',
      'no-slip': 'Ein Besucher meldet, dass kein Zettel kam. Hat der Drucker Papier?',
      'sound-refused':
        'Bleibt stumm, weil der Browser keinen Ton erlaubt. Drücken Sie dort eine Taste, oder erlauben Sie der Seite den Ton.',
      'little-disk': 'Hat fast keinen Speicherplatz mehr.',
      'ends-soon': (date: string) =>
        `Die Anmeldung endet am ${date}. Schalten Sie das Gerät ein, dann verlängert sie sich.`,
    },
  },
  outside: {
    heading: 'Betroffene Termine',
    lead: 'Für diese Termine ist die Dienststelle nach einer Änderung nicht mehr da. Öffnen Sie den Termin: Dort sehen Sie Name und Telefon und können ihn verschieben oder absagen. Wer eine E-Mail-Adresse angegeben hat, bekommt eine E-Mail.',
    reasons: {
      hours: 'Er liegt außerhalb der Öffnungszeiten.',
      services: 'Das Anliegen wird dort nicht mehr angeboten.',
      lane: 'Die Warteschlange gibt es nicht mehr. Gerufen wird von anderen Schaltern.',
    },
    free: 'Stattdessen frei',
    noneFree: 'nichts',
    cancelAll: (count: number) =>
      plural(count, {
        one: 'Den Termin mit E-Mail-Adresse absagen',
        other: `Alle ${count} Termine mit E-Mail-Adresse absagen`,
      }),
    cancelTitle: 'Betroffene Termine absagen?',
    cancelText: (count: number) =>
      plural(count, {
        one: 'Eine Person bekommt eine E-Mail mit der Absage, bis zu drei freien Zeiten und einem Link zum Buchen.',
        other: `${count} Personen bekommen je eine E-Mail mit der Absage, bis zu drei freien Zeiten und einem Link zum Buchen.`,
      }),
    cancelIsFinal: 'Das lässt sich nicht zurücknehmen.',
    cancelYes: 'Absagen',
    cancelNo: 'Abbrechen',
    cancelling: 'Wird abgesagt …',
    asked: (count: number) =>
      plural(count, {
        one: 'Eine Absage ist gespeichert. Ist sie bei der Zentrale, steht der Termin nicht mehr in der Liste.',
        other: `${count} Absagen sind gespeichert. Sind sie bei der Zentrale, stehen die Termine nicht mehr in der Liste.`,
      }),
    notKept: (count: number) =>
      plural(count, {
        one: 'Eine Absage ließ sich auf diesem Gerät nicht speichern. Der Termin steht noch in der Liste.',
        other: `${count} Absagen ließen sich auf diesem Gerät nicht speichern. Die Termine stehen noch in der Liste.`,
      }),
    notLoaded: 'Namen, Telefonnummern und freie Zeiten lassen sich gerade nicht laden.',
    again: 'Noch einmal versuchen',
    callLine: (who: string, phone: string, free: string) => `${who}: ${phone}. Frei: ${free}`,
  },
  lostPlaces: {
    heading: 'Zurückgeholte Termine ohne Platz',
    lead: 'Ein Gerät hat diese Termine nach einer Wiederherstellung zurückgebracht. Ihr Platz war da schon vergeben. Rufen Sie an, und buchen Sie am Schalter eine andere Zeit.',
    nameless: 'Name unbekannt',
  },
  nights: {
    heading: 'Am Abend noch offen',
    lead: 'Diese Besuche waren offen, als der Tag zu Ende war. Sie wurden in der Nacht abgeschlossen.',
    day: 'Tag',
    what: 'Was offen war',
    open: (visits: number) => plural(visits, { one: 'Ein Besuch', other: `${visits} Besuche` }),
    more: (visits: number) => `und ${visits} weitere`,
  },
};
