quizzes-quiz = اختبار
quizzes-true = صحيح
quizzes-false = خطأ
quizzes-kind-single = اختيار واحد
quizzes-kind-multiple = اختيار متعدد
quizzes-kind-true-false = صحيح أو خطأ
quizzes-kind-numeric = عدد
quizzes-kind-short = جواب قصير
quizzes-kind-matching = مطابقة
quizzes-kind-ordering = ترتيب
quizzes-kind-kprim = أربع عبارات
quizzes-kind-cloze = ملء الفراغات
quizzes-kind-mark-error = تعيين الأخطاء
quizzes-kind-hotspot = تحديد موضع في صورة
quizzes-kind-essay = جواب محرَّر
quizzes-kind-likert = مقياس رأي
quizzes-hint-partial = اختاروا كل ما يصح. كل اختيار خاطئ ينقص مما كسبتم في هذا السؤال.
quizzes-hint-all-or-nothing = اختاروا كل ما يصح دون غيره: لا تُكسب النقط إلا بالجواب الكامل.
quizzes-hint-numeric = اكتبوا عدداً.
quizzes-hint-short = كلمة أو عبارة قصيرة. لا يُنظر إلى التشكيل ولا إلى الهمزات.
quizzes-hint-matching = اختاروا لكل عنصر ما يناسبه.
quizzes-hint-ordering = استعملوا زري «إلى أعلى» و«إلى أسفل». يُحفظ الترتيب بعد كل نقلة.
quizzes-hint-kprim = احكموا على كل عبارة: صحيح أو خطأ. أربعة أحكام صائبة تكسب كل النقط، وثلاثة تكسب نصفها.
quizzes-hint-kprim-strict = احكموا على كل عبارة: صحيح أو خطأ. لا تُكسب النقط إلا بأربعة أحكام صائبة.
quizzes-hint-cloze = املؤوا كل فراغ.
quizzes-hint-mark-error = علِّموا كل خطأ في النص. كل علامة في غير موضعها تنقص مما كسبتم في هذا السؤال.
quizzes-hint-hotspot = اختاروا الموضع باسمه؛ الأرقام مرسومة على الصورة.
quizzes-hint-essay = يقرأ المكوِّن ما تكتبون وينقطه.
quizzes-hint-likert = لا جواب صحيحاً هنا: اختاروا ما يعبر عن رأيكم. هذا السؤال لا يُنقَّط.
quizzes-choose = اختاروا…
# $number (String) - of the gap in the text
quizzes-gap = الفراغ { $number }
quizzes-bank = الكلمات:
quizzes-statement = العبارة
# $least (String) - how many
# $most (String) - how many
quizzes-words-between = عدد الكلمات المطلوب: من { $least } إلى { $most }.
# $least (String) - how many
quizzes-words-least = عدد الكلمات المطلوب: { $least } على الأقل.
# $most (String) - how many
quizzes-words-most = عدد الكلمات المطلوب: { $most } على الأكثر.
quizzes-my-order = هذا هو ترتيبي
# $step (String) - a step
quizzes-move-up = نقل إلى أعلى: { $step }
# $step (String) - a step
quizzes-move-down = نقل إلى أسفل: { $step }
# $rank (String) - where a step stands now
# $step (String) - the step
quizzes-moved = انتقل إلى الرتبة { $rank }: { $step }
# $number (String) - of the question
# $total (String) - how many there are
quizzes-question-of = السؤال { $number } من { $total }
# $number (String) - of the question
quizzes-question = السؤال { $number }
# $number (String) - of the sitting
# $total (String) - how many are allowed
quizzes-attempt-of = المحاولة { $number } من { $total }
# $number (String) - of the sitting
quizzes-attempt = المحاولة { $number }
quizzes-points = { $count ->
    [zero] بدون نقط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $count } نقط
    [many] { $count } نقطة
   *[other] { $count } نقطة
}
# $points (String) - points with decimals
quizzes-points-part = { $whole ->
   *[other] { $points } نقطة
}
quizzes-questions = { $count ->
    [zero] بدون أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالاً
   *[other] { $count } سؤال
}
quizzes-attempts = { $count ->
    [zero] بدون محاولات
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
    [many] { $count } محاولة
   *[other] { $count } محاولة
}
quizzes-left = { $count ->
    [zero] لم تبق أي محاولة
    [one] بقيت محاولة واحدة
    [two] بقيت محاولتان
    [few] بقيت { $count } محاولات
    [many] بقيت { $count } محاولة
   *[other] بقيت { $count } محاولة
}
# $attempts (String) - how many are allowed, in words
# $left (String) - how many are left, in words
quizzes-attempts-left = { $attempts }، { $left }
quizzes-attempts-unlimited = بعدد ما تشاؤون
quizzes-no-limit = بدون حد
quizzes-fact-questions = الأسئلة
quizzes-fact-pass = عتبة النجاح
quizzes-fact-time = الوقت
quizzes-fact-attempts = المحاولات
quizzes-front-saving = تُحفظ أجوبتكم وأنتم تجيبون، ويمكنكم المتابعة من جهاز آخر.
quizzes-time-up-rule = { $seconds ->
    [zero] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة.
    [one] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة، مع مهلة ثانية واحدة لوصول آخر حفظ.
    [two] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة، مع مهلة ثانيتين لوصول آخر حفظ.
    [few] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة، مع مهلة { $seconds } ثوانٍ لوصول آخر حفظ.
    [many] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة، مع مهلة { $seconds } ثانية لوصول آخر حفظ.
   *[other] عند انتهاء الوقت تُسلَّم الأجوبة المحفوظة، مع مهلة { $seconds } ثانية لوصول آخر حفظ.
}
quizzes-start = بدء الاختبار
quizzes-start-again = بدء محاولة جديدة
quizzes-resume = متابعة الاختبار
quizzes-past = المحاولات السابقة
quizzes-past-number = المحاولة
quizzes-past-at = تاريخ التسليم
quizzes-past-points = النقط
quizzes-past-result = النتيجة
quizzes-back-to-course = العودة إلى الدورة
# $questions (String) - how many questions, in words
# $percent (String) - the pass mark
quizzes-lead = { $questions }، وعتبة النجاح { $percent }.
quizzes-saving-alone = تُحفظ أجوبتكم تلقائياً، ويمكنكم المتابعة من جهاز آخر قبل التسليم.
quizzes-saving-by-hand = احفظوا أجوبتكم بالزر الموجود أسفل الصفحة، ويمكنكم المتابعة من جهاز آخر قبل التسليم.
quizzes-ends-at = ينتهي على الساعة
quizzes-time-left = متبقٍّ
# $minutes (String) - how many are left
quizzes-minutes-left = الوقت المتبقي بالدقائق: { $minutes }
# $time (String) - a time of day
quizzes-saved-at = حُفظ على الساعة { $time }
quizzes-nothing-saved = لم يُحفظ شيء بعد
quizzes-saving = جارٍ الحفظ…
quizzes-unsaved = لم يُحفظ بعد. سنعيد المحاولة.
quizzes-answered = أُجيب عن
quizzes-of = من
quizzes-save = حفظ والمتابعة لاحقاً
quizzes-submit = تسليم الأجوبة
quizzes-submit-anyway = التسليم رغم ذلك
quizzes-submit-note = بعد التسليم لا يمكن تعديل الأجوبة في هذه المحاولة. نعرض عليكم قبل ذلك الأسئلة التي بقيت دون جواب.
quizzes-recap-title = قبل التسليم
quizzes-recap-complete = أجبتم عن جميع الأسئلة، وأجوبتكم محفوظة.
quizzes-recap-missing = { $count ->
    [zero] أجبتم عن جميع الأسئلة.
    [one] بقي سؤال واحد دون جواب. ما أجبتم عنه محفوظ.
    [two] بقي سؤالان دون جواب. ما أجبتم عنه محفوظ.
    [few] بقيت { $count } أسئلة دون جواب. ما أجبتم عنه محفوظ.
    [many] بقي { $count } سؤالاً دون جواب. ما أجبتم عنه محفوظ.
   *[other] بقي { $count } سؤال دون جواب. ما أجبتم عنه محفوظ.
}
quizzes-recap-back = الرجوع إلى الأسئلة
quizzes-recap-note = السؤال الذي يبقى دون جواب لا يكسب أي نقطة. بعد التسليم لا يمكن تعديل الأجوبة في هذه المحاولة.
quizzes-time-up-title = انتهى الوقت
# $time (String) - a moment
quizzes-time-up-ended = انتهى وقت هذه المحاولة على الساعة { $time }.
# $answered (String) - how many questions
# $total (String) - of how many
quizzes-time-up-answered = تُحتسب الأجوبة التي حُفظت قبل ذلك: { $answered } من { $total }.
quizzes-time-up-see = الاطلاع على النتيجة
quizzes-flash-too-late = وصلت هذه الأجوبة بعد انتهاء الوقت، فاحتُسبت الأجوبة التي حُفظت قبله.
quizzes-result-title = نتيجة الاختبار
# $percent (String) - the share earned
quizzes-result-percent = النتيجة { $percent }
quizzes-passed = نجحتم في الاختبار
quizzes-failed = لم تبلغوا عتبة النجاح
# $earned (String) - points earned, a figure
# $points (String) - points to earn, in words
# $percent (String) - the pass mark
quizzes-score = { $earned } من { $points }، والعتبة { $percent }.
# $time (String) - a moment
quizzes-ran-out = انتهى الوقت في { $time }، وسُلِّمت الأجوبة المحفوظة.
quizzes-course-complete = أتممتم الدورة. تجدون حالة شهادتكم في صفحة شهاداتكم.
quizzes-keys-hidden = تُعرض النقط في هذا الاختبار دون الأجوبة الصحيحة.
quizzes-tag-yours = جوابكم
quizzes-tag-right = الجواب الصحيح
quizzes-tag-passed = ناجحة
quizzes-tag-failed = دون العتبة
quizzes-tag-unanswered = بلا جواب
quizzes-tag-awaiting = في انتظار التنقيط
quizzes-tag-unmarked = لا يُنقَّط
quizzes-tag-part = جزء من النقط
quizzes-no-answer = بلا جواب
quizzes-given = جوابكم:
quizzes-expected = الجواب الصحيح:
# $points (String) - of a level of a criterion, «نقطتان»
quizzes-level = { $points }:
quizzes-fix = الصواب:
quizzes-model = جواب نموذجي:
quizzes-placed = وضعتموه في الرتبة:
quizzes-retry = محاولة أخرى
# $left (String) - how many are left, in words
quizzes-retry-left = محاولة أخرى ({ $left })
quizzes-next = التالي:
quizzes-continue = متابعة الدورة
quizzes-refused-not-enrolled = هذا الاختبار للمسجلين في الدورة. سجلوا فيها ثم ابدؤوا الاختبار.
quizzes-refused-no-attempts = استُعملت جميع المحاولات المسموح بها في هذا الاختبار.
quizzes-refused-empty = لا يتضمن هذا الاختبار أي سؤال بعد. أخبروا المكوِّن بذلك.
quizzes-refused-closed = سُلِّمت هذه المحاولة من قبل، فلم يتغير فيها شيء.
quizzes-refused-too-late = انتهى الوقت، فلم تُحفظ هذه الأجوبة. تُحتسب الأجوبة التي حُفظت قبل ذلك.
