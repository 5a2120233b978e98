import type { Messages } from '../de/index.ts';
import { minutesOf } from './minutes.ts';
import { walkIns } from './walk-ins.ts';

export const monitor: Messages['monitor'] = {
  stopped: walkIns,
  title: (office: string) => `النداءات – ${office}`,
  come: 'تفضّلوا',
  last: 'آخر نداء',
  newest: 'النداء الحالي',
  toCounter: (number: string, counter: string) => `الرقم ${number}، يرجى التوجه إلى ${counter}`,
  spoken: (number: string, counter: string) => `الرقم ${number}، يرجى التوجه إلى ${counter}.`,
  others: 'نداءات أخرى',
  noOthers: 'لا توجد نداءات أخرى',
  idle: 'لا يوجد نداء الآن',
  idleHint: 'يظهر رقمكم هنا عندما يحين دوركم.',
  closed: 'مغلق حاليًا',
  opens: (day, time) => `نفتح مجددًا يوم ${day}، الساعة ${time}.`,
  table: { number: 'الرقم', places: { counter: 'الشباك', room: 'الغرفة', desk: 'المكتب' } },
  help: { hours: 'ساعات العمل اليوم', bring: 'يرجى إحضار', wifi: 'واي فاي' },
  waiting: 'في الانتظار',
  waitingIn: (lane: string, count: number) => `${lane}: ${count}`,
  wait: (from: number, to: number) =>
    from === to ? `نحو ${minutesOf(to)}` : `نحو ${from} إلى ${minutesOf(to)}`,
  noWait: 'دون انتظار',
  unstaffed: 'لا يوجد شباك مفتوح الآن',
  unstaffedElse: 'لا يوجد موظف الآن',
  loading: 'جارٍ تحميل النداءات …',

  old: (time: string) => `العرض غير محدَّث – آخر تحديث الساعة ${time}.`,
  oldUnknown: 'العرض غير محدَّث – لا يوجد اتصال.',
  oldHint: 'يرجى الانتباه إلى النداءات عند الشبابيك.',
  oldHintElse: 'يرجى الانتباه إلى النداءات الشفهية.',
  ended: {
    malformed: 'حدث خلل في التواصل بين الشاشة والخادم المركزي.',
    'not-signed-in': 'انتهى تسجيل دخول الشاشة.',
    'not-allowed': 'الشاشة غير مصرَّح لها بذلك.',
    'no-such-document': 'لم تعد هذه الدائرة موجودة في الخادم المركزي.',
    restored: 'استعاد الخادم المركزي بياناته.',
    'past-retention': 'حُذفت هذه النداءات.',
    'too-large': 'رفض الخادم المركزي رسالة من الشاشة.',
    'shutting-down': 'الخادم المركزي يعيد التشغيل.',
    'too-slow': 'الاتصال بطيء جدًا.',
    'too-many': 'الخادم المركزي مثقل بالطلبات.',
  },

  soundOff: 'الصوت مغلق',
  soundOn: 'تشغيل الصوت',
  soundHint: 'يكفي الضغط على أي مفتاح.',

  pairing: {
    heading: 'تسجيل دخول هذه الشاشة',
    revoked: 'تم تسجيل خروج هذه الشاشة. ستعرض النداءات من جديد بعد تسجيل دخولها.',
    steps: [
      'سجّلوا الدخول من حاسوب في أحد المكاتب بحساب الإدارة.',
      'أدخلوا هذا الرمز هناك تحت «Gerät hinzufügen» (إضافة جهاز).',
      'أعطوا الشاشة اسمًا. بعد ذلك تعرض النداءات تلقائيًا.',
    ],
    code: 'رمز هذه الشاشة',
    words: 'ترى الإدارة الكلمتين نفسيهما:',
    fetching: 'جارٍ جلب الرمز …',
    waiting: 'في انتظار تأكيد الإدارة.',
    unreachable: 'الخادم المركزي لا يجيب حاليًا. تتكرر المحاولة تلقائيًا.',
    tooMany: 'طُلبت رموز كثيرة للتو. يرجى الانتظار قليلًا.',
    failed: 'لم يتمكن الخادم المركزي من إصدار رمز. تتكرر المحاولة تلقائيًا.',
  },

  choose: {
    heading: 'أي دائرة تعرضها هذه الشاشة؟',
    unknown: (address: string) => `لا توجد هنا دائرة باسم «${address}».`,
    none: 'لم تُضف أي دائرة إلى هذا الخادم المركزي بعد.',
  },
};
