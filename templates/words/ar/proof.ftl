proof-title = التحقق من شهادة دون شبكة
proof-lead = تتحقق هذه الصفحة من الشهادات بنفسها: لا تحتاج إلى شبكة، ولا ترسل شيئاً إلى أحد.
proof-languages = اللغة
proof-code = مضمون رمز الشهادة
proof-code-hint = امسحوا الرمز بالهاتف وألصقوا هنا ما فيه: عنوان تتوسطه العلامة #.
proof-file = ملف الشهادة (PDF)
proof-file-hint = الملف كما سُلِّم، لا صورة منه ولا نسخة أعيد حفظها. لا يغادر جهازكم.
proof-file-picture = يمكن أيضاً اختيار صورة للرمز.
# $date (String) - the day when the list was made
proof-list-date = لائحة الشهادات المسحوبة المضمنة في هذه الصفحة مؤرخة في { $date }. ولا تشمل ما سُحب بعد ذلك.
# $site (String) - the address of the site
proof-newer = توجد لائحة أحدث في { $site }.
proof-script = تحتاج هذه الصفحة إلى JavaScript لتتحقق من التوقيع. يمكن التحقق بالرقم في موقع المنصة.
proof-name-arabic = الاسم بالعربية
proof-name-latin = الاسم بالحروف اللاتينية
proof-kind = طبيعة الشهادة
proof-achievement = إتمام الدورة بجميع متطلباتها
proof-attendance = الحضور طيلة ساعات الدورة
proof-compare = قارنوا هذه المعطيات بما هو مطبوع على الورقة، كلمة كلمة. إن اختلف شيء منها فالورقة محرفة.
proof-what = تثبت هذه المعطيات ما وقعته المنصة. لم يُتحقق من هوية صاحب الشهادة بوثيقة رسمية، وليست الشهادة دبلوماً.
proof-genuine = شهادة صحيحة
# $date (String)
proof-genuine-why = وقعت المنصة هذه المعطيات، ولم تكن الشهادة مسحوبة في { $date }.
proof-whole = ملف أصلي
# $date (String)
proof-whole-why = هذا هو الملف الذي سُلِّم، لم يتغير فيه شيء، ولم تكن الشهادة مسحوبة في { $date }.
proof-changed = المعطيات صحيحة، والصفحة من حولها مغيرة
proof-changed-why = في الملف معطيات وقعتها المنصة، لكنه ليس الملف الذي سُلِّم: قد تكون صفحته محرفة، أو أُعيد حفظه ببرنامج آخر. لا تثقوا إلا بالمعطيات الآتية، واطلبوا الملف الأصلي.
proof-expired = شهادة انتهت صلاحيتها
# $date (String)
proof-expired-why = سُلمت فعلاً، وانتهت صلاحيتها في { $date }.
proof-revoked = شهادة مسحوبة
# $date (String)
# $list (String) - the day when the list was made
proof-revoked-why = سُحبت في { $date }، حسب لائحة { $list }. لا يُعتد بها.
proof-suspended = شهادة موقوفة مؤقتاً
# $date (String)
# $list (String)
proof-suspended-why = أُوقفت في { $date }، حسب لائحة { $list }. لا يُعتد بها ما دامت موقوفة.
proof-replaced = شهادة مستبدلة
# $date (String)
# $list (String)
proof-replaced-why = حلت محلها شهادة أخرى في { $date }، حسب لائحة { $list }. اطلبوا الشهادة الجديدة.
proof-altered = معطيات محرفة
proof-altered-why = لا يوافق التوقيع هذه المعطيات: غُيِّر شيء منها، أو لم توقعها المنصة قط.
proof-key = مفتاح غير معروف
# $key (String) - the short name of the key
proof-key-why = المفتاح { $key } ليس من مفاتيح المنصة المعروفة في هذا التاريخ. تحققوا بلائحة أحدث قبل الحكم على الشهادة.
proof-retired = مفتاح سُحب من الخدمة
# $key (String)
proof-retired-why = تحمل هذه الشهادة تاريخاً لاحقاً لليوم الذي سُحب فيه المفتاح { $key } من الخدمة: لا يمكن أن تكون المنصة قد سلمتها.
proof-site = عنوان موقع آخر
# $host (String)
proof-site-why = يقود هذا الرمز إلى { $host }، وليس هذا عنوان المنصة. لا تفتحوه.
proof-list = لائحة محرفة
proof-list-why = لا يوافق التوقيع اللائحة المضمنة في هذه الصفحة. لا تثقوا بهذه النسخة، واطلبوا نسخة جديدة.
proof-shape = لا معطيات موقعة هنا
proof-shape-why = ما أُدخل ليس مضمون رمز شهادة، أو نقص منه جزء. أعيدوا مسح الرمز ونسخ كل ما فيه.
proof-later = شهادة أحدث من هذه الصفحة
proof-later-why = كُتبت هذه المعطيات بصيغة لا تعرفها هذه النسخة. اطلبوا نسخة جديدة.
proof-bare = رمز بلا توقيع
proof-bare-why = لا يتضمن هذا الرمز سوى الرقم: سُلمت الشهادة قبل اعتماد التوقيع. تحققوا منها بالرقم في موقع المنصة.
proof-nothing = لا معطيات موقعة في هذا الملف
proof-nothing-why = لا يتضمن الملف شيئاً موقعاً من المنصة. إذا كان نسخة بالماسح الضوئي، فامسحوا بالهاتف الرمز الظاهر فيها.
proof-picture = لا يقرأ هذا المتصفح الصور
proof-picture-why = امسحوا الرمز بالهاتف، ثم ألصقوا ما فيه في الخانة.
proof-unseen = لم يظهر رمز في الصورة
proof-unseen-why = صوِّروا الرمز من قرب، مستقيماً وفي ضوء كاف.
proof-or-file = التحقق من الملف
proof-upload-hint = نقارن الملف بما سُلِّم، بايتاً بايتاً، ولا نحتفظ به بعد ذلك. 5 ميغابايت على الأكثر.
proof-upload = التحقق من الملف
proof-upload-none = اختاروا ملف الشهادة، بصيغة PDF
# $megabytes (Number)
proof-upload-large = يتجاوز الملف { $megabytes } ميغابايت. اختاروا ملف الشهادة كما سُلِّم.
proof-offline = التحقق دون شبكة
proof-offline-hint = صفحة واحدة تُحفظ على مفتاح USB، وتتحقق من التوقيع في أي جهاز.
proof-same = الملف مطابق لما سُلِّم، لم يتغير فيه شيء.
proof-name-hidden = الاسم محجوب
proof-named = الاسم محجوب
proof-named-lead = لا يكفي الرقم وحده لإظهار اسم صاحب الشهادة. يظهر الاسم كاملاً بمسح الرمز المطبوع على الورقة، أو بتقديم ملفها أسفله.
proof-name-compare = قارنوا اسماً باسم صاحب الشهادة
proof-name-compare-hint = بالعربية أو بالحروف اللاتينية، كاملاً كما طُبع. لا نحتفظ بما يُكتب.
proof-name-compare-do = قارن
proof-name-missing = اكتبوا الاسم الذي تريدون مقارنته
proof-name-same = هذا الاسم مطابق لاسم صاحب الشهادة.
proof-name-other = هذا الاسم غير مطابق لاسم صاحب الشهادة. تأكدوا من كتابته كاملاً كما طُبع.
proof-statement = لديكم مضمون الرمز؟
proof-statement-show = إظهار الاسم
proof-statement-read = الرمز صحيح: هذا ما وقعته المنصة.
proof-statement-doubtful = ليس هذا ما وقعته المنصة لهذا الرقم: مضمون الرمز محرف، أو هو لشهادة أخرى، أو نقص منه جزء. لا تثقوا بالورقة.
proof-other = وثيقة غير مؤكدة
proof-other-why = وُقِّع هذا الملف بمفتاح المنصة، لكن السجل يحتفظ لهذا الرقم بوثيقة أخرى. لا تعتمدوا إلا ما يلي، وهو من السجل، واطلبوا الملف الأصلي.
# $number (String)
proof-unregistered-why = وُقِّع هذا الملف بمفتاح المنصة، لكن السجل لا يعرف الرقم { $number }: لا شيء يؤكده.
proof-meaning = ما تثبته الشهادة وما لا تثبته
proof-meaning-is = تثبت أن صاحب هذا الاسم أتم الدورة المذكورة على المنصة، وفق شروطها.
proof-meaning-identity = لم يُتحقق من هوية صاحبها بوثيقة رسمية: الاسم هو المسجل في حسابه.
proof-meaning-degree = ليست دبلوماً، ولا تعادل شهادة وطنية.
proof-meaning-register = ما يظهر في هذه الصفحة هو المعتمد، لا ما قد يُطبع على ورقة.
proof-design = تصميم الشهادة
proof-design-achievement = شهادة إتمام
proof-design-attendance = شهادة حضور
proof-result = النتيجة في الشهادة
proof-result-shown = تُذكر
proof-result-hidden = لا تُذكر
proof-designs = تصاميم الشهادات
proof-designs-lead = كل تصميم ملف نصي: نصوصه بكل لغة، وألوانه، وما يُذكر فيه، ومن يوقع. يُرسم كل تصميم بالحالات الصعبة قبل اعتماده.
proof-designs-own = خاص بكم
proof-designs-cases = معاينة (نماذج لا قيمة لها)
proof-designs-flaws = لا يُستعمل هذا التصميم قبل إصلاحه
# $place (String) - where the text stands in the file
# $usual (String) - what is printed without it
proof-designs-may-add = يمكن إضافة النص { $place }. وبدونه يُطبع: { $usual }
proof-designs-where = لتغيير تصميم، ضعوا نسخة من ملفه في هذا المجلد وعدلوها:
proof-case-ordinary = حالة عادية
proof-case-english = بالعربية والإنجليزية
proof-case-replacement = شهادة تعوض أخرى
proof-case-long-name = اسم طويل
proof-case-long-title = عنوان طويل
proof-case-mixed = حروف مختلطة
proof-case-vowels = نص مشكول
proof-case-bare = أقل ما يمكن
# $why (String) - the words of the reader of TOML, in English
proof-flaw-file = لا يُقرأ الملف: { $why }
# $name (String) - the key of the colour
# $found (String) - a contrast
# $least (String) - a contrast
proof-flaw-pale = اللون { $name } باهت على ورق أبيض: تباينه { $found }، والحد الأدنى { $least }.
proof-flaw-second = حددوا في second لغة أو لغتين بجانب العربية (fr أو en)، مع نصوص كل لغة.
# $most (Number)
proof-flaw-facts = لا تتسع الشهادة لأكثر من { $most } معطيات، كل واحد منها مرة واحدة.
# $place (String) - the key of a text
# $word (String) - what is filled in, in braces
proof-flaw-lacks = ينقص النص { $place } ما يُملأ مكانه: { $word }
# $name (String) - the name of a file
proof-flaw-no-logo = لا يوجد ملف الشعار { $name } بجانب ملف التصميم.
# $part (String) - an element or attribute of SVG
proof-flaw-logo = في الشعار ما لا يُرسم: { $part }
# $why (String) - the reason, in English
proof-flaw-sheet = تعذر رسم حالة من الحالات الصعبة: { $why }

proof-undrawn-lead = شهادات سُلِّمت ولم تُنجَز وثائقها بعد. سجلها تام، وتُعاد المحاولة من تلقاء نفسها، وقد تتباعد إلى ساعة؛ أصلحوا السبب.
# $count (Number)
proof-undrawn-count = { $count ->
    [one] وثيقة واحدة:
    [two] وثيقتان:
    [few] { $count } وثائق:
    [many] { $count } وثيقة:
   *[other] { $count } وثيقة:
}

proof-unbadged-lead = شهادات سُلِّمت ولم تُنجَز شاراتها الرقمية بعد. تُعاد المحاولة من تلقاء نفسها، وقد تتباعد إلى ساعة؛ أصلحوا السبب.
# $count (Number)
proof-unbadged-count = { $count ->
    [one] شارة واحدة:
    [two] شارتان:
    [few] { $count } شارات:
    [many] { $count } شارة:
   *[other] { $count } شارة:
}
