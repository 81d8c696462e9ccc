quizzes-refused-not-yet = لم يُفتح هذا الاختبار بعد. تجدون موعد فتحه في صفحته.
quizzes-refused-ended = أُغلق هذا الاختبار، فلا يمكن بدء محاولة جديدة.
quizzes-refused-wait = لا بد من الانتظار بين محاولة وأخرى. تجدون في صفحة الاختبار متى يمكنكم البدء من جديد.
quizzes-refused-closes-first = تنتهي مدة الانتظار بعد إغلاق الاختبار، فلا يمكن بدء محاولة أخرى.
quizzes-refused-password = كلمة سر الاختبار غير صحيحة. اطلبوها من المكوِّن، واكتبوها كما هي.
quizzes-fact-opens = يُفتح
quizzes-fact-closes = يُغلق
quizzes-fact-counts = النتيجة المعتمدة
quizzes-fact-pages = عرض الأسئلة
quizzes-fact-wait = الانتظار بين المحاولات
quizzes-counts-best = أفضل محاولة
quizzes-counts-last = آخر محاولة
quizzes-counts-first = أول محاولة
quizzes-counts-average = معدل المحاولات
quizzes-pages-all = كلها في صفحة واحدة
quizzes-pages-section = كل قسم في صفحة
quizzes-pages-question = كل سؤال في صفحة
quizzes-days = { $count ->
    [zero] بدون أيام
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
# $first (String) - how long, in words
# $later (String) - how long, in words
quizzes-wait-both = { $first } بعد الأولى، ثم { $later } بعد كل محاولة
# $first (String) - how long, in words
quizzes-wait-first = { $first } بعد الأولى
# $later (String) - how long, in words
quizzes-wait-later = { $later } ابتداءً من المحاولة الثانية
quizzes-time-up-grace = عند انتهاء الوقت لا تُقبل أجوبة جديدة، وتبقى لكم 24 ساعة لتسليم ما حُفظ. المحاولة التي لا تُسلَّم خلالها لا تُحتسب.
quizzes-time-up-discard = سلّموا المحاولة بأنفسكم قبل انتهاء الوقت: المحاولة التي لا تُسلَّم في وقتها لا تُحتسب.
quizzes-rule-used = المحاولة التي لا تُحتسب تُخصم مع ذلك من عدد المحاولات.
quizzes-rule-closes = المحاولة الجارية تنتهي عند إغلاق الاختبار، ولو لم تنته مدتها.
quizzes-rule-sequential = لا رجوع إلى صفحة بعد مغادرتها: أجيبوا عن أسئلتها قبل الانتقال إلى التي تليها.
quizzes-rule-granted = تتضمن هذه الشروط ما مُنح لكم استثناءً.
# $moment (String) - a moment
quizzes-front-opens-at = يمكنكم البدء في { $moment }.
# $moment (String) - a moment
quizzes-front-closed-at = أُغلق الاختبار في { $moment }، فلا يمكن بدء محاولة جديدة.
# $moment (String) - a moment
quizzes-front-again-at = يمكنكم بدء محاولة أخرى ابتداءً من { $moment }.
# $percent (String) - a percentage
# $counts (String) - which sitting counts
quizzes-front-standing = نتيجتكم إلى الآن: { $percent } ({ $counts }).
quizzes-password = كلمة سر الاختبار
quizzes-password-hint = يعطيكم إياها المكوِّن. اكتبوها كما هي.
quizzes-tag-discarded = لا تُحتسب
# $time (String) - a moment
quizzes-discarded = انتهى الوقت في { $time } ولم تُسلَّم هذه المحاولة، فهي لا تُحتسب.
# $page (String) - which one
# $total (String) - how many there are
quizzes-page-of = الصفحة { $page } من { $total }
quizzes-page-next = حفظ والانتقال إلى الصفحة التالية
quizzes-page-previous = الصفحة السابقة
quizzes-nav = أسئلة الاختبار
quizzes-nav-answered = أُجيب عنه
quizzes-nav-open = بلا جواب
quizzes-nav-left = غودرت صفحته
quizzes-nav-later = في صفحة لاحقة
# $question (String) - which one
# $state (String) - whether it has an answer
quizzes-nav-question = { $question }، { $state }
quizzes-nav-saves = الانتقال إلى سؤال يحفظ أجوبة هذه الصفحة.
quizzes-flash-page-left = غادرتم هذه الصفحة من قبل، فلم يتغير فيها شيء.
# $moment (String) - a moment
quizzes-hand-in-until = يمكنكم تسليمها إلى غاية { $moment } دون أجوبة جديدة، وإلا فلن تُحتسب.
# $answered (String) - how many questions
# $total (String) - of how many
quizzes-hand-in-answered = الأجوبة المحفوظة: { $answered } من { $total }.
quizzes-time-up-lost = لم تُسلَّم هذه المحاولة في الوقت، فهي لا تُحتسب.
quizzes-flash-discarded = انتهى الوقت قبل تسليم هذه المحاولة، فهي لا تُحتسب.
quizzes-overrides = استثناءات الاختبار
quizzes-overrides-lead = ما يُمنح لشخص أو لفوج أو لقطاع في هذا الاختبار خلاف شروطه. ما مُنح للشخص يسبق ما مُنح لفوجه، وما مُنح للفوج يسبق ما مُنح للقطاع، وإذا شمله عدة قطاعات طُبّق الأنفع له. تتأخر نهاية المحاولة الجارية حالاً، ولا تتقدم أبداً.
quizzes-overrides-none = لم يُمنح أي استثناء في هذا الاختبار.
quizzes-override-whom = لفائدة
quizzes-override-what = ما مُنح
quizzes-override-reason = السبب
quizzes-override-by = منحه
# $who (String) - a name
# $moment (String) - a moment
quizzes-override-given = { $who }، { $moment }
quizzes-override-remove = حذف
# $whom (String) - a name
quizzes-override-remove-of = حذف استثناء { $whom }
quizzes-override-add = منح استثناء
quizzes-override-search = البحث عن شخص بالاسم أو بالبريد الإلكتروني
quizzes-override-found = اختاروا الشخص
quizzes-override-nobody = لا أحد بهذا الاسم أو بهذا العنوان.
quizzes-override-many = هذه أولى النتائج. أضيفوا كلمة إلى البحث لتضييقها.
quizzes-override-cohort = أو فوج من أفواج الدورة
quizzes-override-no-cohort = بدون فوج
quizzes-override-department = أو قطاع بجميع ما تحته
quizzes-override-no-department = بدون قطاع
quizzes-override-no-person = لا أحد منهم: الاستثناء لفوج أو لقطاع
quizzes-override-terms = ما يُمنح
quizzes-override-empty = الحقل الفارغ يبقى كما في شروط الاختبار.
quizzes-override-extra = دقائق إضافية
quizzes-override-minutes = أو مدة أخرى بالدقائق
quizzes-override-attempts = عدد آخر من المحاولات
quizzes-override-zero = 0: بدون حد
quizzes-override-opens = موعد آخر للفتح
quizzes-override-closes = موعد آخر للإغلاق
quizzes-override-no-password = دون كلمة سر
quizzes-override-reason-hint = يُحفظ في السجل مع اسمكم.
quizzes-override-give = منح الاستثناء
quizzes-override-of-cohort = فوج
quizzes-override-of-department = قطاع بجميع ما تحته
# $extra (String) - how long, in words
quizzes-override-has-extra = زيادة { $extra }
# $minutes (String) - how long, in words
quizzes-override-has-minutes = المدة: { $minutes }
# $attempts (String) - how many, in words
quizzes-override-has-attempts = المحاولات: { $attempts }
# $moment (String) - a moment
quizzes-override-has-opens = يُفتح في { $moment }
# $moment (String) - a moment
quizzes-override-has-closes = يُغلق في { $moment }
quizzes-override-fault-whom = اختاروا شخصاً أو فوجاً أو قطاعاً، واحداً لا غير
quizzes-override-fault-nothing = امنحوا شيئاً واحداً على الأقل
quizzes-override-fault-both = دقائق إضافية أو مدة أخرى، لا الاثنتان معاً
# $least (Number) - the lowest
# $most (Number) - the highest
quizzes-override-fault-number = اكتبوا عدداً صحيحاً من { $least } إلى { $most }، أو اتركوا الحقل فارغاً
quizzes-override-fault-moment = اكتبوا اليوم والساعة، مثل 2026-12-01T09:00
quizzes-override-fault-dates = يجب أن يسبق الفتح الإغلاق
quizzes-override-fault-reason = اكتبوا السبب
quizzes-override-fault-twice = مُنح استثناء من قبل في هذا الاختبار. احذفوه أولاً لتغييره.
# $count (Number) - sittings under way that end later
quizzes-override-is-given = { $count ->
    [zero] مُنح الاستثناء.
    [one] مُنح الاستثناء، وتأخرت نهاية محاولة جارية واحدة.
    [two] مُنح الاستثناء، وتأخرت نهاية محاولتين جاريتين.
    [few] مُنح الاستثناء، وتأخرت نهاية { $count } محاولات جارية.
    [many] مُنح الاستثناء، وتأخرت نهاية { $count } محاولة جارية.
   *[other] مُنح الاستثناء، وتأخرت نهاية { $count } محاولة جارية.
}
quizzes-override-is-removed = حُذف الاستثناء. المحاولات الجارية تحتفظ بما مُنح لها.
quizzes-overrides-of-all = الاستثناءات
quizzes-overrides-of-all-lead = لكل اختبار منشور: ما مُنح فيه لأشخاص أو لأفواج أو لقطاعات.
quizzes-overrides-quiz = الاختبار
quizzes-overrides-course = الدورة
quizzes-overrides-count = عدد الاستثناءات
quizzes-act-override-given = منح استثناء في اختبار
quizzes-act-override-removed = حذف استثناء في اختبار
