import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('ar');

/** Groups of digits and addresses would change their order from right to left. */
const ltr = (text: string): string => `\u2066${text}\u2069`;

export const mail: Messages['mail'] = {
  greeting: (name) => `تحية طيبة ${name}،`,
  greetingUnnamed: 'تحية طيبة،',
  closing: 'مع أطيب التحيات',
  subject: {
    activation: 'يرجى التأكيد',
    confirmation: 'موعدكم',
    cancellation: 'أُلغي الموعد',
    moved: 'الوقت الجديد لموعدكم',
    offer: 'موعد أبكر متاح',
    reminder: 'تذكير',
  },
  title: {
    activation: (when) => `يرجى تأكيد موعدكم يوم ${when}`,
    confirmation: (when) => `موعدكم يوم ${when}`,
    cancellation: (when) => `تم إلغاء موعدكم يوم ${when}`,
    moved: (when) => `تم تغيير موعدكم إلى يوم ${when}`,
    offer: (when) => `أصبح موعد أبكر متاحًا (موعدكم الحالي: ${when})`,
    reminder: (when) => `تذكير: موعدكم يوم ${when}`,
  },
  intro: {
    activation: 'حجزنا لكم موعدًا مؤقتًا. يرجى تأكيد الموعد، وإلا أصبح متاحًا لغيركم.',
    confirmation: 'موعدكم مؤكَّد.',
    cancellation: 'تم إلغاء هذا الموعد. لا حاجة إلى حضوركم بعد الآن.',
    moved: 'تم تغيير موعدكم. من الآن يسري الوقت الجديد فقط.',
    offer:
      'ترغبون في الحضور في وقت أبكر، وقد أصبح موعد أبكر متاحًا. يبقى موعدكم الحالي ساريًا حتى تقبلوا الموعد الأبكر.',
    reminder: 'نذكّركم بموعدكم. إذا تعذّر عليكم الحضور، فيرجى إلغاء الموعد.',
  },
  button: {
    activation: 'إلى صفحة التأكيد',
    confirmation: 'عرض الموعد أو تغييره أو إلغاؤه',
    cancellation: 'حجز موعد جديد',
    moved: 'عرض الموعد أو تغييره أو إلغاؤه',
    offer: 'عرض الموعد الأبكر',
    reminder: 'عرض الموعد أو تغييره أو إلغاؤه',
  },
  activateBy: (time) => `يرجى التأكيد قبل: ${time}.`,
  activateHow: 'افتحوا الرابط واضغطوا في الصفحة على «تأكيد الموعد». عندها فقط يصبح الموعد محجوزًا بشكل نهائي.',
  movedFrom: (when) => `الموعد السابق: ${when}`,
  offered: (when) => `الموعد الأبكر: ${when}`,
  offerUntil: (time) => `نحتفظ به لكم حتى: ${time}.`,
  what: 'المعاملة',
  when: 'الوقت',
  where: 'المكان',
  way: 'الطريق',
  onMap: 'العرض على الخريطة',
  number: 'رقمكم',
  code: 'رمز تسجيل الوصول',
  at: (date, time) => `${date}، الساعة ${time}`,
  // The word for the hour stands in `at`.
  clock: (time) => time,
  duration: (minutes) =>
    plural(minutes, {
      zero: `نحو ${minutes} دقيقة`,
      one: 'نحو دقيقة واحدة',
      two: 'نحو دقيقتين',
      few: `نحو ${minutes} دقائق`,
      many: `نحو ${minutes} دقيقة`,
      other: `نحو ${minutes} دقيقة`,
    }),
  times: (quantity) => `${quantity} ×`,
  bring: 'يرجى إحضار ما يلي',
  forms: 'نماذج للتعبئة',
  hints: 'معلومات مفيدة',
  checkIn: 'تسجيل الوصول في الدائرة',
  checkInWindow: (from, until) =>
    `يرجى تسجيل وصولكم بين الساعة ${from} والساعة ${until} على جهاز الخدمة الذاتية (Terminal). ضعوا رمز QR من هذه الرسالة أمام الكاميرا، أو أدخلوا رمز تسجيل الوصول. بعد الساعة ${until} تنتهي صلاحية الموعد.`,
  birthDate: 'يكفي أيضًا تاريخ ميلادكم: عندها لا تحتاجون إلى هاتف ولا إلى ورقة مطبوعة.',
  qrAlt: (code) => `رمز QR لتسجيل الوصول في الدائرة، رمز تسجيل الوصول ${ltr(code)}`,
  linkFallback: 'إذا لم يعمل الزر، فيرجى فتح هذا العنوان:',
  mailCode: (page, code) =>
    `رمز البريد الإلكتروني الخاص بكم: ${ltr(code)}. لا يصلح هذا الرمز على جهاز الخدمة الذاتية. تحتاجون إليه لتغيير الموعد أو إلغائه، وكذلك إذا لم يعمل الرابط: افتحوا عندها ${ltr(page)} وأدخلوا الرمز هناك.`,
  questions: 'هل لديكم أسئلة؟ اتصلوا بنا:',
  mailboxFull:
    'بلغت المواعيد المؤكدة بعنوان البريد الإلكتروني هذا الحد الأقصى. لا يمكنكم تأكيد هذا الموعد إلا بعد إلغاء موعد آخر. إذا لم تحجزوه بأنفسكم، فليس عليكم القيام بأي شيء: ستنتهي صلاحيته.',
  notAsked: 'لم تحجزوا موعدًا؟ إذن ليس عليكم القيام بأي شيء: دون تأكيد يصبح الموعد متاحًا لغيركم.',
  calendarLink: 'لعرض الموعد أو تغييره أو إلغائه، يرجى فتح الرابط في الرسالة الإلكترونية الخاصة بهذا الموعد.',
  calendarGone: 'هل الموعد مسجَّل في تقويمكم؟ بعض البرامج تحذفه من تلقاء نفسها. وإلا يرجى حذفه.',
  calendarTitle: (office) => `موعد: ${office}`,
  calendarCancelled: (title) => `ملغى – ${title}`,
  mailbox: {
    title: 'صندوق بريد للتجربة',
    about: 'لم يُضبط هنا خادم بريد. لذلك لا يرسل هذا النظام رسائل إلكترونية، بل يعرضها في هذه الصفحة.',
    empty: 'لا توجد رسائل إلكترونية بعد.',
    to: 'إلى',
    at: 'وقت الكتابة',
    link: 'فتح الرابط من الرسالة الإلكترونية',
    content: 'محتوى الرسالة الإلكترونية',
  },
};
