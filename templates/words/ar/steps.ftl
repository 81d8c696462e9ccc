saving-offline = لا اتصال بالشبكة. أجوبتكم محفوظة على هذا الجهاز، وتُرسل عند عودة الاتصال.
saving-signed-out = انتهت جلستكم. أجوبتكم محفوظة على هذا الجهاز: ادخلوا إلى حسابكم من جديد لإرسالها.
saving-sign-in = الولوج إلى حسابي
# $questions (String) - which ones
saving-restored = أُعيدت إلى الورقة أجوبة لم تُرسل من هذا الجهاز: { $questions }.
# $questions (String) - which ones
saving-not-accepted = لم تُقبل هذه الأجوبة: { $questions }.
saving-waiting = في انتظار الاتصال…
saving-choose-first = اختاروا أولاً بين الجوابين.
# $time (String) - a time of day
steps-contested = أجبتم عن هذا السؤال بجواب آخر في نافذة أخرى على الساعة { $time }. الجوابان محفوظان: اختاروا ما يُحتسب منهما.
steps-contested-title = جوابان عن السؤال نفسه
steps-contested-lead = الجوابان محفوظان معاً. اختاروا ما يُحتسب منهما؛ أما بقية أجوبتكم فمحفوظة.
# $time (String) - a time of day
steps-theirs = في النافذة الأخرى، على الساعة { $time }
steps-mine = في هذه الصفحة
# $answer (String) - an answer in words
steps-keep = اعتماد الجواب: { $answer }
steps-choose = حفظ الاختيار
steps-flash-aside = انتهى الوقت قبل أن تختاروا، فاحتُسبت الأجوبة التي أعطيت في النافذة الأخرى. والجوابان محفوظان في سجل الأجوبة.
# $left (String) - a left side
# $right (String) - the right side put to it
steps-pair = { $left } ← { $right }
steps-title = سجل الأجوبة
steps-link = سجل أجوبتكم خطوة بخطوة
steps-lead = كل جواب كما أُعطي، بترتيبه ووقته. لا تُحذف أي خطوة ولا تُعدَّل.
steps-name = الاسم
steps-quiz = الاختبار
steps-attempt = المحاولة
steps-started = بدايتها
steps-ended = تسليمها
steps-ended-not = لم تُسلَّم بعد
# $time (String) - a moment
steps-ended-by-time = { $time }، عند انتهاء الوقت
# $time (String) - a moment
steps-ended-discarded = { $time }، انتهى الوقت ولم تُحتسب
steps-reference = المرجع
steps-version = نسخة الدورة
steps-seed = بذرة السحب
steps-redrawn = أُعيد سحب هذه الورقة من النسخة والبذرة المذكورتين، فجاءت مطابقة للورقة المحفوظة.
steps-redrawn-differs = أُعيد سحب هذه الورقة من النسخة والبذرة المذكورتين، فجاءت مختلفة عن المحفوظة. المعتمد هو الورقة المحفوظة، كما عُرضت يوم المحاولة.
steps-none = لم يُعط أي جواب في هذه المحاولة.
steps-column-step = الخطوة
steps-column-time = الوقت
steps-column-question = السؤال
steps-column-answer = الجواب
steps-column-act = العملية
steps-column-certainty = درجة اليقين
steps-column-window = النافذة
steps-act-given = جواب
steps-act-taken-back = سحب الجواب
steps-act-checked = جواب جرى التحقق منه
steps-act-hint = طلب تلميح
steps-act-aside = جواب حُفظ ولم يُحتسب، لأن نافذة أخرى أعطت غيره
# $number (String) - 1, 2, 3 in the order in which they first saved
steps-window = نافذة { $number }
steps-window-form = حفظ بالزر
# $step (String) - its number
steps-see = عرض الورقة عند الخطوة { $step }
# $step (String) - its number
# $time (String) - a time of day
steps-state = الورقة عند الخطوة { $step }، على الساعة { $time }
steps-state-close = عرض السجل وحده
steps-removed = سؤال لم يعد في الورقة
steps-open-title = فتح سجل أجوبة
# $name (String) - of the person
# $quiz (String) - its title
steps-open-lead = سجل أجوبة { $name } في «{ $quiz }». يُقيَّد فتحه في سجل العمليات الإدارية، باسمكم وبالسبب الذي تذكرونه.
steps-open-reason = سبب الفتح
steps-open-reason-hint = مثلاً: تظلم مؤرخ في 12 نونبر.
steps-open-reason-missing = اذكروا سبب فتح هذا السجل.
steps-open = فتح السجل
steps-act-opened = فتح سجل أجوبة
