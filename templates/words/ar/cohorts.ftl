cohorts-title = أفواج التكوين
cohorts-lead = الفوج دورةٌ بتاريخ بداية وأجل، لها مكوِّن وأشخاص يتابعونها معاً.
cohorts-cohort = الفوج
cohorts-new = فوج جديد
cohorts-begin = إنشاء الفوج
cohorts-open = مفتوح
cohorts-closed = مغلق
cohorts-over = انقضى أجله
cohorts-none = لا أفواج بعد
cohorts-none-found = لا أفواج تطابق هذا البحث
cohorts-none-hint = حين يُنشأ فوج يظهر هنا بتواريخه وأعداده.
cohorts-run = المدة
# $from (String) - the first day
# $until (String) - the last day
cohorts-dates = من { $from } إلى { $until }
cohorts-deadline = الأجل
# $date (String) - the last day
cohorts-before = قبل نهاية { $date }
# $date (String) - the last day
cohorts-overdue = انقضى أجل الفوج في { $date }. ما زال بإمكانكم إتمام الدورة، وكل ما أنجزتموه محفوظ.
cohorts-mine = فوجكم
cohorts-people = الأشخاص
cohorts-completed = أتموا الدورة
cohorts-waiting = شهادات تنتظر
cohorts-name = اسم الفوج
cohorts-name-hint = كما سيقرؤه من فيه، مثال: فوج الخريف – الرباط
cohorts-starts-on = يوم البداية
cohorts-ends-on = آخر يوم
cohorts-ends-hint = يُحتسب هذا اليوم كاملاً بتوقيت المغرب. لا شيء يُغلق بعده.
cohorts-trainer = بريد المكوِّن(ة)
cohorts-trainer-hint = اختياري. يطلع على الفوج دون تغييره.
cohorts-capacity = عدد المقاعد
cohorts-capacity-hint = اختياري. اتركوه فارغاً إذا لم يكن العدد محدوداً.
cohorts-fault-course = اختاروا دورة من اللائحة
cohorts-fault-name = اكتبوا اسماً من حرفين إلى 120 حرفاً
cohorts-fault-twice = لهذه الدورة فوج آخر بهذا الاسم؛ اختاروا اسماً غيره
cohorts-fault-day = اكتبوا يوماً صحيحاً، مثال: 2026-12-12
cohorts-fault-days = آخر يوم يسبق يوم البداية؛ صححوا أحدهما
cohorts-fault-trainer = اكتبوا البريد كاملاً، مثال: nom@exemple.ma
cohorts-fault-no-trainer = لا مكوِّن بهذا البريد. امنحوا الصفة أولاً من صفحة الشخص.
cohorts-fault-capacity = اكتبوا عدداً من 1 إلى 100000، أو اتركوا الخانة فارغة
cohorts-fault-nobody = ألصقوا عنواناً واحداً على الأقل
cohorts-fault-department = اختاروا قطاعاً من اللائحة
cohorts-fault-lines = لم يُضف أحد: في اللائحة أسطر لا يمكن إضافتها. صححوها، أو ضعوا علامة على تركها.
cohorts-refused-closed = هذا الفوج مغلق. أعيدوا فتحه لإضافة أشخاص.
# $count (Number) - places left
cohorts-refused-full = { $count ->
    [zero] لم يُضف أحد: لم يبق مقعد في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
    [one] لم يُضف أحد: بقي مقعد واحد في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
    [two] لم يُضف أحد: بقي مقعدان في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
    [few] لم يُضف أحد: بقيت { $count } مقاعد في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
    [many] لم يُضف أحد: بقي { $count } مقعداً في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
   *[other] لم يُضف أحد: بقي { $count } مقعد في الفوج. زيدوا عدد المقاعد أو أنقصوا من اللائحة.
}
# $count (Number) - people in it
cohorts-refused-smaller = { $count ->
    [zero] ليس في الفوج أحد.
    [one] في الفوج شخص واحد؛ لا يقل عدد المقاعد عنه.
    [two] في الفوج شخصان؛ لا يقل عدد المقاعد عنهما.
    [few] في الفوج { $count } أشخاص؛ لا يقل عدد المقاعد عنهم.
    [many] في الفوج { $count } شخصاً؛ لا يقل عدد المقاعد عنهم.
   *[other] في الفوج { $count } شخص؛ لا يقل عدد المقاعد عنهم.
}
# $count (Number) - the most
cohorts-refused-many = لم يُضف أحد: يُضاف { $count } شخص على الأكثر دفعة واحدة. قسموا اللائحة، أو اختاروا قطاعاً أدنى.
cohorts-refused-changed = لم يُضف أحد: غيّر شخص آخر اللائحة في الوقت نفسه. أعيدوا المحاولة.
cohorts-is-begun = أُنشئ الفوج. يمكنكم الآن إضافة أشخاص.
cohorts-saved = حُفظت معطيات الفوج
cohorts-is-closed = أُغلق الفوج. يبقى من فيه.
cohorts-is-open = أُعيد فتح الفوج
cohorts-change = تغيير معطيات الفوج أو إغلاقه
cohorts-close = إغلاق الفوج
cohorts-close-hint = لا يُضاف أحد إلى فوج مغلق، ويبقى من فيه. يمكن فتحه من جديد.
cohorts-reopen = إعادة فتح الفوج
cohorts-add = إضافة أشخاص
cohorts-addresses = عناوين البريد
cohorts-addresses-hint = عنوان في كل سطر، أو عمود منسوخ من جدول. من لم يسجل في الدورة يُسجل فيها، ويتوصل كل شخص برسالة.
cohorts-move = نقل من هو في فوج آخر من هذه الدورة
cohorts-skip = ترك الأسطر التي لا يمكن إضافتها وإضافة غيرها
cohorts-add-them = إضافتهم
cohorts-department = أو قطاع كامل مع ما تحته
cohorts-department-hint = من أُكد بريده وحسابه مفتوح. من هو في فوج آخر يبقى فيه ما لم تطلبوا نقله.
cohorts-no-department = اختاروا قطاعاً
cohorts-add-department = إضافة القطاع
cohorts-report = ما سيصير إليه كل سطر
cohorts-line = السطر
cohorts-outcome = المآل
cohorts-line-enrolled = يُسجل في الدورة ويُضاف
cohorts-line-added = يُضاف
# $cohort (String) - the other cohort
cohorts-line-moved = يُنقل من فوج «{ $cohort }»
cohorts-line-already = في الفوج من قبل
# $cohort (String) - the other cohort
cohorts-line-elsewhere = في فوج «{ $cohort }»: اطلبوا نقله إن شئتم
cohorts-line-unknown = لا حساب بهذا البريد
cohorts-line-unconfirmed = لم يُؤكد هذا البريد بعد
cohorts-line-locked = هذا الحساب مغلق
cohorts-line-not-address = ليس عنوان بريد
# $count (Number) - people
cohorts-sum-enrolled = سُجلوا وأُضيفوا: { $count }
# $count (Number) - people
cohorts-sum-added = أُضيفوا: { $count }
# $count (Number) - people
cohorts-sum-moved = نُقلوا من فوج آخر: { $count }
# $count (Number) - people
cohorts-sum-already = كانوا في الفوج: { $count }
# $count (Number) - people
cohorts-sum-left = لم يُضافوا: { $count }
cohorts-sum-nobody = لا أحد لإضافته
cohorts-nobody = لا أحد في هذا الفوج بعد
cohorts-take-out = إخراج
# $email (String) - the address
cohorts-take-out-of = إخراج { $email } من الفوج؟ يبقى التسجيل في الدورة.
cohorts-taken-out = أُخرج الشخص من الفوج، ويبقى مسجلاً في الدورة
cohorts-was-out = لم يعد هذا الشخص في الفوج
cohorts-act-begun = إنشاء فوج
cohorts-act-changed = تغيير معطيات فوج
cohorts-act-closed = إغلاق فوج
cohorts-act-reopened = إعادة فتح فوج
cohorts-act-added = إضافة أشخاص إلى فوج
cohorts-act-removed = إخراج شخص من فوج
# $title (String) - the course
cohorts-letter-subject = فوجكم في دورة «{ $title }»
# $title (String) - the course
# $cohort (String) - its name
cohorts-letter-body = أنتم مسجلون في دورة «{ $title }» ضمن فوج «{ $cohort }».
# $date (String) - the last day
cohorts-letter-deadline = ندعوكم إلى إتمام الدورة قبل نهاية { $date }. يُحفظ تقدمكم في كل خطوة.
cohorts-letter-button = فتح الدورة
cohorts-letter-footnote = وصلتكم هذه الرسالة لأن إدارة المنصة أضافتكم إلى فوج من أفواج التكوين.
