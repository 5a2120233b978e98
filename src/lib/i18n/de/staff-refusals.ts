import type { Refusal } from '../../domain/requests/answer.ts';

/** Every no, as a sentence to staff, who ask for another person. Citizens read `common.refusals`. */
export const staffRefusals = {
  malformed: 'Die Eingabe war unvollständig. Bitte prüfen Sie die Angaben.',
  'other-version': 'Diese Seite ist veraltet. Bitte laden Sie sie neu und versuchen Sie es noch einmal.',
  'unknown-kind': 'Diese Seite ist veraltet. Bitte laden Sie sie neu und versuchen Sie es noch einmal.',
  'not-allowed': 'Dafür haben Sie keine Berechtigung. Bitte fragen Sie die Leitung.',
  'no-such-office': 'Diese Dienststelle gibt es hier nicht.',
  'no-such-visit': 'Diesen Termin oder diese Nummer gibt es nicht mehr.',
  'code-needed': 'Der E-Mail-Code fehlt oder stimmt nicht.',
  'too-many-requests': 'Mit dieser E-Mail-Adresse ist gerade keine weitere Buchung möglich.',
  'id-taken': 'Das wurde schon einmal eingegeben. Bitte versuchen Sie es noch einmal.',
  'past-retention': 'Die Angaben zur Person sind schon gelöscht.',
  'too-many-steps':
    'Zu dieser Nummer wurde heute schon zu viel eingetragen. Bitte geben Sie eine neue Nummer aus.',
  'wrong-day': 'Datum und Uhrzeit passen nicht zusammen. Bitte wählen Sie die Zeit noch einmal.',
  'not-possible-now': 'Das ist jetzt nicht mehr möglich.',
  'no-such-service': 'Eines der Anliegen bietet die Dienststelle nicht mehr an.',
  'not-bookable': 'Für eines der Anliegen gibt es hier keine Termine.',
  'too-many-services': 'Das sind zu viele Anliegen auf einmal.',
  'too-long': 'Das dauert länger als ein Tag.',
  'no-common-lane':
    'Diese Anliegen werden an verschiedenen Schaltern bearbeitet. Bitte buchen Sie für jedes einen eigenen Termin.',
  'bad-contact': 'Name, Telefon, E-Mail oder Geburtsdatum können so nicht gespeichert werden.',
  'contact-changed-meanwhile':
    'Die Angaben zur Person wurden inzwischen an anderer Stelle geändert. Bitte sehen Sie sich die neuen an.',
  'no-mail-address': 'Es ist keine E-Mail-Adresse bekannt.',
  'bad-fields': 'Eine Antwort auf die Fragen der Dienststelle kann so nicht gespeichert werden.',
  'fields-changed-meanwhile':
    'Diese Angaben wurden inzwischen an anderer Stelle geändert. Bitte sehen Sie sich die neuen an.',
  'not-yet-bookable': 'Dieser Tag ist noch nicht zur Buchung freigegeben.',
  'too-soon': 'Diese Zeit ist schon zu nah. Bitte wählen Sie eine spätere.',
  'place-gone': 'Dieser Platz ist gerade vergeben worden.',
  'places-paused':
    'Die Zentrale wurde gerade aus einer Sicherung wiederhergestellt. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  'office-without-file':
    'Die Datei dieser Dienststelle fehlt auf der Zentrale. Bis sie wieder da ist, sind neue Termine und Änderungen an der Dienststelle nicht möglich.',
  'too-many-appointments':
    'Mit dieser E-Mail-Adresse sind schon so viele Termine bestätigt, wie erlaubt sind.',
  'proof-needed': 'Dieses Gerät muss erst noch rechnen. Bitte versuchen Sie es noch einmal.',
  'day-full': 'An diesem Tag sind alle Nummern vergeben.',
  'no-waiting-list': 'Diese Dienststelle führt keine Warteliste.',
  'hours-changed-meanwhile':
    'Die Öffnungszeiten wurden inzwischen geändert. Bitte sehen Sie sich die neuen an und ändern Sie dann noch einmal.',
  'hours-not-possible': 'Diese Öffnungszeiten gehen so nicht. Bitte prüfen Sie das genannte Feld.',
  'office-changed-meanwhile':
    'Diese Angaben wurden inzwischen geändert. Bitte sehen Sie sich die neuen an und ändern Sie dann noch einmal.',
  'office-not-possible': 'Diese Angaben gehen so nicht. Bitte prüfen Sie das genannte Feld.',
  'service-in-use':
    'Für dieses Anliegen gibt es noch Termine, oder jemand wartet damit. Bitte nehmen Sie es zuerst aus der Online-Buchung und warten Sie, bis keiner mehr übrig ist.',
  'lane-in-use': 'In dieser Warteschlange gibt es noch Termine, oder jemand wartet darin.',
  'counter-in-use': 'An diesem Schalter ist noch jemand an der Reihe, oder jemand wartet auf ihn.',
  'erases-days': 'Damit werden vergangene Tage gelöscht. Bitte stimmen Sie dem in der Vorschau zu.',
  'appointments-outside': 'Es gibt Termine außerhalb der neuen Zeiten. Bitte sehen Sie diese zuerst durch.',
  'import-unreadable': 'In der Datei fehlen die Spalten date, time, services und name.',
  'activation-too-late': 'Die Bestätigung kam zu spät. Der Platz ist wieder frei.',
  'activation-by-mail-only': 'Diesen Termin bestätigt die Person über den Link in der E-Mail.',
  'several-appointments': 'Zu diesem Geburtsdatum gibt es mehrere Termine. Bitte nehmen Sie den Code.',
  'birth-date-unreadable': 'Das Geburtsdatum war nicht lesbar. Bitte nehmen Sie den Code.',
  'not-found': 'Dazu gibt es heute keinen Termin.',
  'too-early': 'Für die Anmeldung ist es noch zu früh.',
  'too-late': 'Die Zeit zur Anmeldung ist vorbei.',
  'no-restore-known': 'Die Zentrale weiß von keiner Wiederherstellung. Die Leitung kann sie bestätigen.',
  'no-longer-wanted': 'Darauf wartet niemand mehr.',
  'number-taken': 'Diese Nummer ist schon vergeben.',
  'no-number-left': 'Heute sind keine Nummern mehr frei.',
  'no-such-counter': 'Diesen Schalter gibt es nicht mehr. Bitte wählen Sie einen anderen.',
  'counter-busy': 'An diesem Schalter ist noch jemand an der Reihe.',
  'called-elsewhere': 'Ein anderer Schalter hat die Person aufgerufen.',
  'not-called-here': 'Die Person ist nicht an diesem Schalter aufgerufen.',
  'none-waiting': 'Für diesen Schalter wartet gerade niemand.',
  'undo-too-late': 'Das liegt zu lange zurück, um es zurückzunehmen.',
  'lane-lacks-service': 'Dort wird nicht alles bearbeitet, worum es geht.',
  'no-such-call': 'Diesen Notruf gibt es heute nicht.',
  'nothing-to-undo': 'Hier gibt es nichts zurückzunehmen.',
} satisfies Record<Refusal, string>;
