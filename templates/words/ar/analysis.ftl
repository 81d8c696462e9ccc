analysis-title = تحليل الأسئلة
analysis-link = تحليل نتائج هذا الاختبار
analysis-lead = ما تقوله المحاولات عن كل سؤال، وما ينبغي مراجعته. بجانب كل مؤشر مجال ثقته: فيه تقع القيمة الحقيقية 95 مرة من 100.
# $quiz (String) - the title of a quiz
analysis-of = الاختبار: { $quiz }
analysis-csv = تحميل CSV
analysis-which = المحاولات المعتمدة
analysis-which-first = أول محاولة لكل شخص
analysis-which-last = آخر محاولة لكل شخص
analysis-which-best = أفضل محاولة لكل شخص
analysis-which-all = كل المحاولات
analysis-version = نسخة الدورة
# $version (String) - a number
# $sittings (String) - how many, in words
analysis-version-of = النسخة { $version } ({ $sittings })
analysis-versions-all = كل النسخ
analysis-versions-mixed = تجمع هذه الأرقام محاولات من عدة نسخ، وقد يكون نص سؤال أو مفتاحه تغيّر بينها. اختاروا نسخة واحدة للتدقيق.
analysis-none = لا محاولات بعد
analysis-none-hint = تظهر الأرقام هنا بعد أول محاولة مسلَّمة، والتوصيات ابتداءً من 30 محاولة.
# $sittings (String) - how many, in words
analysis-few = { $sittings }: العدد أقل من 30، فتُعرض الأرقام بمجالات ثقتها دون توصيات.
analysis-advice = ما ينبغي مراجعته
analysis-advice-more = { $count ->
    [zero] لا ملاحظات أخرى
    [one] ملاحظة أخرى
    [two] ملاحظتان أخريان
    [few] { $count } ملاحظات أخرى
    [many] { $count } ملاحظة أخرى
   *[other] { $count } ملاحظة أخرى
}
analysis-advice-none = لا شيء في هذه المحاولات يستدعي المراجعة.
# $number (String) - of the question
analysis-advice-negative = راجعوا مفتاح السؤال { $number }: من يصيب في باقي الاختبار يخطئ فيه أكثر من غيره.
# $option (String) - its text
# $number (String) - of the question
analysis-advice-tempting = راجعوا الاختيار «{ $option }» في السؤال { $number }: هو محسوب خطأ، ومع ذلك يختاره أصحاب أفضل النتائج. قد يكون صحيحاً أو ملتبساً.
# $number (String) - of the question
# $hardest (String) - a language
# $easiest (String) - a language
analysis-advice-languages = قارنوا صيغة السؤال { $number } ب{ $hardest } بصيغته ب{ $easiest }: الفرق بينهما في الإصابة أكبر من أن يكون صدفة، وقد تكون الترجمة هي السبب.
# $number (String) - of the question
analysis-advice-guessed = أعيدوا النظر في السؤال { $number }: نتائجه لا تتميز عن نتائج التخمين. وضّحوا نصه، أو عززوا الدرس الذي يُعِدّ له.
# $number (String) - of the question
analysis-advice-hard = تحققوا من السؤال { $number }: هو صعب جداً. تأكدوا من أن الدورة تتناول ما يسأل عنه، ومن وضوح نصه.
# $option (String) - its text
# $number (String) - of the question
analysis-advice-unchosen = عوّضوا الاختيار «{ $option }» في السؤال { $number }: لم يختره أحد، فلا دور له.
# $number (String) - of the question
analysis-advice-easy = تحققوا من السؤال { $number }: هو سهل جداً. احتفظوا به إن كان يتحقق من معرفة أساسية، وإلا فارفعوا مستواه.
analysis-tag-negative = مفتاح مشكوك فيه
analysis-tag-tempting = خطأ يختاره الأفضل
analysis-tag-languages = لغات متباينة
analysis-tag-guessed = كالتخمين
analysis-tag-hard = صعب جداً
analysis-tag-unchosen = اختيار مهمل
analysis-tag-easy = سهل جداً
analysis-language-ar = العربية
analysis-language-fr = الفرنسية
analysis-language-en = الإنجليزية
analysis-summary = الاختبار في مجمله
analysis-figure = المؤشر
analysis-figures = المؤشرات
analysis-value = القيمة
analysis-interval-heading = مجال الثقة 95%
# $low (String) - the lower bound
# $high (String) - the upper bound
analysis-interval = من { $low } إلى { $high }
analysis-reading = كيف يُقرأ
analysis-sittings = عدد المحاولات
analysis-sittings-reading = التوصيات ابتداءً من 30 محاولة.
analysis-mean = متوسط النتائج
analysis-mean-reading = مجموع النتائج مقسوماً على عددها.
analysis-median = وسيط النتائج
analysis-median-reading = نصف النتائج دونه ونصفها فوقه.
analysis-deviation = الانحراف المعياري للنتائج
analysis-deviation-reading = مدى تباعد النتائج عن متوسطها.
analysis-skewness = معامل الالتواء
analysis-skewness-reading = سالب: أغلب النتائج مرتفعة وقليلها متدنٍّ جداً. قريب من الصفر: متماثلة.
analysis-kurtosis = معامل التفلطح
analysis-kurtosis-reading = سالب: نتائج موزعة بالتساوي. موجب: نتائج متراكمة حول المتوسط مع أطراف بعيدة.
analysis-alpha = معامل ألفا لكرونباخ
analysis-alpha-reading = اتساق الأسئلة فيما بينها: 0,70 فما فوق كافٍ لاختبار تكويني، و0,80 لقرار يهم شخصاً.
analysis-error-ratio = نسبة الخطأ
analysis-error-ratio-reading = ما يرجع إلى الصدفة من تباعد النتائج.
analysis-standard-error = الخطأ المعياري للقياس
analysis-standard-error-reading = قد تبتعد نتيجة شخص عن مستواه الفعلي بهذا القدر من النقط المئوية.
analysis-passed = نسبة النجاح
analysis-passed-reading = المحاولات التي بلغت عتبة النجاح.
analysis-time = الوقت الوسيط بالدقائق
analysis-time-reading = من البدء إلى التسليم، وقد تتخلله فترات انقطاع.
analysis-histogram = توزيع النتائج
# $percent (String) - the pass mark
analysis-histogram-desc = عدد المحاولات في كل عُشر من النتائج؛ الخط المتقطع عتبة النجاح { $percent }. الأرقام في الجدول أسفله.
analysis-histogram-across = النتيجة (%)
analysis-histogram-table = أرقام الرسم
analysis-bin = النتيجة
# $from (String) - a percentage
# $to (String) - a percentage
analysis-bin-range = من { $from } إلى أقل من { $to }
# $from (String) - a percentage
# $to (String) - a percentage
analysis-bin-last = من { $from } إلى { $to }
analysis-scatter = الأسئلة بحسب السهولة والتمييز
analysis-scatter-desc = كل دائرة سؤال برقمه. المنطقة المظللة للأسئلة المتوسطة السهولة التي تميز بين المستويات؛ والدوائر الحمراء أسئلة تُراجع أولاً. الأرقام في الجدول أسفله.
analysis-questions = الأسئلة
analysis-number = الرقم
analysis-question = السؤال
analysis-id = المعرِّف
analysis-kind = النوع
analysis-n = المحاولات
analysis-facility = السهولة (%)
analysis-item-deviation = الانحراف المعياري (%)
analysis-guess = التخمين (%)
analysis-discrimination = التمييز
analysis-efficiency = فعالية التمييز (%)
analysis-weight = الوزن الفعلي (%)
analysis-remarks = ملاحظات
# $figure (String) - the name of a figure
analysis-low = { $figure }: الحد الأدنى
# $figure (String) - the name of a figure
analysis-high = { $figure }: الحد الأعلى
analysis-how = كيف تُقرأ أعمدة الجدول
analysis-how-facility = متوسط ما كسبه المجيبون من السؤال. بين 30 و90 يفيد السؤال في التمييز بين المستويات.
analysis-how-deviation = مدى تباعد ما كسبوه. الصفر يعني أن الجميع كسب القدر نفسه.
analysis-how-guess = ما يكسبه في المتوسط من يجيب دون أن يقرأ. فارغ حيث لا يُعرف.
analysis-how-discrimination = ارتباط السؤال بباقي الاختبار، من ‎−100 إلى 100. فوق 20 مقبول، ودون الصفر يُشك في المفتاح.
analysis-how-efficiency = التمييز مقارنة بأقصى ما تسمح به هذه النتائج نفسها.
analysis-how-weight = نصيب السؤال من تباين نتائج الاختبار. فارغ إذا سار عكس الاتجاه.
analysis-known-no-more = سؤال لم يعد في الدورة
# $number (String) - of the question
analysis-question-title = السؤال { $number }
analysis-back = كل الأسئلة
analysis-edit = تعديل السؤال
analysis-answers = الأجوبة بحسب المستوى
analysis-answers-lead = الفئة العليا والفئة الدنيا هما 27% من المحاولات بحسب نتيجة الاختبار كله، مع من يعادل آخرهم.
analysis-answers-alike = النتائج متقاربة إلى حد لا يسمح بفصل الفئة العليا عن الدنيا، فحُسبت كلها في الوسطى.
analysis-answers-options = كم اختار كلاً منها:
analysis-answers-marks = كم علَّم كلاً منها على أنه خطأ:
analysis-answers-parts = كم أصاب في كل جزء:
analysis-answers-typed = أكثر ما كُتب:
analysis-answers-ratings = كم أعطى كل تقدير:
analysis-answers-written = أجوبة محررة، لا تُعد آلياً.
analysis-answer = الجواب
analysis-best = الفئة العليا
analysis-middle = الوسطى
analysis-weakest = الدنيا
analysis-everybody = الجميع
analysis-key = صحيح
# $number (String) - of the gap
# $words (String) - what fills it
analysis-gap = الفراغ { $number }: { $words }
# $statement (String) - what is rated
# $label (String) - of the scale
analysis-rated = { $statement }: { $label }
analysis-languages = بحسب لغة المحاولة
analysis-languages-lead = يُقارن بين اللغات التي فيها 30 محاولة فأكثر، ولا يُنبَّه إلا إلى فرق لا تبلغه الصدفة مرة في المئة.
analysis-language = اللغة
analysis-certainty = اليقين والصواب
analysis-certainty-lead = كم يصيب المجيبون في كل درجة يقين صرحوا بها. في كل درجة نطاق منتظر من الصواب.
analysis-certainty-heading = درجة اليقين
analysis-certainty-low = ضعيف
analysis-certainty-middle = متوسط
analysis-certainty-high = قوي
analysis-certainty-answers = عدد الأجوبة
analysis-certainty-accuracy = الصواب
analysis-certainty-range = المنتظر
# $percent (String) - a percentage
analysis-certainty-under = أقل من { $percent }
# $percent (String) - a percentage
analysis-certainty-over = أكثر من { $percent }
analysis-certainty-judgement = الحكم
analysis-judged-over = ثقة زائدة: يصيبون أقل مما يظنون.
analysis-judged-under = ثقة ناقصة: يعرفون أكثر مما يظنون.
analysis-judged-about = يقين في محله.
analysis-judged-few = أقل من 30 جواباً: لا حكم.
