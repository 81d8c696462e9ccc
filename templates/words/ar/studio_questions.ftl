studio-about-single = اختيارات، واحد منها صحيح.
studio-about-multiple = اختيارات، يصح منها أكثر من واحد.
studio-about-true-false = عبارة واحدة: صحيحة أم خاطئة.
studio-about-kprim = أربع عبارات، يُحكم على كل واحدة منها.
studio-about-numeric = عدد يُكتب، بهامش أو في مجال.
studio-about-short = كلمة أو عبارة قصيرة تُكتب.
studio-about-cloze = نص فيه فراغات تُملأ كتابةً أو اختياراً.
studio-about-matching = عناصر يُربط كل منها بما يناسبه.
studio-about-ordering = مراحل تُرتب.
studio-about-mark-error = نص تُعيَّن فيه الأخطاء.
studio-about-hotspot = موضع يُحدد على صورة.
studio-about-essay = نص يحرره المستفيد، وينقطه شخص وفق شبكة.
studio-about-likert = عبارات يُبدى الرأي فيها على سلم، دون نقط.
studio-question-status = حالة السؤال
studio-question-status-hint = لا يُطرح على أحد إلا السؤال الجاهز.
studio-question-draft = قيد التحرير
studio-question-ready = جاهز
studio-question-retired = مسحوب
studio-tries = التلميحات والمحاولات
studio-tries-hint = لها أثر حين يسمح الاختبار بإعادة المحاولة داخل السؤال.
studio-penalty = ما تنقصه كل محاولة خاطئة، بالمئة
studio-penalty-hint = من 0 إلى 100. فارغ: الثلث.
# $number (Number)
studio-hint-number = التلميح { $number }
studio-more-hints = إضافة تلميح
studio-weight = وزن الاختيار
studio-weight-percent = الوزن بالمئة
studio-weight-hint = من ⁦-100⁩ إلى 100. إذا وُزن اختيار واحد نُقطت كلها بأوزانها، والصحيح ما زاد وزنه على صفر.
studio-tolerance-percent = هامش بالمئة من الجواب
studio-tolerance-percent-hint = يُعمل بأوسع الهامشين. فارغ: لا هامش بالمئة.
studio-range = مجال مقبول
studio-range-hint = كل عدد بين الحدين صحيح، ولا أثر للهامش. اتركوا الحدين فارغين إذا كان الجواب عدداً واحداً.
studio-range-low = من
studio-range-high = إلى
studio-unit-required = يجب أن تُكتب الوحدة مع العدد
studio-case = يُفرَّق بين الحروف اللاتينية الكبيرة والصغيرة
studio-partial = أجوبة تنال جزءاً من النقط
studio-partial-hint = جواب قريب من الصواب: ما يُكتب، وما يناله، وما يقال لصاحبه.
# $number (Number)
studio-partial-accept = الكتابات القريبة { $number }، واحدة في كل سطر
studio-partial-share = الجزء بالمئة
studio-partial-why = ما يقال لمن كتب ذلك
studio-rule = طريقة التنقيط
studio-rule-pairs = بالأزواج: كل مرحلتين مرتبتين تزيدان، وكل معكوستين تنقصان
studio-rule-whole = الترتيب كله أو لا شيء
studio-rule-places = بالمواضع: كل مرحلة في موضعها
studio-rule-neighbours = بالتوالي: كل مرحلة تليها مرحلتها
studio-rule-longest = بأطول سلسلة مرتبة
studio-statement = العبارة
studio-statements = العبارات
# $number (Number)
studio-statement-number = العبارة { $number }
studio-kprim-hint = اكتبوا أربع عبارات واحكموا على كل واحدة. أربعة أحكام صائبة تكسب كل النقط، وثلاثة تكسب نصفها.
studio-kprim-whole = لا تُمنح النقط إلا لأربعة أحكام صائبة
studio-judgement = الحكم عليها
studio-cloze-text = النص وفراغاته
studio-cloze-hint = ضعوا مكان كل فراغ حرفاً لاتينياً بين معقوفتين مزدوجتين: عاصمة المغرب هي [[a]]. تُكتب الفراغات نفسها في كل اللغات.
studio-find-gaps = استخراج الفراغات
studio-gaps = الفراغات
studio-gaps-hint = غيِّروا النوع ثم اضغطوا «استخراج الفراغات» لتظهر حقوله.
studio-gap-one = الفراغ
studio-gap-kind = كيف يُملأ؟
studio-gap-typed = كلمة تُكتب
studio-gap-number = عدد يُكتب
studio-gap-choice = قائمة منسدلة
studio-gap-from-bank = كلمة من بنك الكلمات
studio-gap-weight = الوزن، من 1 إلى 10
studio-gap-word = الكلمة الصحيحة
studio-not-in-text = لم يعد في النص: لن يُحفظ
studio-bank-words = بنك الكلمات
studio-bank-words-hint = كلمات تُعرض على المستفيد ليختار منها. اكتبوها ثم اضغطوا «استخراج الفراغات» لتظهر في قوائم الفراغات.
# $number (Number)
studio-word-number = الكلمة { $number }
studio-passage = النص
studio-passage-hint = ضعوا كل موضع يمكن تعيينه بين معقوفتين مزدوجتين، مسبوقاً بحرف لاتيني وخط عمودي: اجتمع [[a|المسؤولين]] أمس. تُكتب المواضع نفسها في كل اللغات.
studio-find-segments = استخراج المواضع
studio-segment-one = الموضع
studio-is-error = هو خطأ ينبغي تعيينه
studio-fix = الصواب
studio-image = الصورة
studio-image-hint = من صور الدورة؛ تُضاف الصور في صفحة:
studio-image-alt = ما تُظهره الصورة
studio-image-alt-hint = جملة لمن لا يراها، لا تدل على الجواب.
studio-zones = المناطق
studio-zones-hint = بأجزاء من ألف من عرض الصورة وارتفاعها، من أعلى اليسار. المستطيل: س ص العرض الارتفاع. الدائرة: س ص الشعاع. المضلع: س ص لكل رأس.
studio-several-zones = قد تصح عدة مناطق
# $number (Number)
studio-zone-number = المنطقة { $number }
studio-is-right-zone = صحيحة
studio-zone-label = اسم المنطقة، يُختار به دون إشارة
studio-shape = الشكل
studio-shape-rect = مستطيل
studio-shape-circle = دائرة
studio-shape-polygon = مضلع
studio-zone-numbers = الأعداد
studio-draw-zone = رسمها على الصورة
studio-drawing-zone = ارسموا المنطقة {"{n}"} على الصورة: اسحبوا المؤشر، وفي المضلع انقروا رؤوسه ثم اضغطوا Enter.
studio-min-words = أدنى عدد من الكلمات
studio-max-words = أقصى عدد من الكلمات
studio-rubric = شبكة التنقيط
studio-rubric-hint = لكل معيار مستوياته ونقط كل مستوى. نقط السؤال هي مجموع أعلى المستويات.
# $number (Number)
studio-criterion-number = المعيار { $number }
# $number (Number)
studio-level-points = نقط المستوى { $number }
# $number (Number)
studio-level-number = وصف المستوى { $number }
studio-model = جواب نموذجي
studio-model-hint = يظهر للمستفيد بعد التنقيط، وللمنقِّط أثناءه.
# $least (Number)
# $most (Number)
studio-words-between = من { $least } إلى { $most } كلمة.
# $least (Number)
studio-words-least = عدد الكلمات: { $least } على الأقل.
# $most (Number)
studio-words-most = عدد الكلمات: { $most } على الأكثر.
studio-no-points = بلا نقط
studio-likert-hint = عبارات يُبدى الرأي في كل منها.
studio-labels = درجات السلم
studio-labels-hint = من 3 إلى 7 درجات، من أدناها إلى أعلاها.
# $number (Number)
studio-label-number = الدرجة { $number }
# $least (String) - a share in percent
# $most (String) - a share in percent
studio-fault-percent = اكتبوا نسبة من { $least } إلى { $most } في المئة، برقمين بعد الفاصلة على الأكثر
studio-fault-level-points = اكتبوا نقط المستوى: من 0 إلى 1000، برقمين بعد الفاصلة على الأكثر
studio-fault-other-bound = اكتبوا الحد الآخر للمجال، أو أفرغوا الحدين
studio-fault-judgement = احكموا على العبارة: صحيحة أم خاطئة
studio-fault-gap-kind = تغير نوع الفراغ: املؤوا حقوله أسفله ثم احفظوا
studio-fault-word = اختاروا كلمة من بنك الكلمات
studio-fault-rect = اكتبوا أربعة أعداد صحيحة: س ص العرض الارتفاع
studio-fault-circle = اكتبوا ثلاثة أعداد صحيحة: س ص الشعاع
studio-fault-polygon = اكتبوا عددين صحيحين لكل رأس، وثلاثة رؤوس على الأقل
studio-usage = أين يُستعمل؟
studio-unused = لا يستعمله أي اختبار في هذه المسودة.
# $title (String) - a quiz
studio-used-sets = يطرحه «{ $title }» في كل محاولة
# $title (String) - a quiz
studio-used-draws = قد يسحبه «{ $title }»
studio-sittings = { $count ->
    [zero] لم ترد في أي محاولة مسلَّمة بعد
    [one] وردت في محاولة مسلَّمة واحدة
    [two] وردت في محاولتين مسلَّمتين
    [few] وردت في { $count } محاولات مسلَّمة
    [many] وردت في { $count } محاولة مسلَّمة
   *[other] وردت في { $count } محاولة مسلَّمة
}
studio-sat = محاولات
studio-move-to = النقل إلى
studio-move = نقل
studio-moved = { $count ->
    [zero] لم يُنقل شيء.
    [one] نُقل سؤال واحد.
    [two] نُقل سؤالان.
    [few] نُقلت { $count } أسئلة.
    [many] نُقل { $count } سؤالاً.
   *[other] نُقل { $count } سؤال.
}
studio-status-set = { $count ->
    [zero] لم تتغير حالة أي سؤال.
    [one] تغيرت حالة سؤال واحد.
    [two] تغيرت حالة سؤالين.
    [few] تغيرت حالة { $count } أسئلة.
    [many] تغيرت حالة { $count } سؤالاً.
   *[other] تغيرت حالة { $count } سؤال.
}
studio-remove-this = حذف السؤال من المسودة
studio-question-versions = تاريخ السؤال
studio-question-versions-lead = كل نسخة منشورة تغير فيها السؤال، الأحدث أولاً.
studio-never-published = لم يُنشر هذا السؤال بعد
studio-never-published-hint = تظهر صيغه هنا بعد نشر الدورة.
studio-as-draft = كما في المسودة
studio-put-back = إعادة هذه الصيغة إلى المسودة
# $number (Number)
studio-put-back-done = عادت صيغة النسخة { $number } إلى المسودة.
studio-not-in-version = لا يوجد السؤال في هذه النسخة.
studio-nav-banks = بنوك الأسئلة
studio-banks = بنوك الأسئلة
studio-banks-lead = أسئلة تُجمع هنا، وتسحب منها الاختبارات.
studio-no-banks = لا بنوك بعد
studio-no-banks-hint = أنشئوا بنكاً وأضيفوا إليه أسئلة، ثم اختاروه في شروط اختبار.
studio-new-bank = بنك جديد
studio-bank-name = معرِّف البنك
studio-bank-name-hint = من 2 إلى 40 حرفاً لاتينياً صغيراً أو رقماً أو واصلة، مثل final.
# $name (String)
studio-bank-named = البنك { $name }
studio-bank-added = أُنشئ البنك. أضيفوا إليه أسئلة.
studio-rename-bank = تغيير المعرِّف
studio-remove-bank = حذف البنك وأسئلته
studio-drawn-by = تسحب منه
studio-drawn-by-none = لا يسحب منه أي اختبار.
studio-cannot-bank-name = اكتبوا معرِّفاً من 2 إلى 40 حرفاً لاتينياً صغيراً أو رقماً أو واصلة، ويبدأ بحرف
studio-cannot-bank-taken = هذا المعرِّف لبنك آخر؛ اختاروا غيره
studio-cannot-bank-drawn = لا يُحذف بنك تسحب منه اختبارات. أزيلوا السحب من شروطها أولاً.
studio-filter = تصفية
studio-filter-none = لا سؤال يوافق هذه التصفية
studio-filter-clear = عرض كل الأسئلة
# $shown (String) - how many
# $all (String) - how many
studio-filtered = المعروض: { $shown } من { $all }
studio-tag = الوسم
studio-missing-in = لغة ناقصة
studio-uses = الاستعمال
studio-ticked = الأسئلة المحددة
# $status (String) - where a question stands
studio-make = تحويل إلى: { $status }
studio-none-ticked = حددوا سؤالاً واحداً على الأقل.
# $name (String) - a question
studio-same-as = يكرر { $name }
studio-without = غير محدد
