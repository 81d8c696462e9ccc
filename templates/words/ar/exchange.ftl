# $tags (String) - names of tags
exchange-loss-formatting = التنسيق ({ $tags })
# $name (String) - a file
exchange-loss-picture = الصورة { $name }
# $name (String) - a file
# $path (String) - a path
exchange-loss-picture-kept = الصورة { $name }: حُفظت ضمن صور الدورة باسم { $path } ولا تظهر في السؤال
# $name (String) - a file or a tag
exchange-loss-media = ملف أو محتوى مدمج ({ $name })
exchange-loss-table = جدول كُتب أسطراً
exchange-loss-formula = صيغة رياضية بقيت كما كُتبت
# $count (Number)
exchange-loss-answer-feedback = تعليقات على أجوبة لا تقبل تعليقاً ({ $count })
# $count (Number)
exchange-loss-feedback-for-all = تعليقات على جواب صارت تظهر للجميع ({ $count })
exchange-loss-combined = التعليق العام بحسب صحة الجواب
# $count (Number)
exchange-loss-partial-answers = أعداد أخرى مقبولة كلياً أو جزئياً ({ $count })
# $count (Number)
exchange-loss-answers = أجوبة لا تُكسب أي نقطة ({ $count })
# $points (String) - as written
exchange-loss-points = عدد النقط ({ $points })
exchange-loss-weights = الأوزان، وقد قُرِّبت أو رُدَّت إلى الحدود المقبولة
# $number (String) - a number
exchange-loss-rounded = العدد { $number }، وقد قُرِّب
# $units (String) - units
exchange-loss-units = وحدات قياس أخرى ({ $units })
exchange-loss-fixed-order = الترتيب الثابت للاختيارات
exchange-loss-several-in-gap = عدة أجوبة في فراغ واحد صارت اختياراً واحداً
exchange-loss-groups = مجموعات الكلمات، وقد جُمعت
# $text (String) - a text
exchange-loss-after = نص بعد الأجوبة ({ $text })
exchange-loss-template = النص الذي يُبدأ به الجواب
exchange-loss-attachments = الملفات المرفقة بالجواب
# $rule (String) - a name in the file
exchange-loss-scoring = قاعدة تنقيط غير معروفة ({ $rule })
# $name (String) - a name in the file
exchange-loss-part = جزء لا مقابل له هنا ({ $name })
# $count (Number)
exchange-loss-hints = التلميحات ({ $count })
exchange-loss-penalty = ما تخصمه المحاولة الخاطئة
exchange-loss-tags = الوسوم
exchange-loss-objective = الهدف
exchange-loss-difficulty = درجة الصعوبة
exchange-loss-unit = وحدة القياس
exchange-loss-tolerance = هامش الخطأ، وقد صار عدداً ثابتاً
exchange-loss-range-answer = العدد المعروض جواباً بين الحدين
# $count (Number)
exchange-loss-wildcards = كتابات فيها نجمة ({ $count })
exchange-loss-case = التمييز بين الحروف الكبيرة والصغيرة
exchange-loss-word-limits = حدود عدد الكلمات
exchange-loss-model = الجواب النموذجي
exchange-loss-rubric = شبكة التنقيط
exchange-loss-all-or-nothing = قاعدة الكل أو لا شيء
exchange-loss-order-rule = قاعدة تنقيط الترتيب
exchange-loss-word-bank = بنك الكلمات، وقد صار لائحة عند كل فراغ
# $count (Number)
exchange-loss-part-feedback = تعليقات على أجزاء من السؤال ({ $count })
# $count (Number)
exchange-loss-fixes = تصحيح الأخطاء ({ $count })
exchange-loss-status = حالة السؤال
exchange-loss-cut = نهاية نص أطول من الحد
exchange-loss-some-tags = وسوم زائدة على الحد أو أطول منه
exchange-loss-more = أشياء أخرى كثيرة
exchange-no-description = نص بلا سؤال: لا شيء يُجاب عنه
exchange-no-text = لا نص للسؤال
exchange-no-unclosed = قوس معقوف فُتح ولم يُغلق
exchange-no-unopened = قوس معقوف أُغلق ولم يُفتح
# $count (Number) - how many were found
exchange-no-few = أجوبة أو أجزاء أقل من اللازم ({ $count })
# $count (Number) - the most allowed
exchange-no-many = أجزاء أكثر من اللازم، والحد { $count }
exchange-no-right = لا جواب صحيح
# $number (String) - as written
exchange-no-number = «{ $number }» ليس عدداً
# $weight (String) - as written
exchange-no-weight = «{ $weight }» ليس نسبة بين ⁦⁦-100⁩⁩ و100
exchange-no-answer-line = ينقص السطر ANSWER
# $answer (String) - as written
exchange-no-answer-unknown = السطر ANSWER يسمي اختياراً غير موجود ({ $answer })
# $kind (String) - a type, as in the file
exchange-no-kind = نوع من الأسئلة لا مقابل له ({ $kind })
# $part (String) - as in the file
exchange-no-construct = جزء لا يمكن نقله ({ $part })
# $count (Number)
exchange-no-several = عدة أسئلة في سؤال واحد ({ $count })
# $name (String) - a file
exchange-no-image = الصورة غير موجودة في الحزمة أو غير مقبولة ({ $name })
# $line (Number)
exchange-no-twice = السؤال نفسه ورد في السطر { $line }
# $id (String) - an id
exchange-no-taken = المعرِّف { $id } لعنصر آخر في الدورة
# $fault (String) - in English, from the parser
exchange-no-xml = ليس XML سليماً: { $fault }
exchange-no-not-written = غير مكتوب بهذه اللغة
exchange-no-dtd = فيه تعريف نوع أو كيانات، ولا تُقرأ
exchange-no-complex = متداخل أو كبير أكثر من اللازم
# $size (Number) - in MB
exchange-no-large = الملف يتجاوز { $size } ميغابايت
# $count (Number)
exchange-no-files = في الحزمة أكثر من { $count } ملف
# $size (Number) - in MB
exchange-no-unpacked = الحزمة تتجاوز { $size } ميغابايت بعد فتحها
# $path (String) - a path
exchange-no-path = مسار غير مقبول في الحزمة ({ $path })
# $name (String) - a file
exchange-no-nested = حزمة داخل الحزمة ({ $name })
# $fault (String) - in English, from the reader
exchange-no-archive = لا يمكن فتح الحزمة: { $fault }
# $name (String) - a file
exchange-no-missing = ملف تذكره الحزمة وليس فيها ({ $name })
# $name (String) - a format
exchange-no-version = صيغة قديمة لا تُقرأ ({ $name })
exchange-no-nothing = لا أسئلة في الملف
exchange-no-empty = الملف فارغ
exchange-no-unknown = صيغة الملف غير معروفة
# $most (Number)
# $left (Number) - how many were not read
exchange-no-questions = في الملف أكثر من { $most } سؤال، والأسئلة الباقية من هذا السطر لم تُقرأ ({ $left })
# $most (Number)
exchange-no-lines = في الملف أكثر من { $most } سطر
# $losses (String) - a list
# $loss (String) - one more
exchange-also = { $losses }؛ { $loss }
exchange-imported = استُورد
# $losses (String) - a list
exchange-imported-with-loss = استُورد مع فقدان: { $losses }
# $line (Number)
# $reason (String)
exchange-refused = رُفض: السطر { $line }: { $reason }
exchange-exported = صُدِّر
# $losses (String) - a list
exchange-exported-with-loss = صُدِّر مع فقدان: { $losses }
# $reason (String)
exchange-not-exported = لم يُصدَّر: { $reason }
exchange-fill-the-gaps = املؤوا الفراغات في النص.
exchange-essay-criterion = جودة الجواب
exchange-essay-low = غير كافٍ
exchange-essay-middle = مقبول
exchange-essay-high = وافٍ
exchange-title = استيراد الأسئلة وتصديرها
exchange-import = استيراد
exchange-import-lead = تُستورد أسئلة منصات أخرى إلى بنك في مسودة الدورة. استيراد الملف نفسه مرة أخرى يحيّن أسئلته ولا يكررها.
exchange-file = الملف
exchange-file-hint = GIFT أو Aiken أو Moodle XML أو QTI (ملف XML أو حزمة ZIP)، إلى حدود 20 ميغابايت
exchange-paste = أو ألصقوا النص هنا
exchange-format = الصيغة
exchange-format-auto = تُعرف من الملف
exchange-language = لغة الأسئلة
exchange-bank = البنك
exchange-bank-hint = يُنشأ إن لم يكن موجوداً
exchange-fault-bank = اكتبوا اسماً للبنك من 2 إلى 40 حرفاً لاتينياً صغيراً أو رقماً أو واصلة، ويبدأ بحرف
exchange-none = اختاروا ملفاً أو ألصقوا نصاً
exchange-dry-run = معاينة التقرير أولاً
exchange-import-now = استيراد مباشرة
# $bank (String) - a bank
exchange-apply = استيراد الأسئلة إلى البنك { $bank }
exchange-rehearsed = لم يتغير شيء بعد.
exchange-report = ما آل إليه كل سؤال
exchange-column-question = السؤال
exchange-column-outcome = النتيجة
exchange-update = تحيين
# $whole (Number)
# $lossy (Number)
# $refused (Number)
exchange-count = بالكامل: { $whole }، مع فقدان: { $lossy }، مرفوض: { $refused }
# $format (String) - a format
# $encoding (String) - an encoding
exchange-read-as = قُرئ بصيغة { $format } وترميز { $encoding }.
# $format (String) - a format
# $encoding (String) - an encoding
exchange-read-guessed = قُرئ بصيغة { $format }، والترميز { $encoding } مخمَّن: راجعوا الحروف.
exchange-damaged = بعض البايتات لا معنى لها في هذا الترميز وحلّ محلها الرمز �.
exchange-export = تصدير
exchange-export-lead = بلغة واحدة، كما هي الأسئلة في المسودة الآن.
exchange-source = ما يُصدَّر
exchange-all-questions = كل أسئلة الدورة
# $bank (String) - a bank
exchange-of-bank = البنك { $bank }
# $title (String) - a quiz
exchange-of-quiz = الاختبار: { $title }
exchange-download = تحميل الملف
exchange-look = ما الذي يضيع؟
