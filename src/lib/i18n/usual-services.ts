/**
 * The usual services of a citizens' office, from which a lead picks at the first start. Minutes are a guess, to be tuned
 * from the statistics (S2.1). What a town does otherwise, it changes afterwards: a copy stands in its office.
 */

type Words = Readonly<Record<'de' | 'en', string>>;
interface UsualLink {
  readonly name: Words;
  readonly url: string;
}

export interface UsualCategory {
  readonly id: string;
  readonly name: Words;
}

/** The fields are those of a service in the office file. */
export interface UsualService {
  readonly id: string;
  readonly category: string;
  readonly name: Words;
  readonly minutes: number;
  readonly furtherPerson?: number;
  readonly most?: number;
  readonly walkIn?: boolean;
  readonly pickUp?: boolean;
  readonly documents: readonly Words[];
  readonly hint?: Words;
  readonly bookingHint?: Words;
  readonly online?: UsualLink;
  readonly forms?: readonly UsualLink[];
  readonly keywords: readonly string[];
}

const words = (all: string): string[] => all.split(', ');

const OLD_PAPERS = {
  de: 'Ihren bisherigen Personalausweis, Kinderreisepass oder Reisepass, auch wenn er abgelaufen ist',
  en: 'Your present identity card, child’s passport or passport, even if it has expired',
};
const PHOTO = {
  de: 'Ein biometrisches Passfoto in digitaler Form, zum Beispiel als Code vom Fotostudio',
  en: 'A biometric photo in digital form, for example as a code from a photo studio',
};
const FIRST_TIME = {
  de: 'Beim ersten Antrag oder nach einer Namensänderung die Geburts- oder Eheurkunde',
  en: 'For your first application, or after a change of name, your birth or marriage certificate',
};
const BIRTH_CERTIFICATE = {
  de: 'Die Geburtsurkunde des Kindes und, wenn vorhanden, der bisherige Ausweis des Kindes',
  en: 'The child’s birth certificate and, if there is one, the child’s present identity card or passport',
};
const CHILDS_PHOTO = {
  de: 'Ein biometrisches Passfoto des Kindes in digitaler Form',
  en: 'A biometric photo of the child in digital form',
};
const PARENTS_CONSENT = {
  de: 'Die schriftliche Zustimmung aller Sorgeberechtigten, wenn nicht alle mitkommen',
  en: 'The written consent of all parents or guardians, unless all of you come',
};
const PARENTS_PAPERS = {
  de: 'Den Ausweis des Elternteils, der mitkommt, und Ausweise oder Kopien der übrigen Sorgeberechtigten',
  en: 'The identity card of the parent who comes, and cards or copies of those of the other guardians',
};
const CHILD_COMES = { de: 'Das Kind muss mitkommen.', en: 'The child has to come along.' };
const AUTHORITY = {
  de: 'Wenn jemand für Sie kommt, eine Vollmacht von Ihnen und der Ausweis dieser Person',
  en: 'If somebody comes for you, your written authority and that person’s identity card',
};
const EVERYONES_PAPERS = {
  de: 'Ausweise oder Pässe aller Personen, die umziehen',
  en: 'Identity cards or passports of everybody who moves',
};
const LANDLORD = {
  de: 'Die Bestätigung der Wohnungsgeberin oder des Wohnungsgebers über den Einzug',
  en: 'The landlord’s confirmation that you have moved in',
};
const TWO_WEEKS = {
  de: 'Bitte melden Sie sich innerhalb von zwei Wochen nach dem Einzug.',
  en: 'Please register within two weeks of moving in.',
};
const REGISTER_ONLINE = {
  name: { de: 'Prüfen, ob es für Sie online geht', en: 'See whether you can do it online' },
  url: 'https://wohnsitzanmeldung.gov.de',
};
const ANY_PAPERS = { de: 'Ihren Personalausweis oder Reisepass', en: 'Your identity card or passport' };
const CLEARANCE_ONLINE = {
  name: { de: 'Führungszeugnis online beantragen', en: 'Apply for a clearance certificate online' },
  url: 'https://www.fuehrungszeugnis.bund.de',
};
const VEHICLE_PAPERS = {
  de: 'Die Zulassungsbescheinigung Teil I (Fahrzeugschein)',
  en: 'The vehicle registration certificate part I',
};

