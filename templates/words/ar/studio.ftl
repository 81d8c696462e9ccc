studio-title-page = استوديو المكوِّن
studio-lead = تحرير الدورات ومعاينتها كما يراها المستفيدون، ثم نشر نسخة جديدة دون أن يضيع شيء على من بدأ.
studio-none = لا دورات بعد
studio-none-hint = أنشئوا دورة جديدة، أو ضعوا ملفات دورة في مجلد الدورات.
studio-new-course = دورة جديدة
studio-begin = إنشاء الدورة
studio-begun = أُنشئت الدورة. أضيفوا درساً أول.
studio-source = لغة المصدر
studio-source-hint = هي اللغة التي تُترجم منها اللغات الأخرى. لا تتغير بعد ذلك.
# $language (String) - a language
studio-title-in = العنوان ({ $language })
studio-id = المعرِّف في العناوين
studio-id-hint = من 2 إلى 40 حرفاً لاتينياً صغيراً أو رقماً أو واصلة، ويبدأ بحرف: crisis-communication. لا يتغير أبداً.
studio-fault-id = اكتبوا معرِّفاً من 2 إلى 40 حرفاً لاتينياً صغيراً أو رقماً أو واصلة، ويبدأ بحرف
studio-fault-id-taken = هذا المعرِّف مستعمل في دورة أخرى؛ اختاروا غيره
studio-column-course = الدورة
studio-column-item = العنصر
studio-column-state = الحالة
studio-column-languages = اللغات
studio-column-people = بصدد التكوين
studio-column-actions = إجراءات
studio-never = لم تُنشر
studio-draft = مسودة
# $number (Number)
studio-version = النسخة { $number }
# $when (String) - a moment
# $who (String) - a person
studio-edited-by = { $when }، { $who }
# $time (String) - a time of day
studio-today = اليوم على الساعة { $time }
# $when (String) - a moment
# $who (String) - a person
studio-saved-by = حُفظت المسودة { $when } · { $who }
# $when (String) - a moment
studio-saved = حُفظت المسودة { $when }
studio-no-draft = لا مسودة: تقرؤون النسخة المنشورة، وأول حفظ يفتح مسودة.
studio-saving = جارٍ الحفظ…
studio-saved-at = حُفظت المسودة على الساعة {"{t}"}
studio-not-saved = لم تُحفظ المسودة بعد
studio-is-saved = حُفظت المسودة.
studio-unpublished = تعديل غير منشور
studio-nav = أقسام الاستوديو
studio-nav-content = الوحدات
studio-nav-facts = بطاقة الدورة
studio-nav-media = الصور
studio-nav-versions = سجل النسخ
studio-rename = تغيير العنوان
# $name (String)
studio-move-up = نقل إلى أعلى: { $name }
# $name (String)
studio-move-down = نقل إلى أسفل: { $name }
studio-remove = حذف
# $name (String)
studio-remove-named = حذف: { $name }
# $name (String)
studio-remove-question = حذف «{ $name }»؟
studio-remove-lead = يُحذف من المسودة فقط. ما نُشر يبقى في نسخته لمن يتابعها، ولا يُعاد استعمال معرِّفه.
studio-removed = حُذف العنصر من المسودة.
studio-module-empty = لا عناصر في هذه الوحدة بعد.
studio-planned = مبرمج
studio-module-title = عنوان الوحدة
studio-module-added = أُضيفت الوحدة.
studio-item-added = أُضيف العنصر. يمكنكم تحريره الآن.
studio-lesson = درس
studio-optional = اختياري
# $name (String)
studio-preview-of = معاينة: { $name }
studio-add-item = إضافة درس أو اختبار
studio-add-lesson = إضافة درس
studio-add-quiz = إضافة اختبار
studio-add-module = وحدة جديدة
studio-add = إضافة
studio-state-new = جديد
studio-state-published = منشور
studio-state-changed = معدَّل
studio-parity-reviewed = مراجَع
studio-parity-draft = قيد الترجمة
studio-parity-machine = ترجمة آلية
studio-parity-stale = متأخر عن المصدر
studio-parity-missing = غير متوفر
studio-publishing = النشر
studio-before = قبل النشر
studio-no-errors = لا شيء يمنع النشر
studio-closed = يُفتح النشر بعد إصلاح ما سبق.
# $number (Number)
studio-publish = نشر النسخة { $number }
# $number (Number)
studio-published = نُشرت النسخة { $number }. يتابعها من يسجل من الآن.
studio-notes = ما الذي تغير، في جملة
studio-class-raise = نوع النسخة
studio-class-first = أول نشر
studio-class-fix = تصحيح
studio-class-minor = تحيين
studio-class-major = تغيير جوهري
studio-class-first-meaning = تظهر الدورة في الدليل ويُفتح التسجيل فيها.
studio-class-fix-meaning = ينتقل إليها فوراً من هم بصدد التكوين: لا يتغير شيء مما وُعدوا به.
studio-class-minor-meaning = يبقى من هم بصدد التكوين في نسختهم؛ يتابع الجديدة من يسجل بعد النشر.
studio-class-major-meaning = يتغير ما يُطلب أو ما يُنقَّط: يبقى من هم بصدد التكوين في نسختهم، وتحتفظ الشهادات بنسختها.
studio-people = بصدد التكوين الآن
studio-people-keep = لن يُفقد تقدم أحد عند النشر.
studio-discard = التخلي عن المسودة
studio-discard-question = التخلي عن المسودة؟
studio-discard-lead = يضيع كل ما كُتب منذ آخر نسخة منشورة، لكم ولزملائكم. لا يمكن التراجع.
studio-discarded = جرى التخلي عن المسودة.
studio-cannot-gone = هذا العنصر لم يعد في المسودة. ارجعوا إلى صفحة الدورة.
studio-cannot-changed = غيّر شخص آخر هذا الموضع في الأثناء. أعيدوا فتح الصفحة.
studio-cannot-title = اكتبوا العنوان بلغة المصدر
studio-cannot-language = لا تعلن الدورة هذه اللغة. أضيفوها في بطاقة الدورة.
studio-cannot-module-full = لا تُحذف إلا وحدة فارغة. احذفوا عناصرها أو انقلوها أولاً.
studio-cannot-publish-behind = نُشرت نسخة أخرى في الأثناء. راجعوا التغييرات من جديد قبل النشر.
studio-cannot-publish-moved = تغيرت المسودة منذ فتح هذه الصفحة. راجعوا التغييرات من جديد ثم أعيدوا الطلب.
studio-cannot-publish-nothing = لا تغيير منذ آخر نسخة منشورة.
studio-conflict = حفظ شخص آخر هذا الموضع قبلكم
studio-conflict-lead = لم يضع شيء: ما كتبتموه باقٍ في الحقول، وهذا ما حُفظ في الأثناء. الحفظ من جديد يعوضه بما كتبتم.
studio-conflict-text = لم يضع شيء: نصكم باقٍ في الحقل أسفله، وهذا النص الذي حُفظ في الأثناء. خذوا منه ما يلزم ثم احفظوا.
studio-conflict-diff = الفرق بين النصين
studio-conflict-diff-hint = المضاف مسطر: نصكم. المحذوف مشطوب: النص المحفوظ.
studio-conflict-theirs = النص المحفوظ كاملاً
# $who (String) - a person
# $when (String) - a moment
studio-theirs-by = { $who } · { $when }
# $least (Number)
# $most (Number)
studio-fault-number = اكتبوا عدداً صحيحاً من { $least } إلى { $most }
# $least (Number)
# $most (Number)
studio-fault-number-or-none = اكتبوا عدداً صحيحاً من { $least } إلى { $most }، أو اتركوا الحقل فارغاً
studio-fault-points = اكتبوا عدد النقط من 0,01 إلى 1000، برقمين بعد الفاصلة على الأكثر
studio-fault-decimal = اكتبوا عدداً بالأرقام، مثل 12 أو 2,5
studio-title = العنوان
studio-summary = الملخص
studio-theme = المحور في الدليل
studio-audience = الفئة المستهدفة
studio-presentation = التقديم
studio-objectives = الأهداف
studio-objectives-hint = ما يستطيع المستفيد القيام به بعد الدورة. إفراغ سطر يحذف هدفه.
studio-objective = الهدف
# $number (Number)
studio-objective-number = الهدف { $number }
studio-settings = الإعدادات
studio-languages = لغات الدورة
studio-languages-hint = لغة المصدر حاضرة دائماً.
studio-level = المستوى
studio-level-introductory = تمهيدي
studio-level-intermediate = متوسط
studio-level-advanced = متقدم
studio-minutes = المدة الإجمالية بالدقائق
studio-tone = لون الزخرفة
studio-tone-green = أخضر
studio-tone-terra = آجري
studio-tone-indigo = نيلي
studio-tone-ochre = مغرة
studio-angle = زاوية الزخرفة، من 38 إلى 76
studio-certificate = الشهادة
studio-issue = تسليم الشهادة
studio-issue-administrator = من طرف الإدارة
studio-issue-automatic = تلقائي عند الإتمام
studio-valid-months = مدة الصلاحية بالأشهر
studio-valid-months-hint = فارغ: لا تنتهي صلاحيتها.
studio-hours = عدد الساعات المطبوع عليها
studio-hours-hint = فارغ: لا يُذكر.
studio-save = حفظ المسودة
studio-save-settings = حفظ الإعدادات
studio-as-officer = كما يراه المستفيد
studio-text-language = لغة النص
studio-stale = تغير نص المصدر منذ هذه الترجمة. راجعوها ثم احفظوها.
studio-stale-diff = ما الذي تغير في نص المصدر؟
studio-lesson-title = عنوان الدرس
studio-markdown = النص بصيغة Markdown
studio-markdown-hint = سطر فارغ بين فقرتين، و## قبل عنوان. الصور من صفحة:
# $language (String) - a language
studio-source-text = نص المصدر ({ $language })
studio-preview = المعاينة
studio-preview-lead = معاينة المسودة كما سيراها المستفيد بعد النشر.
studio-update-preview = تحيين المعاينة
studio-edit = تحرير
studio-tools = أدوات التنسيق
studio-tool-heading = عنوان
studio-tool-strong = بارز
studio-tool-list = قائمة
studio-tool-link = رابط
studio-tool-term = مصطلح
studio-tool-picture = صورة
studio-tool-example = مثال
studio-tool-reveal = سؤال
studio-tool-warning = تنبيه
studio-news = في هذا التعديل جديد ينبغي أن يعلمه من أتم الدرس
studio-news-hint = يبقى إتمامهم محتسباً.
studio-status = حالة الترجمة
studio-status-hint = حفظكم للترجمة يربطها بنص المصدر المعروض بجانبها.
studio-text-sound = لا ملاحظات على هذا النص
studio-quiz-sound = لا ملاحظات على هذا الاختبار
studio-to-publication = إلى النشر
studio-item-minutes = المدة بالدقائق
studio-required = مطلوب لإتمام الدورة
studio-no-questions = لا أسئلة بعد.
studio-question-blank = سؤال لم يُكتب بعد
studio-type = نوع السؤال
studio-type-single = اختيار واحد
studio-type-multiple = اختيار متعدد
studio-type-true-false = صحيح أو خطأ
studio-type-numeric = عدد
studio-type-short = جواب قصير
studio-type-matching = ربط
studio-type-ordering = ترتيب
studio-type-kprim = أربع عبارات
studio-type-cloze = ملء الفراغات
studio-type-mark-error = تعيين الأخطاء
studio-type-hotspot = تحديد موضع في صورة
studio-type-essay = جواب محرر
studio-type-likert = مقياس رأي
studio-add-question = إضافة سؤال
studio-terms = شروط الاختبار
studio-intro = التمهيد
studio-pass-percent = عتبة النجاح بالمئة
studio-pass-percent-hint = من 1 إلى 100
studio-attempts = عدد المحاولات
studio-time-limit = المدة القصوى بالدقائق
studio-empty-none = فارغ: بلا حد
studio-shuffle = الترتيب
studio-shuffle-questions = خلط الأسئلة
studio-shuffle-options = خلط الاختيارات
studio-feedback = ما يراه المستفيد بعد الاختبار
studio-feedback-full = كل اختيار وتعليله
studio-feedback-marks = النقطة فقط
studio-draws = أسئلة تُسحب عشوائياً
studio-draws-hint = سطر بلا بنك لا يُحتسب.
studio-draw-bank = بنك الأسئلة
studio-draw-count = العدد
studio-draw-tags = الوسوم، واحد في كل سطر
studio-question = سؤال
studio-question-text = نص السؤال
studio-options = الاختيارات
studio-options-single-hint = علِّموا الاختيار الصحيح الوحيد. الاختيار الفارغ لا يُحتسب.
studio-options-multiple-hint = علِّموا كل اختيار صحيح. الاختيار الفارغ لا يُحتسب.
# $number (Number)
studio-option-number = الاختيار { $number }
studio-is-right = صحيح
studio-right-answer = جواب صحيح:
studio-option-text = النص
studio-why = لماذا؟
studio-all-or-nothing = لا تُمنح النقطة إلا لمن اختار كل الصحيح دون غيره
studio-answer = الجواب
studio-true = صحيح
studio-false = خطأ
studio-why-true = يقال لمن أجاب «صحيح»
studio-why-false = يقال لمن أجاب «خطأ»
studio-tolerance = هامش القبول
studio-tolerance-hint = الفرق المقبول زيادة أو نقصاناً
studio-unit = الوحدة
studio-accept = الأجوبة المقبولة
studio-accept-hint = جواب في كل سطر. النجمة * تعوض أي حروف.
studio-pairs = الأزواج
# $number (Number)
studio-pair-number = الزوج { $number }
studio-blank-hint = السطر الفارغ لا يُحتسب.
studio-left = الطرف الأول
studio-right = الطرف المقابل
studio-extras = أطراف زائدة
studio-extras-hint = أطراف لا تقابل شيئاً، للتمويه.
# $number (Number)
studio-extra-number = طرف زائد { $number }
studio-steps = المراحل
studio-steps-hint = الرقم هو موضع المرحلة في الترتيب الصحيح. المرحلة الفارغة لا تُحتسب.
# $number (Number)
studio-step-number = المرحلة { $number }
studio-place = الموضع
studio-more-rows = إضافة أسطر
studio-explain = الشرح العام
studio-explain-hint = يظهر بعد الاختبار مهما كان الجواب.
studio-points-label = النقط
# $points (String) - a number
studio-points = النقط: { $points }
studio-difficulty = الصعوبة
studio-difficulty-easy = سهل
studio-difficulty-middle = متوسط
studio-difficulty-hard = صعب
studio-tags = الوسوم، واحد في كل سطر
studio-versions = النسخ
studio-versions-lead = كل نسخة منشورة تبقى كما هي، وتُذكر في الشهادة النسخة التي تابعها المستفيد.
# $from (String)
# $to (String)
studio-between = ما الذي تغير بين { $from } و{ $to }؟
studio-from = من النسخة
studio-to = إلى النسخة
studio-compare = مقارنة
studio-current = المعروضة الآن
studio-from-files = من الملفات
studio-nothing-to-compare = لا نسختين للمقارنة بعد.
studio-no-difference = لا فرق بينهما.
studio-diff-hint = المضاف مسطر والمحذوف مشطوب.
studio-media-add = إضافة صورة
studio-media-file = الملف
studio-media-hint = صورة SVG أو PNG أو JPEG أو WebP، في حدود 5 ميغابايت. ملف بالاسم نفسه يعوض القديم.
studio-media-alt = لكل صورة نص بديل في الدرس: جملة تقول ما تُظهره، لمن لا يراها.
studio-media-send = إرسال
studio-media-line = السطر الذي يُلصق في الدرس
# $name (String) - a path
studio-media-added = أُضيفت الصورة { $name }. الصقوا سطرها في درس.
studio-media-empty = لا صور بعد
studio-media-empty-hint = أضيفوا صورة، ثم الصقوا سطرها في درس.
studio-media-none = اختاروا ملفاً قبل الإرسال
studio-media-kind = هذا النوع من الملفات غير مقبول: أرسلوا SVG أو PNG أو JPEG أو WebP
# $limit (Number) - megabytes
studio-media-large = الملف أكبر من { $limit } ميغابايت؛ قلصوا حجمه ثم أعيدوا إرساله
studio-act-begun = إنشاء دورة
studio-act-published = نشر نسخة من دورة
studio-act-discarded = التخلي عن مسودة دورة
studio-act-imported = استيراد أسئلة إلى دورة
# $name (String) - a file
studio-media-not-what = محتوى الملف { $name } لا يطابق نوعه؛ صدِّروه من جديد من برنامجكم
studio-errors = { $count ->
    [zero] لا شيء يمنع النشر
    [one] أمر واحد يمنع النشر
    [two] أمران يمنعان النشر
    [few] { $count } أمور تمنع النشر
    [many] { $count } أمراً يمنع النشر
   *[other] { $count } أمر يمنع النشر
}
studio-warnings = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة لا تمنع النشر
    [two] ملاحظتان لا تمنعان النشر
    [few] { $count } ملاحظات لا تمنع النشر
    [many] { $count } ملاحظة لا تمنع النشر
   *[other] { $count } ملاحظة لا تمنع النشر
}
studio-changes = { $count ->
    [zero] لا تغيير
    [one] تغيير واحد منذ آخر نسخة
    [two] تغييران منذ آخر نسخة
    [few] { $count } تغييرات منذ آخر نسخة
    [many] { $count } تغييراً منذ آخر نسخة
   *[other] { $count } تغيير منذ آخر نسخة
}
studio-cannot-publish-errors = { $count ->
    [zero] لا شيء يمنع النشر.
    [one] لم تُنشر النسخة: بقي أمر واحد يُصلح.
    [two] لم تُنشر النسخة: بقي أمران يُصلحان.
    [few] لم تُنشر النسخة: بقيت { $count } أمور تُصلح.
    [many] لم تُنشر النسخة: بقي { $count } أمراً يُصلح.
   *[other] لم تُنشر النسخة: بقي { $count } أمر يُصلح.
}
# $version (Number)
studio-people-in = { $people ->
    [zero] لا أحد في النسخة { $version }
    [one] مستفيد واحد في النسخة { $version }
    [two] مستفيدان في النسخة { $version }
    [few] { $people } مستفيدين في النسخة { $version }
    [many] { $people } مستفيداً في النسخة { $version }
   *[other] { $people } مستفيد في النسخة { $version }
}
studio-quiz-of = { $count ->
    [zero] اختبار بلا أسئلة
    [one] اختبار من سؤال واحد
    [two] اختبار من سؤالين
    [few] اختبار من { $count } أسئلة
    [many] اختبار من { $count } سؤالاً
   *[other] اختبار من { $count } سؤال
}
studio-questions = { $count ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالاً
   *[other] { $count } سؤال
}
# $name (String)
studio-bank = { $count ->
    [zero] البنك { $name }: لا أسئلة
    [one] البنك { $name }: سؤال واحد
    [two] البنك { $name }: سؤالان
    [few] البنك { $name }: { $count } أسئلة
    [many] البنك { $name }: { $count } سؤالاً
   *[other] البنك { $name }: { $count } سؤال
}
