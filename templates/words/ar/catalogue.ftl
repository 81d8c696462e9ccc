catalogue-search = البحث في الدورات
catalogue-search-example = مثال: بلاغ، أزمة، القانون 31.13
catalogue-home-title = تكوين مسؤولي التواصل العمومي
catalogue-network = شبكة مسؤولي التواصل العمومي
catalogue-hero = تواصلٌ واضح وموثوق، أقرب إلى المواطن
catalogue-hero-lead = دورات قصيرة وعملية مستمدة من محاور دليل التواصل العمومي، تُتابَع على الهاتف أو الحاسوب، وتُتوَّج بشهادة قابلة للتحقق.
catalogue-themes = مواضيع
catalogue-theme = الموضوع
catalogue-title = دليل الدورات التكوينية
catalogue-lead = اختاروا دورة وابدؤوا متى شئتم: يُحفظ تقدمكم في كل خطوة.
catalogue-resume = واصلوا من حيث توقفتم
catalogue-all = جميع الدورات
catalogue-filters = البحث والتصفية
catalogue-principles = أربعة مبادئ توجه كل درس
catalogue-principle-clarity = الوضوح والمصداقية
catalogue-principle-clarity-text = نقول ما نعلم، بعبارات يفهمها المرتفق من القراءة الأولى.
catalogue-principle-access = تسهيل الولوج إلى المعلومة
catalogue-principle-access-text = النشر الاستباقي قاعدة، والحجب استثناء معلل.
catalogue-principle-account = ربط المسؤولية بالمحاسبة
catalogue-principle-account-text = لكل رسالة مسؤول وأجل ومؤشر يُقاس به أثرها.
catalogue-principle-neutral = الحياد والتجرد
catalogue-principle-neutral-text = نتحدث باسم المرفق العمومي، لا باسم شخص أو جهة.
catalogue-level = المستوى
catalogue-level-introductory = تمهيدي
catalogue-level-intermediate = متوسط
catalogue-level-advanced = متقدم
catalogue-language = لغة الدورة
catalogue-languages = اللغات
catalogue-duration = المدة
catalogue-certificate = الشهادة
catalogue-version = النسخة
catalogue-updated = آخر تحيين
catalogue-audience = لمن هذه الدورة؟
catalogue-facts = معطيات الدورة
catalogue-complete = مكتملة
catalogue-planned = قيد الإعداد
catalogue-objectives = ما الذي ستتعلمونه
catalogue-plan = محتوى الدورة
catalogue-my-plan = تقدمي في الدورة
catalogue-enrol = التسجيل في الدورة
catalogue-enrol-hint = التسجيل فوري، ويمكنكم الانسحاب متى شئتم.
catalogue-enrol-sign-in = يتطلب التسجيل حساباً.
catalogue-certificate-administrator = تُسلِّم إدارة المنصة شهادة الإتمام بعد قراءة الدروس المطلوبة والنجاح في الاختبارات. تحمل الشهادة رقماً ورمزاً يمكن لأي إدارة التحقق منهما على الخط.
catalogue-certificate-automatic = تُسلَّم شهادة الإتمام فور قراءة الدروس المطلوبة والنجاح في الاختبارات. تحمل الشهادة رقماً ورمزاً يمكن لأي إدارة التحقق منهما على الخط.
catalogue-none = لا توجد دورة تطابق هذا البحث
catalogue-none-hint = جربوا كلمة واحدة، أو احذفوا التصفية.
catalogue-clear = حذف التصفية
catalogue-count = { $count ->
    [zero] لا دورات
    [one] دورة واحدة
    [two] دورتان
    [few] { $count } دورات
    [many] { $count } دورة
   *[other] { $count } دورة
}
catalogue-modules = { $count ->
    [zero] لا وحدات
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $count } وحدات
    [many] { $count } وحدة
   *[other] { $count } وحدة
}
catalogue-lessons = { $count ->
    [zero] لا دروس
    [one] درس واحد
    [two] درسان
    [few] { $count } دروس
    [many] { $count } درساً
   *[other] { $count } درس
}
catalogue-glossary = مسرد المصطلحات
catalogue-terms = { $count ->
    [zero] لا مصطلحات
    [one] مصطلح واحد
    [two] مصطلحان
    [few] { $count } مصطلحات
    [many] { $count } مصطلحاً
   *[other] { $count } مصطلح
}