export const usualCategories: readonly UsualCategory[] = [
  { id: 'papers', name: { de: 'Personalausweis und Reisepass', en: 'Identity card and passport' } },
  { id: 'residence', name: { de: 'Umzug und Wohnsitz', en: 'Moving and place of residence' } },
  { id: 'certificates', name: { de: 'Bescheinigungen und Auskünfte', en: 'Certificates and information' } },
  { id: 'clearance', name: { de: 'Führungszeugnis', en: 'Police clearance certificate' } },
  { id: 'certification', name: { de: 'Beglaubigungen', en: 'Certified copies and signatures' } },
  { id: 'vehicle', name: { de: 'Auto und Parken', en: 'Car and parking' } },
  { id: 'more', name: { de: 'Weitere Anliegen', en: 'Other services' } },
];

export const usualServices: readonly UsualService[] = [
  {
    id: 'id-card',
    category: 'papers',
    name: { de: 'Personalausweis beantragen', en: 'Apply for an identity card' },
    minutes: 15,
    furtherPerson: 10,
    documents: [OLD_PAPERS, PHOTO, FIRST_TIME],
    hint: { de: 'Bitte kommen Sie selbst.', en: 'Please come in person.' },
    bookingHint: {
      de: 'Für jede Person, die einen Ausweis braucht, wird Zeit eingeplant: Geben Sie bitte die Zahl der Personen an.',
      en: 'Time is planned for each person who needs a card: please say how many of you there are.',
    },
    forms: [
      {
        name: { de: 'Alles über den Personalausweis', en: 'All about the identity card' },
        url: 'https://www.personalausweisportal.de',
      },
    ],
    keywords: words(
      'Ausweis, Perso, Personalausweis, verlängern, Verlängerung, erneuern, neu, abgelaufen, renew, ID card',
    ),
  },
  {
    id: 'id-card-child',
    category: 'papers',
    name: { de: 'Personalausweis für ein Kind unter 16 Jahren', en: 'Identity card for a child under 16' },
    minutes: 15,
    furtherPerson: 10,
    documents: [BIRTH_CERTIFICATE, CHILDS_PHOTO, PARENTS_CONSENT, PARENTS_PAPERS],
    hint: CHILD_COMES,
    keywords: words(
      'Kinderausweis, Kinderreisepass, Kinderpass, Ausweis, Baby, Sohn, Tochter, verlängern, renew',
    ),
  },
  {
    id: 'id-card-temporary',
    category: 'papers',
    name: { de: 'Vorläufiger Personalausweis', en: 'Temporary identity card' },
    minutes: 15,
    documents: [OLD_PAPERS, PHOTO, FIRST_TIME],
    hint: {
      de: 'Sie bekommen ihn sofort. Er gilt höchstens drei Monate.',
      en: 'You get it at once. It is valid for three months at most.',
    },
    keywords: words('Ausweis, Perso, vorläufig, sofort, dringend, verlängern, verloren, urgent'),
  },
  {
    id: 'passport',
    category: 'papers',
    name: { de: 'Reisepass beantragen', en: 'Apply for a passport' },
    minutes: 20,
    furtherPerson: 15,
    documents: [OLD_PAPERS, PHOTO, FIRST_TIME],
    hint: {
      de: 'Bitte kommen Sie selbst und denken Sie an die Zeit bis zum Abholen: Vor den Ferien dauert die Herstellung oft mehrere Wochen.',
      en: 'Please come in person and allow for the time until you can pick it up: before the holidays it often takes several weeks to be made.',
    },
    keywords: words(
      'Pass, Reise, Urlaub, Ausweis, verlängern, Verlängerung, erneuern, neu, abgelaufen, renew',
    ),
  },
  {
    id: 'passport-child',
    category: 'papers',
    name: { de: 'Reisepass für ein Kind', en: 'Passport for a child' },
    minutes: 20,
    furtherPerson: 15,
    documents: [BIRTH_CERTIFICATE, CHILDS_PHOTO, PARENTS_CONSENT, PARENTS_PAPERS],
    hint: CHILD_COMES,
    keywords: words(
      'Kinderreisepass, Kinderpass, Kinderausweis, Baby, Sohn, Tochter, Urlaub, verlängern, renew',
    ),
  },
  {
    id: 'passport-express',
    category: 'papers',
    name: { de: 'Express-Reisepass', en: 'Express passport' },
    minutes: 20,
    furtherPerson: 15,
    documents: [OLD_PAPERS, PHOTO, FIRST_TIME],
    hint: {
      de: 'Er ist nach wenigen Werktagen da und kostet einen Zuschlag.',
      en: 'It is ready within a few working days and costs an extra fee.',
    },
    keywords: words('Pass, Expresspass, schnell, eilig, dringend, Urlaub, urgent, fast'),
  },
  {
    id: 'passport-temporary',
    category: 'papers',
    name: { de: 'Vorläufiger Reisepass', en: 'Temporary passport' },
    minutes: 20,
    documents: [
      OLD_PAPERS,
      PHOTO,
      {
        de: 'Einen Nachweis, dass Sie in den nächsten Tagen reisen, zum Beispiel das Ticket',
        en: 'Proof that you travel within the next days, for example your ticket',
      },
    ],
    keywords: words('Pass, sofort, eilig, dringend, Urlaub, urgent'),
  },
  {
    id: 'papers-pick-up',
    category: 'papers',
    name: { de: 'Personalausweis oder Reisepass abholen', en: 'Pick up an identity card or passport' },
    minutes: 5,
    pickUp: true,
    documents: [
      { de: 'Ihren alten oder vorläufigen Ausweis', en: 'Your old or temporary document' },
      AUTHORITY,
    ],
    hint: {
      de: 'Für den Personalausweis warten Sie bitte, bis Ihr PIN-Brief gekommen ist.',
      en: 'For an identity card please wait until your PIN letter has arrived.',
    },
    keywords: words('Ausweis, Pass, Perso, fertig, abholen, Abholung, collect'),
  },
  {
    id: 'papers-lost',
    category: 'papers',
    name: { de: 'Verlust oder Diebstahl eines Ausweises melden', en: 'Report a lost or stolen document' },
    minutes: 10,
    documents: [
      {
        de: 'Einen anderen Ausweis mit Lichtbild oder Ihre Geburtsurkunde',
        en: 'Another document with a photo, or your birth certificate',
      },
      {
        de: 'Bei Diebstahl die Anzeige der Polizei, wenn Sie sie schon haben',
        en: 'After a theft the police report, if you have it already',
      },
    ],
    hint: {
      de: 'Die Online-Funktion Ihres Ausweises sperren Sie jederzeit selbst unter der Rufnummer 116 116.',
      en: 'You can block the online function of your card yourself at any hour by calling 116 116.',
    },
    keywords: words(
      'verloren, gestohlen, geklaut, weg, Personalausweis, Perso, Reisepass, Pass, Verlustanzeige, wiedergefunden, lost, stolen',
    ),
  },
  {
    id: 'eid-pin',
    category: 'papers',
    name: { de: 'PIN des Online-Ausweises neu setzen', en: 'Set a new PIN for the online identity card' },
    minutes: 5,
    documents: [{ de: 'Ihren Personalausweis', en: 'Your identity card' }],
    forms: [
      {
        name: { de: 'Wie der Online-Ausweis funktioniert', en: 'How the online identity card works' },
        url: 'https://www.personalausweisportal.de',
      },
    ],
    keywords: words(
      'PIN, Geheimzahl, vergessen, PIN-Brief, eID, Onlineausweis, Online-Funktion, freischalten, forgotten',
    ),
  },
  {
    id: 'eid-card',
    category: 'papers',
    name: { de: 'eID-Karte für Bürgerinnen und Bürger der EU', en: 'eID card for citizens of the EU' },
    minutes: 15,
    furtherPerson: 10,
    documents: [{ de: 'Ihren gültigen Pass oder Ausweis', en: 'Your valid passport or identity card' }],
    keywords: words('eID, Onlineausweis, Unionsbürger, EU, European'),
  },
  {
    id: 'register',
    category: 'residence',
    name: { de: 'Neu anmelden nach dem Zuzug', en: 'Register a move to this town' },
    minutes: 20,
    furtherPerson: 5,
    most: 8,
    documents: [
      EVERYONES_PAPERS,
      LANDLORD,
      {
        de: 'Bei Zuzug aus dem Ausland auch Geburts- und Eheurkunden, mit Übersetzung',
        en: 'If you come from abroad, birth and marriage certificates too, with a translation',
      },
    ],
    hint: TWO_WEEKS,
    online: REGISTER_ONLINE,
    keywords: words(
      'Umzug, Zuzug, umgezogen, umziehen, einziehen, Wohnung, Wohnsitz, Anmeldung, ummelden, move, address',
    ),
  },
  {
    id: 'change-address',
    category: 'residence',
    name: { de: 'Innerhalb der Stadt ummelden', en: 'Change your address within the town' },
    minutes: 15,
    furtherPerson: 5,
    most: 8,
    documents: [EVERYONES_PAPERS, LANDLORD],
    hint: TWO_WEEKS,
    online: REGISTER_ONLINE,
    keywords: words(
      'Umzug, umgezogen, umziehen, Wohnung, Wohnsitz, Adresse, Anschrift, Ummeldung, Adressänderung, move',
    ),
  },
  {
    id: 'deregister',
    category: 'residence',
    name: { de: 'Abmelden bei Wegzug ins Ausland', en: 'Deregister when moving abroad' },
    minutes: 10,
    furtherPerson: 5,
    most: 8,
    documents: [EVERYONES_PAPERS],
    bookingHint: {
      de: 'Wenn Sie in Deutschland bleiben, brauchen Sie sich nicht abzumelden: Das macht Ihr neuer Wohnort. Abmelden können Sie sich frühestens eine Woche vor dem Auszug.',
      en: 'If you stay in Germany you need not deregister: your new town does that. You can deregister one week before you move out at the earliest.',
    },
    keywords: words('Umzug, Ausland, auswandern, Abmeldung, wegziehen, Wohnsitz, emigrate, leave'),
  },
  {
    id: 'second-home',
    category: 'residence',
    name: { de: 'Nebenwohnung an- oder abmelden', en: 'Register or deregister a second home' },
    minutes: 15,
    furtherPerson: 5,
    documents: [
      EVERYONES_PAPERS,
      {
        de: 'Für die Anmeldung die Bestätigung der Wohnungsgeberin oder des Wohnungsgebers',
        en: 'To register, the landlord’s confirmation',
      },
    ],
    keywords: words(
      'Zweitwohnung, Zweitwohnsitz, Nebenwohnsitz, Wohnung, Anmeldung, Abmeldung, secondary residence',
    ),
  },
  {
    id: 'main-home',
    category: 'residence',
    name: { de: 'Haupt- und Nebenwohnung tauschen', en: 'Swap main and second home' },
    minutes: 10,
    furtherPerson: 5,
    documents: [EVERYONES_PAPERS],
    keywords: words('Hauptwohnung, Hauptwohnsitz, Nebenwohnsitz, Zweitwohnung, Statuswechsel'),
  },
  {
    id: 'data-block',
    category: 'residence',
    name: { de: 'Weitergabe meiner Daten widersprechen', en: 'Object to passing on my details' },
    minutes: 5,
    documents: [ANY_PAPERS],
    bookingHint: {
      de: 'Zum Beispiel an Parteien, Adressbuchverlage oder für Altersjubiläen.',
      en: 'For example to parties, publishers of directories, or for birthday congratulations.',
    },
    keywords: words('Datenschutz, Übermittlungssperre, Werbung, Adressbuch, Widerspruch, privacy'),
  },
  {
    id: 'information-block',
    category: 'residence',
    name: { de: 'Auskunftssperre beantragen', en: 'Apply to have your address kept secret' },
    minutes: 20,
    walkIn: false,
    documents: [
      ANY_PAPERS,
      {
        de: 'Unterlagen, aus denen hervorgeht, wodurch Sie gefährdet sind, wenn Sie welche haben',
        en: 'Papers that show how you are in danger, if you have any',
      },
    ],
    hint: {
      de: 'Wir nehmen uns Zeit für Sie und sprechen in Ruhe mit Ihnen.',
      en: 'We take our time for you and talk in private.',
    },
    keywords: words('Adresse geheim, Schutz, bedroht, Bedrohung, Stalking, Sperre, secret address'),
  },
  {
    id: 'residence-certificate',
    category: 'certificates',
    name: { de: 'Meldebescheinigung', en: 'Certificate of registration' },
    minutes: 5,
    most: 6,
    documents: [ANY_PAPERS, AUTHORITY],
    keywords: words(
      'Wohnsitzbescheinigung, Aufenthaltsbescheinigung, Meldebestätigung, Adresse, Anschrift, Nachweis, proof of address',
    ),
  },
  {
    id: 'residence-certificate-extended',
    category: 'certificates',
    name: { de: 'Erweiterte Meldebescheinigung', en: 'Extended certificate of registration' },
    minutes: 5,
    most: 6,
    documents: [ANY_PAPERS, AUTHORITY],
    bookingHint: {
      de: 'Zum Beispiel für die Anmeldung zur Eheschließung beim Standesamt.',
      en: 'For example to give notice of marriage at the registry office.',
    },
    keywords: words('Aufenthaltsbescheinigung, Heirat, heiraten, Hochzeit, Standesamt, Nachweis, marriage'),
  },
  {
    id: 'life-certificate',
    category: 'certificates',
    name: { de: 'Lebensbescheinigung', en: 'Life certificate' },
    minutes: 5,
    documents: [
      ANY_PAPERS,
      {
        de: 'Das Formular Ihrer Rentenkasse, wenn Sie eines bekommen haben',
        en: 'Your pension fund’s form, if they sent you one',
      },
    ],
    hint: {
      de: 'Zum Beispiel für eine Rente aus dem Ausland. Bitte kommen Sie selbst.',
      en: 'For example for a pension from abroad. Please come in person.',
    },
    keywords: words('Rente, Rentner, Pension, Lebensnachweis, Rentenbescheinigung, Ausland, pension'),
  },
  {
    id: 'household-certificate',
    category: 'certificates',
    name: { de: 'Haushaltsbescheinigung', en: 'Household certificate' },
    minutes: 5,
    documents: [
      ANY_PAPERS,
      {
        de: 'Das Formular der Familienkasse oder der anderen Stelle, wenn Sie eines haben',
        en: 'The form of the family benefits office or other authority, if you have one',
      },
    ],
    keywords: words('Haushalt, Kindergeld, Familienkasse, child benefit'),
  },
  {
    id: 'register-information',
    category: 'certificates',
    name: { de: 'Auskunft über die Anschrift einer Person', en: 'Find out a person’s address' },
    minutes: 10,
    most: 5,
    documents: [
      ANY_PAPERS,
      {
        de: 'Name der gesuchten Person und ihr Geburtsdatum oder eine frühere Anschrift',
        en: 'The person’s name and their date of birth or a former address',
      },
    ],
    keywords: words('Melderegisterauskunft, Adresse, Anschrift, suchen, jemanden finden, address'),
  },
  {
    id: 'medical-check-form',
    category: 'certificates',
    name: {
      de: 'Berechtigungsschein für die Untersuchung vor der Ausbildung',
      en: 'Voucher for the medical check before an apprenticeship',
    },
    minutes: 5,
    documents: [ANY_PAPERS],
    bookingHint: {
      de: 'Für alle, die unter 18 Jahre alt sind und eine Ausbildung oder Arbeit beginnen.',
      en: 'For everybody under 18 who starts an apprenticeship or a job.',
    },
    keywords: words('Jugendarbeitsschutz, Erstuntersuchung, Lehre, Ausbildung, Arzt, apprentice, doctor'),
  },
  {
    id: 'clearance',
    category: 'clearance',
    name: { de: 'Führungszeugnis', en: 'Police clearance certificate' },
    minutes: 10,
    furtherPerson: 5,
    documents: [
      ANY_PAPERS,
      {
        de: 'Für eine Behörde deren Anschrift, das Aktenzeichen und den Zweck',
        en: 'For an authority its address, the reference number and the purpose',
      },
    ],
    hint: {
      de: 'Bitte kommen Sie selbst. Das Zeugnis kommt später mit der Post.',
      en: 'Please come in person. The certificate comes by post later.',
    },
    online: CLEARANCE_ONLINE,
    keywords: words('polizeiliches Führungszeugnis, Vorstrafen, Arbeitgeber, Ehrenamt, criminal record'),
  },
  {
    id: 'clearance-extended',
    category: 'clearance',
    name: { de: 'Erweitertes Führungszeugnis', en: 'Extended police clearance certificate' },
    minutes: 10,
    furtherPerson: 5,
    documents: [
      ANY_PAPERS,
      {
        de: 'Das Schreiben der Stelle, die das erweiterte Führungszeugnis verlangt',
        en: 'The letter of whoever asks you for the extended certificate',
      },
    ],
    bookingHint: {
      de: 'Zum Beispiel für die Arbeit mit Kindern und Jugendlichen, auch im Verein.',
      en: 'For example for working with children and young people, also as a volunteer.',
    },
    online: CLEARANCE_ONLINE,
    keywords: words(
      'polizeiliches Führungszeugnis, Ehrenamt, Verein, Kinder, Jugend, Trainer, criminal record, volunteer',
    ),
  },
  {
    id: 'trade-register',
    category: 'clearance',
    name: { de: 'Auskunft aus dem Gewerbezentralregister', en: 'Extract from the central trade register' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Für eine Firma ein Auszug aus dem Handelsregister',
        en: 'For a company an extract from the commercial register',
      },
    ],
    online: {
      name: { de: 'Auskunft online beantragen', en: 'Apply for the extract online' },
      url: 'https://www.fuehrungszeugnis.bund.de',
    },
    keywords: words('Gewerbe, Gewerbeamt, Selbstständig, Firma, Gaststätte, business'),
  },
  {
    id: 'certify-copy',
    category: 'certification',
    name: { de: 'Kopien beglaubigen', en: 'Certify copies' },
    minutes: 10,
    furtherPerson: 5,
    most: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Die Originale; Kopien können wir hier machen',
        en: 'The originals; we can make the copies here',
      },
    ],
    bookingHint: {
      de: 'Bitte geben Sie als Anzahl an, wie viele Dokumente es sind. Urkunden des Standesamts beglaubigt nur das Standesamt, das sie ausgestellt hat.',
      en: 'Please give the number of documents. Certificates of birth, marriage and death are certified only by the registry office that issued them.',
    },
    keywords: words(
      'Beglaubigung, beglaubigte Kopie, Zeugnis, Zeugnisse, Abschrift, Dokument, certified copy',
    ),
  },
  {
    id: 'certify-signature',
    category: 'certification',
    name: { de: 'Unterschrift beglaubigen', en: 'Certify a signature' },
    minutes: 10,
    furtherPerson: 5,
    documents: [
      ANY_PAPERS,
      { de: 'Das Schriftstück, noch ohne Ihre Unterschrift', en: 'The document, not yet signed' },
    ],
    hint: {
      de: 'Sie unterschreiben erst hier bei uns. Manche Unterschriften beglaubigt nur ein Notariat.',
      en: 'You sign here with us. Some signatures can only be certified by a notary.',
    },
    keywords: words('Beglaubigung, Unterschrift, Vollmacht, signature'),
  },
  {
    id: 'deregister-vehicle',
    category: 'vehicle',
    name: { de: 'Fahrzeug abmelden', en: 'Deregister a vehicle' },
    minutes: 10,
    furtherPerson: 5,
    documents: [
      VEHICLE_PAPERS,
      { de: 'Alle Kennzeichen des Fahrzeugs', en: 'All number plates of the vehicle' },
      {
        de: 'Wenn das Fahrzeug verwertet wurde, den Verwertungsnachweis und Teil II (Fahrzeugbrief)',
        en: 'If the vehicle has been scrapped, the certificate of destruction and part II of the registration',
      },
    ],
    hint: {
      de: 'Bitte geben Sie als Anzahl an, wie viele Fahrzeuge es sind. Wenn Sie das Kennzeichen behalten wollen, sagen Sie es uns bitte am Schalter.',
      en: 'Please give the number of vehicles. If you want to keep the registration number, please tell us at the counter.',
    },
    keywords: words(
      'Auto, Kfz, Wagen, Motorrad, Abmeldung, stilllegen, Außerbetriebsetzung, Kennzeichen, car',
    ),
  },
  {
    id: 'vehicle-address',
    category: 'vehicle',
    name: { de: 'Anschrift in den Fahrzeugpapieren ändern', en: 'Change the address in a vehicle’s papers' },
    minutes: 10,
    most: 2,
    documents: [ANY_PAPERS, VEHICLE_PAPERS],
    keywords: words('Umzug, umgezogen, Auto, Kfz, Fahrzeugschein, Zulassung, Adresse, car'),
  },
  {
    id: 'driving-licence',
    category: 'vehicle',
    name: { de: 'Führerschein beantragen', en: 'Apply for a driving licence' },
    minutes: 15,
    documents: [
      ANY_PAPERS,
      PHOTO,
      {
        de: 'Die Bescheinigung über den Sehtest und über den Kurs in Erster Hilfe',
        en: 'The certificates of your eye test and of your first aid course',
      },
      { de: 'Name und Anschrift der Fahrschule', en: 'Name and address of your driving school' },
    ],
    keywords: words(
      'Führerschein, Fahrerlaubnis, Fahrschule, Auto, Motorrad, begleitetes Fahren, driver’s licence',
    ),
  },
  {
    id: 'driving-licence-exchange',
    category: 'vehicle',
    name: { de: 'Alten Führerschein umtauschen', en: 'Exchange an old driving licence' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      PHOTO,
      { de: 'Ihren bisherigen Führerschein', en: 'Your present driving licence' },
    ],
    keywords: words(
      'Führerschein, Umtausch, alter Führerschein, Kartenführerschein, rosa, grau, Fahrerlaubnis, exchange',
    ),
  },
  {
    id: 'disabled-parking',
    category: 'vehicle',
    name: {
      de: 'Parkausweis für Menschen mit Behinderung verlängern',
      en: 'Renew a parking permit for people with a disability',
    },
    minutes: 10,
    most: 1,
    documents: [
      ANY_PAPERS,
      { de: 'Ihren bisherigen Parkausweis', en: 'Your present parking permit' },
      {
        de: 'Ihren Schwerbehindertenausweis oder den Feststellungsbescheid',
        en: 'Your severe disability card, or the notice that grants it',
      },
      { de: 'Ein Passfoto', en: 'A passport photo' },
      AUTHORITY,
    ],
    keywords: words(
      'Schwerbehindert, Schwerbehinderung, Behindertenausweis, Parkplatz, Auto, Parken, disabled',
    ),
  },
  {
    id: 'resident-parking',
    category: 'vehicle',
    name: { de: 'Bewohnerparkausweis', en: 'Parking permit for residents' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      { de: 'Den Fahrzeugschein', en: 'The vehicle’s registration certificate (part I)' },
      {
        de: 'Wenn das Fahrzeug nicht Ihnen gehört: die Erlaubnis, es dauerhaft zu nutzen',
        en: 'If the vehicle is not yours: the permission to use it permanently',
      },
    ],
    keywords: words('Bewohnerparkausweis, Anwohnerparken, Parken, Parkausweis, Auto, parking permit'),
  },
  {
    id: 'fishing-licence',
    category: 'more',
    name: { de: 'Fischereischein', en: 'Fishing licence' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Das Zeugnis über die Fischerprüfung oder der bisherige Fischereischein',
        en: 'The certificate of the anglers’ examination, or your present licence',
      },
      { de: 'Ein Passfoto, wenn es ein neuer Schein wird', en: 'A passport photo, if it is a new licence' },
    ],
    keywords: words('angeln, Angelschein, Fischen, Anglerschein, verlängern, fishing'),
  },
  {
    id: 'lost-property',
    category: 'more',
    name: { de: 'Fundsache abgeben oder abholen', en: 'Hand in or pick up lost property' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Zum Abholen ein Nachweis, dass die Sache Ihnen gehört, zum Beispiel Rechnung oder Foto',
        en: 'To pick it up, proof that it is yours, for example a bill or a photo',
      },
    ],
    keywords: words('Fundbüro, gefunden, verloren, Schlüssel, Fahrrad, Handy, lost and found'),
  },
  {
    id: 'dog',
    category: 'more',
    name: { de: 'Hund an- oder abmelden', en: 'Register or deregister a dog' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Für die Anmeldung Rasse, Alter und Chipnummer des Hundes',
        en: 'To register, the dog’s breed, age and chip number',
      },
    ],
    keywords: words('Hund, Hundesteuer, Hundemarke, anmelden, abmelden, Tier, dog licence'),
  },
  {
    id: 'housing-permit',
    category: 'more',
    name: { de: 'Wohnberechtigungsschein', en: 'Certificate of eligibility for social housing' },
    minutes: 20,
    documents: [
      ANY_PAPERS,
      {
        de: 'Nachweise über die Einkommen aller Personen im Haushalt',
        en: 'Proof of income of everybody in the household',
      },
    ],
    keywords: words('WBS, Wohnberechtigungsschein, Sozialwohnung, Wohnung, Miete, social housing'),
  },
  {
    id: 'business',
    category: 'more',
    name: { de: 'Gewerbe an-, um- oder abmelden', en: 'Register, change or deregister a business' },
    minutes: 20,
    documents: [
      ANY_PAPERS,
      {
        de: 'Wenn vorhanden: Handelsregisterauszug, Handwerkskarte oder Erlaubnis',
        en: 'If you have them: extract from the commercial register, craft card or permit',
      },
    ],
    keywords: words('Gewerbe, Gewerbeanmeldung, Gewerbeabmeldung, Selbstständig, Firma, Kleingewerbe, trade'),
  },
  {
    id: 'family-pass',
    category: 'more',
    name: { de: 'Familien- oder Sozialpass', en: 'Family or social pass' },
    minutes: 10,
    documents: [
      ANY_PAPERS,
      {
        de: 'Den Nachweis, aus dem sich der Anspruch ergibt, zum Beispiel einen Bescheid',
        en: 'Proof that you are entitled to it, for example an official notice',
      },
    ],
    keywords: words('Familienpass, Sozialpass, Ermäßigung, Familie, Kinder, reduced price'),
  },
];
