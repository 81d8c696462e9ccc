marking-title = التصحيح
marking-lead = الأجوبة التي تنتظر مصححاً، سؤالاً بعد سؤال، الأقدم أولاً. تُصحَّح دون اسم صاحبها ولا إدارته.
marking-waiting = في انتظار التصحيح
marking-nothing = لا جواب ينتظر التصحيح.
marking-question = السؤال
marking-count = ما ينتظر
marking-since = أقدم تسليم
marking-do = التصحيح
marking-begin = بدء التصحيح
marking-for-others = ينتظر مصححاً آخر
marking-answers = { $count ->
    [zero] لا تصحيح
    [one] تصحيح واحد
    [two] تصحيحان
    [few] { $count } تصحيحات
    [many] { $count } تصحيحاً
   *[other] { $count } تصحيح
}
marking-decisions = { $count ->
    [zero] لا حاجة إلى بت
    [one] واحد منها للبت بين نقطتين
    [two] اثنان منها للبت بين نقطتين
    [few] { $count } منها للبت بين نقطتين
    [many] { $count } منها للبت بين نقطتين
   *[other] { $count } منها للبت بين نقطتين
}
marking-quizzes = الاختبارات
marking-sittings-title = المحاولات المسلَّمة
marking-sittings = { $count ->
    [zero] لا محاولة
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
    [many] { $count } محاولة
   *[other] { $count } محاولة
}
marking-again = إعادة التصحيح
marking-again-do = إعادة تصحيح الاختبار
marking-regrades = آخر عمليات إعادة التصحيح
marking-under-way = جارية
# $number (String) - of the answer
# $total (String) - how many there are
marking-place = الجواب { $number } من { $total }
marking-answer = الجواب
marking-words = { $count ->
    [zero] بدون كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
marking-points = النقط
marking-result = النتيجة
# $percent (String) - of the points of the question
marking-role-two = يصحح هذا الجواب شخصان لا يرى أحدهما نقطة الآخر. إذا لم يتجاوز الفرق بين النقطتين { $percent } من نقط السؤال احتُسب متوسطهما، وإلا بتّ فيهما شخص ثالث.
# $percent (String) - of the points of the question
marking-role-decision = تجاوز الفرق بين النقطتين { $percent } من نقط السؤال. النقطة التي تمنحونها هي التي تُحتسب.
marking-given = النقط الممنوحة
marking-first = المصحح الأول
marking-second = المصحح الثاني
marking-decision = القرار
marking-comment = ملاحظة لصاحب الجواب
marking-comment-hint = يقرؤها مع نتيجته. يمكن تركها فارغة.
marking-save-next = حفظ والانتقال إلى التالي
marking-save-stop = حفظ والتوقف
# $time (String) - a time of day
marking-until = هذا الجواب محجوز لكم إلى الساعة { $time }.
marking-keys = بلوحة المفاتيح: الأرقام لاختيار المستوى، وCtrl+Enter للحفظ.
marking-instructions = توجيهات التصحيح
marking-model = جواب نموذجي
marking-anonymous = لا يظهر اسم صاحب الجواب ولا إدارته، وترتيب الأجوبة لا يدل على أحد.
marking-saved = حُفظت النقطة.
marking-none-left = لم يبق في هذا السؤال جواب تصححونه.
# $criterion (String) - what is looked at
marking-fault-level = اختاروا مستوى للمعيار «{ $criterion }»
# $points (String) - the most that the question earns
marking-fault-mark = اكتبوا عدداً من 0 إلى { $points }، مثل 1 أو 1,5
marking-fault-reason = اكتبوا سبب تصحيح النقطة
marking-refused-own = هذا جوابكم: يصححه شخص آخر.
marking-refused-both = سبق أن صححتم هذا الجواب: النقطة الأخرى يمنحها شخص آخر.
marking-refused-taken = أخذ مصحح آخر هذا الجواب أو صححه. لم يُحفظ ما كتبتموه هنا: انسخوه إن احتجتم إليه، ثم ارجعوا إلى قائمة التصحيح.
marking-refused-changed = غيَّر شخص آخر هذه النقطة للتو. أعيدوا فتح الصفحة وانظروا النقطة الحالية قبل تغييرها.
marking-refused-no-question = اختاروا سؤالاً واحداً على الأقل
marking-refused-no-reason = اكتبوا السبب: يقرؤه من تتغير نتيجته
# $question (String) - its identifier
marking-refused-no-key = لا وجود للسؤال { $question } في هذه النسخة: اختاروا نسخة أخرى، أو امنحوا الجميع نقط السؤال
marking-person = الاسم
marking-no-sitting = لا محاولة تطابق هذا البحث
marking-awaiting = في انتظار التصحيح
# $date (String) - a day
marking-by-hand = منح مصحح هذه النقطة في { $date }.
# $date (String) - a day
marking-again-on = أُعيد تصحيح السؤال في { $date }.
marking-correct = تصحيح النقطة
marking-new-mark = النقطة الجديدة
marking-reason = السبب
marking-reason-hint = يقرؤه صاحب النتيجة، ويُحفظ في سجل العمليات.
marking-correct-do = اعتماد النقطة الجديدة
marking-corrected = صُححت النقطة، وأُخبر صاحبها إن تغيرت نتيجته.
marking-again-lead = بعد تصحيح مفتاح سؤال في نسخة جديدة، أو سحب سؤال: ننظر أولاً فيما سيتغير، ثم تقررون. تبقى الأوراق كما كانت، ويُحفظ المفتاح الجديد إلى جانبها.
marking-questions = الأسئلة المعنية
marking-key-changed = تغير مفتاحه
marking-key-gone = لم يعد في الاختبار
marking-how = الطريقة
marking-how-key = تطبيق مفتاح نسخة
# $number (Number) - of the version
marking-how-key-of = تطبيق مفتاح النسخة { $number }
marking-how-points = منح الجميع نقط السؤال
marking-version = النسخة
marking-version-hint = مع «تطبيق مفتاح»: النسخة التي يُؤخذ منها المفتاح، وتُصحَّح به أوراق ما قبلها. مع «منح الجميع»: آخر نسخة تُمنح أوراقها النقط.
# $number (Number) - of the version
marking-version-offered = النسخة { $number } (المعروضة الآن)
marking-falls = السماح بأن تنقص النقط
marking-falls-hint = بدون ذلك ترتفع النقط أو تبقى كما هي.
marking-look = معاينة ما سيتغير
marking-would = ما سيتغير
marking-concerned = المحاولات المعنية
marking-changed = نتائج تتغير
marking-risen = ترتفع
marking-fallen = تنقص
marking-newly-passed = ينجحون بعد ذلك
marking-newly-failed = لا يبلغون العتبة بعد ذلك
marking-no-change = لا نتيجة تتغير.
marking-more = { $count ->
    [zero] هذا كل شيء.
    [one] ونتيجة أخرى واحدة.
    [two] ونتيجتان أخريان.
    [few] و{ $count } نتائج أخرى.
    [many] و{ $count } نتيجة أخرى.
   *[other] و{ $count } نتيجة أخرى.
}
marking-decide-note = يتلقى كل من تتغير نتيجته رسالة، وتُسجل نجاحات من بلغ العتبة ومعها شهاداته. لا تُسحب أي شهادة. يسري القرار أيضاً على من لم يسلم بعد ورقة من هذه النسخ.
marking-decide = إعادة التصحيح الآن
marking-again-done = أُعيد التصحيح.
marking-before = قبل
marking-after = بعد
marking-by-how-much = الفرق
marking-then = العتبة
marking-passes = بلغها
marking-fails = لم يعد يبلغها
marking-regrade = إعادة تصحيح اختبار
marking-goes-on = ما زال التصحيح جارياً. حدِّثوا الصفحة بعد قليل.
marking-looked-at = ما نُظر فيه
marking-kept = من لم يعد يبلغ العتبة
marking-kept-lead = يحتفظون بما سُجل لهم وبشهاداتهم. إذا وجب سحب شهادة فذلك قرار للإدارة، من صفحة الشهادات.
marking-admin = التصحيح
# $earned (String) - points
# $total (String) - points
marking-of = { $earned } من { $total }
marking-letter-button = الاطلاع على النتيجة
# $quiz (String) - its title
marking-letter-ready-subject = نتيجتكم جاهزة: { $quiz }
# $quiz (String) - its title
# $course (String) - its title
marking-letter-ready-body = اكتمل تصحيح أجوبتكم في اختبار «{ $quiz }» من دورة «{ $course }».
# $quiz (String) - its title
marking-letter-changed-subject = تغيرت نتيجتكم: { $quiz }
# $quiz (String) - its title
# $course (String) - its title
marking-letter-changed-body = أُعيد تصحيح ورقتكم في اختبار «{ $quiz }» من دورة «{ $course }»، فتغيرت نقطها.
marking-letter-keeps = ما سُجل لكم من قبل يبقى لكم، ومنه شهادتكم إن كانت لكم شهادة.
marking-points-before = النقط من قبل
marking-awaiting-title = في انتظار التصحيح
marking-awaiting-lead = { $count ->
    [zero] اكتمل تصحيح أجوبتكم.
    [one] جواب واحد ينتظر أن يصححه شخص. نتيجتكم مؤقتة حتى ذلك الحين، وستصلكم رسالة عند اكتمالها.
    [two] جوابان ينتظران أن يصححهما شخص. نتيجتكم مؤقتة حتى ذلك الحين، وستصلكم رسالة عند اكتمالها.
    [few] { $count } أجوبة تنتظر أن يصححها شخص. نتيجتكم مؤقتة حتى ذلك الحين، وستصلكم رسالة عند اكتمالها.
    [many] { $count } جواباً تنتظر أن يصححها شخص. نتيجتكم مؤقتة حتى ذلك الحين، وستصلكم رسالة عند اكتمالها.
   *[other] { $count } جواب تنتظر أن يصححها شخص. نتيجتكم مؤقتة حتى ذلك الحين، وستصلكم رسالة عند اكتمالها.
}
# $earned (String) - points so far
# $points (String) - points to earn, in words
marking-so-far = إلى الآن { $earned } من { $points }.
# $date (String) - a day
marking-key-corrected = صُحح مفتاح هذا السؤال في { $date }، وهو المعروض هنا.
# $date (String) - a day
marking-points-given = مُنحت نقط هذا السؤال للجميع في { $date }.
marking-comment-of = ملاحظة المصحح:
marking-act-corrected = تصحيح نقطة
marking-act-regraded = إعادة تصحيح اختبار
