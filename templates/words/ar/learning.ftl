learning-title = مساري التكويني
# $name (String) - the viewer's name
learning-hello = مرحباً { $name }
learning-none = لم تبدؤوا أي دورة بعد
learning-none-hint = اختاروا دورة من الدليل: دروس قصيرة، على وتيرتكم، من الهاتف أو الحاسوب.
learning-courses = دوراتي
learning-continue = متابعة
learning-review = مراجعة
learning-certificates-all = جميع شهاداتي
learning-certificate = شهادتي
# $percent (Number)
learning-percent = التقدم: { $percent } بالمئة
# $title (String) - the course
learning-progress-in = التقدم في دورة { $title }
# $finished (Number)
# $required (Number)
learning-finished-of = أُنجز { $finished } من { $required }
# $date (String)
learning-completed-on = أُتمت في { $date }
learning-awaiting = أتممتم الدورة. شهادتكم عند إدارة المنصة قصد التسليم، وستتوصلون برسالة فور تسليمها.
learning-completed = هنيئاً لكم، أتممتم هذه الدورة.
learning-missing = { $count ->
    [zero] لم يبق شيء
    [one] بقي عنصر واحد لإتمام الدورة
    [two] بقي عنصران لإتمام الدورة
    [few] بقيت { $count } عناصر لإتمام الدورة
    [many] بقي { $count } عنصراً لإتمام الدورة
   *[other] بقي { $count } عنصر لإتمام الدورة
}
learning-done = مكتمل:
learning-quiz = اختبار:
learning-settings = إعدادات الدورة
learning-language = لغة الدروس
learning-language-hint = تُختار لغة النصوص بمعزل عن لغة الواجهة، ولا يتغير تقدمكم.
learning-read-in = قراءة الدروس بـ
# $number (Number)
learning-version = النسخة { $number } من الدورة
learning-withdraw = الانسحاب من الدورة
learning-withdraw-confirm = الانسحاب من الدورة؟ يبقى ما أنجزتموه محفوظاً، ويمكنكم العودة متى شئتم.
# $number (Number)
learning-lesson-number = العنصر { $number }
# $number (Number)
learning-module-number = الوحدة { $number }
# $number (Number)
# $count (Number)
learning-place = { $number } من { $count }
# $date (String)
learning-updated = حُيِّن في { $date }
learning-comfort = إعدادات القراءة
learning-size = حجم الخط
learning-size-usual = عادي
learning-size-large = كبير
learning-size-larger = أكبر
learning-print = طباعة
# $language (String)
learning-fallback = هذا الدرس غير متوفر بعد باللغة التي اخترتم. تجدونه هنا باللغة: { $language }.
learning-where-stopped = الانتقال إلى حيث توقفتم
learning-terms = مصطلحات الدرس
learning-is-done = أنجزتم هذا الدرس
learning-undo = التراجع عن ذلك
learning-say = سُجل إتمام الدرس. أُنجز {"{n}"} من {"{m}"}.
learning-finished-question = أنهيتم هذا الدرس؟
learning-finished-hint = يُحتسب الدرس في تقدمكم بعد تأكيدكم. يمكنكم التراجع ما لم تكتمل الدورة.
learning-mark = تأكيد إتمام الدرس
# $finished (Number)
# $required (Number)
learning-marked = سُجل إتمام الدرس. أُنجز { $finished } من { $required }.
learning-between = بين الدروس
learning-previous = السابق
learning-next = التالي
learning-previous-short = السابق
learning-next-short = التالي
learning-close-outline = إغلاق المحتوى
learning-tools = أدوات الدرس
learning-outline = المحتوى
