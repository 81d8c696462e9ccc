certificates-class-identity = خطأ في الهوية
certificates-class-conditions = عدم استيفاء الشروط
certificates-class-fraud = غش ثابت
certificates-class-request = بطلب من صاحبها
certificates-refused-not-issued = لم تُسلَّم هذه الشهادة بعد، فلا يمكن سحبها.
certificates-refused-revoked = سُحبت هذه الشهادة من قبل.
certificates-refused-unprintable = يتضمن الاسم رمزاً لا يمكن طبعه على الشهادة. صححوا الاسم في الحساب ثم أعيدوا المحاولة.
certificates-number = رقم الشهادة
certificates-issued-on = تاريخ التسليم
certificates-reason = السبب
certificates-letter-button = الاطلاع على شهاداتي
# $title (String) - the course
certificates-letter-awaiting-subject = أتممتم دورة «{ $title }»
# $title (String) - the course
certificates-letter-awaiting-body = هنيئاً لكم بإتمام دورة «{ $title }». أُحيلت شهادتكم إلى إدارة المنصة قصد التسليم، وسنخبركم فور تسليمها.
certificates-letter-issued-subject = شهادتكم جاهزة
# $title (String) - the course
certificates-letter-issued-body = سُلمت لكم شهادة إتمام دورة «{ $title }». يمكنكم تحميلها، ويمكن لأي إدارة التحقق منها بالرقم أسفله.
certificates-letter-revoked-subject = سُحبت شهادتكم
# $title (String) - the course
certificates-letter-revoked-body = سحبت إدارة المنصة شهادتكم في دورة «{ $title }». وتبين صفحة التحقق ذلك الآن.
certificates-letter-revoked-recourse = إذا رأيتم في ذلك خطأ، يمكنكم مراسلة إدارة المنصة مع ذكر رقم الشهادة.
certificates-sheet-title = شهادة إتمام التكوين
certificates-sheet-title-attendance = شهادة حضور
certificates-sheet-hours = مدة التكوين
certificates-sheet-result = النتيجة
certificates-sheet-valid-until = صالحة إلى غاية
certificates-awaiting = في انتظار التسليم
certificates-revoked = مسحوبة
certificates-expired = منتهية الصلاحية
certificates-valid = سارية
# $percent (String)
certificates-result = النتيجة { $percent }
certificates-course = الدورة
certificates-date = التاريخ
certificates-status = الحالة
certificates-document = الوثيقة
certificates-holder = صاحب(ة) الشهادة
certificates-department = القطاع
certificates-completed = أُتمت في
certificates-content = مضمون الشهادة
certificates-given-to = تُسلَّم إلى
certificates-for = لإتمام دورة
certificates-for-attendance = لمتابعة دورة
certificates-my-one = شهادتي
certificates-mine-lead = شهاداتكم كلها، بما فيها ما ينتظر التسليم.
certificates-none = لا شهادات بعد
certificates-none-hint = تُسلَّم الشهادة عند إتمام دورة كاملة. تُبين لكم صفحة كل دورة ما بقي لإتمامها.
certificates-download = تحميل الشهادة
certificates-public-page = صفحة التحقق
certificates-share = رابط التحقق
certificates-share-hint = يمكن لأي شخص يتوفر على هذا الرابط، أو يمسح رمز الشهادة، التأكد من صحتها.
certificates-check = التحقق
certificates-number-hint = مدون أسفل الشهادة، ويمكن أيضاً مسح رمزها بالهاتف. مثال:
certificates-privacy = لا نعرض هنا سوى ما هو مدون في الشهادة. لا يُسجَّل من تحقق ولا متى.
certificates-verify-lead = اكتبوا رقم الشهادة للتأكد من صحتها ومن أنها لا تزال سارية. لا حاجة إلى حساب.
certificates-verdict-valid = شهادة صحيحة
# $moment (String)
certificates-checked = جرى التحقق في { $moment }
certificates-verdict-revoked = شهادة مسحوبة
# $date (String)
certificates-verdict-revoked-on = سُحبت في { $date }. لا يُعتد بها بعد هذا التاريخ.
certificates-verdict-expired = شهادة انتهت صلاحيتها
# $date (String)
certificates-verdict-expired-on = سُلمت فعلاً، وانتهت صلاحيتها في { $date }.
certificates-issuer = الجهة المسلِّمة
certificates-unknown-title = لا توجد شهادة بهذا الرقم
certificates-unknown-looked = بحثنا عن
certificates-unknown-lead = هذا لا يعني بالضرورة أن الشهادة مزورة. تأكدوا أولاً من الآتي:
certificates-unknown-plausible = الرقم مكتوب كتابة سليمة، لكنه غير مسجل لدينا. قارنوه مرة أخرى بالشهادة.
certificates-unknown-typing = في الرقم خطأ في الكتابة: الحرف الأخير لا يوافق ما قبله.
certificates-unknown-shape = يتكون الرقم من أربعة أجزاء، مثل:
certificates-desk-title = الشهادات
certificates-desk-lead = تسليم الشهادات وسحبها. كل عملية مسجلة باسم من قام بها.
certificates-desk-waiting = { $count ->
    [zero] لا شهادات في انتظار التسليم
    [one] شهادة واحدة في انتظار التسليم
    [two] شهادتان في انتظار التسليم
    [few] { $count } شهادات في انتظار التسليم
    [many] { $count } شهادة في انتظار التسليم
   *[other] { $count } شهادة في انتظار التسليم
}
certificates-desk-issued-tab = الشهادات المسلَّمة
certificates-desk-issued = { $count ->
    [zero] لم تُسلَّم أي شهادة.
    [one] سُلِّمت شهادة واحدة.
    [two] سُلِّمت شهادتان.
    [few] سُلِّمت { $count } شهادات.
    [many] سُلِّمت { $count } شهادة.
   *[other] سُلِّمت { $count } شهادة.
}
# $number (String)
certificates-desk-revoked = سُحبت الشهادة { $number }. وتبين صفحة التحقق أنها مسحوبة.
certificates-desk-none = لا شيء في انتظار التسليم
certificates-desk-none-hint = تظهر هنا شهادات من أتموا دورة يتطلب تسليم شهادتها قراركم.
certificates-desk-nothing = لا نتائج لهذا البحث
certificates-desk-caption = من استوفوا الشروط
certificates-desk-all = تحديد الكل
# $name (String)
certificates-desk-tick = تحديد { $name }
certificates-desk-ticked = المحدد: {"{n}"}
certificates-desk-issue = تسليم الشهادات المحددة
certificates-desk-search = البحث بالاسم أو البريد أو الرقم
certificates-revoke = سحب الشهادة
certificates-revoke-lead = تبين صفحة التحقق «مسحوبة» فوراً، ويتوصل صاحب الشهادة برسالة. لا رجعة في ذلك.
certificates-revoke-class = السبب المعلن للعموم
certificates-revoke-note = تعليل داخلي
certificates-revoke-note-hint = يُحفظ في السجل ولا يُنشر.
certificates-revoke-last = أعيدوا كتابة آخر أربعة رموز من الرقم للتأكيد
certificates-fault-class = اختاروا السبب
certificates-fault-note = اكتبوا التعليل في جملة على الأقل
certificates-fault-last = الرموز لا توافق آخر الرقم
