register-refused = مرفوضة
register-suspended = موقوفة مؤقتاً
register-replaced = مستبدلة
# $number (Number) - the cycle
register-cycle-number = فترة الصلاحية رقم { $number }
register-waived = تجديد بإعفاء من الاختبارات
register-refused-suspended = هذه الشهادة موقوفة. ارفعوا التوقيف أولاً.
register-refused-not-suspended = هذه الشهادة ليست موقوفة.
register-refused-replaced = حلت شهادة أخرى محل هذه الشهادة.
register-refused-decided = سبق البت في هذه الشهادة.
register-refused-asked = لا يوجد طلب في الانتظار، أو يوجد طلب سابق لم يُبت فيه بعد.
register-refused-same-names = الاسم في الحساب هو نفسه المدون في الشهادة. غيروا الاسم في الحساب أولاً.
register-renewal-not-standing = لا يمكن تجديد هذه الشهادة: فهي غير مسلَّمة أو موقوفة أو مستبدلة أو مسحوبة.
register-renewal-endless = هذه الشهادة لا تنتهي صلاحيتها.
register-renewal-begun = بدأ تجديد هذه الشهادة من قبل، أو انتهى.
register-renewal-early = لم يحن بعد وقت تجديد هذه الشهادة.
register-renewal-not-offered = لم تعد هذه الدورة معروضة.
register-letter-suspended-subject = أُوقفت شهادتكم مؤقتاً
# $title (String) - the course
register-letter-suspended-body = أوقفت إدارة المنصة مؤقتاً شهادتكم في دورة «{ $title }» ريثما يُدرس ملفها. تبين صفحة التحقق ذلك، وسنخبركم بالنتيجة.
register-letter-reinstated-subject = رُفع التوقيف عن شهادتكم
# $title (String) - the course
register-letter-reinstated-body = رفعت إدارة المنصة التوقيف عن شهادتكم في دورة «{ $title }»، وهي سارية من جديد.
# $title (String) - the course
register-letter-refused-subject = لم تُسلَّم شهادة دورة «{ $title }»
# $title (String) - the course
register-letter-refused-body = درست إدارة المنصة ملفكم في دورة «{ $title }»، وتعذر تسليم الشهادة للسبب أسفله. يبقى كل ما أنجزتموه محفوظاً.
register-letter-refused-recourse = إذا رأيتم في ذلك خطأ، يمكنكم مراسلة إدارة المنصة.
register-letter-replaced-subject = شهادتكم الجديدة جاهزة
# $title (String) - the course
register-letter-replaced-body = سُلمت لكم باسمكم الجديد شهادة أخرى في دورة «{ $title }». أصبحت الشهادة السابقة «مستبدلة»، وتبين صفحة التحقق ذلك.
register-letter-declined-subject = طلب شهادة جديدة: لم يُقبل
# $title (String) - the course
register-letter-declined-body = تعذر قبول طلبكم شهادة جديدة في دورة «{ $title }» للسبب أسفله. تبقى شهادتكم كما هي.
# $date (String) - the end of validity
register-letter-ending-subject = تنتهي صلاحية شهادتكم في { $date }
# $title (String) - the course
register-letter-ending-body = تقترب نهاية صلاحية شهادتكم في دورة «{ $title }». يمكنكم تجديدها من صفحتها: تُجتاز الاختبارات من جديد، ويبقى كل ما أنجزتموه من قبل محفوظاً.
register-new-number = الرقم الجديد
register-old-number = الرقم السابق
register-renew = تجديد الشهادة
register-lists = لوائح الشهادات
register-requests-tab = { $count ->
    [zero] طلبات الاستبدال
    [one] طلب استبدال واحد
    [two] طلبا استبدال
    [few] { $count } طلبات استبدال
    [many] { $count } طلب استبدال
   *[other] { $count } طلب استبدال
}
register-refused-tab = الشهادات المرفوضة
register-title = سجل الشهادات
register-cycles = كل شهادات هذه الدورة
register-cycle = فترة الصلاحية
register-replaces = تحل محل
register-jobs = عمليات تسليم جماعي
register-failed-count = { $count ->
    [zero] سُلِّمت كلها
    [one] شهادة واحدة تعذر تسليمها
    [two] شهادتان تعذر تسليمهما
    [few] { $count } شهادات تعذر تسليمها
    [many] { $count } شهادة تعذر تسليمها
   *[other] { $count } شهادة تعذر تسليمها
}
register-by-cohort = ما ينتظر حسب الدورة والفوج
register-no-cohort = دون فوج
register-waiting-count = في الانتظار
register-search-person = الاسم أو البريد
register-kind = نوع الشهادة
register-kind-first = شهادة أولى
register-kind-renewal = تجديد
register-completed-from = أُتمت ابتداءً من
register-completed-until = أُتمت إلى غاية
register-clear = عرض كل ما ينتظر
register-issue-all = { $count ->
    [zero] تسليم كل ما ينتظر
    [one] تسليم كل ما ينتظر (شهادة واحدة)
    [two] تسليم كل ما ينتظر (شهادتان)
    [few] تسليم كل ما ينتظر ({ $count } شهادات)
    [many] تسليم كل ما ينتظر ({ $count } شهادة)
   *[other] تسليم كل ما ينتظر ({ $count } شهادة)
}
register-issue-filtered = { $count ->
    [zero] تسليم كل نتائج التصفية
    [one] تسليم كل نتائج التصفية (شهادة واحدة)
    [two] تسليم كل نتائج التصفية (شهادتان)
    [few] تسليم كل نتائج التصفية ({ $count } شهادات)
    [many] تسليم كل نتائج التصفية ({ $count } شهادة)
   *[other] تسليم كل نتائج التصفية ({ $count } شهادة)
}
# $cohort (String) - its name
register-cohort-of = فوج «{ $cohort }»
register-whole-queue = كل ما كان ينتظر
register-job = تسليم جماعي
register-job-goes-on = التسليم جارٍ
register-job-finished = انتهى التسليم
register-job-again = تُحدَّث هذه الصفحة تلقائياً، ويستمر التسليم ولو غادرتموها.
register-job-still = إيقاف التحديث التلقائي
register-job-look = عرض التقدم الآن
register-state-issued = سُلِّمت
register-state-waiting = تنتظر
register-state-known = سبق البت فيها
register-state-failed = تعذر تسليمها
register-retry = إعادة المحاولة
register-retried = { $count ->
    [zero] لا توجد شهادة تُعاد محاولة تسليمها.
    [one] تُعاد محاولة تسليم شهادة واحدة.
    [two] تُعاد محاولة تسليم شهادتين.
    [few] تُعاد محاولة تسليم { $count } شهادات.
    [many] تُعاد محاولة تسليم { $count } شهادة.
   *[other] تُعاد محاولة تسليم { $count } شهادة.
}
register-fault-machine = وقع عطل من جهتنا. أعيدوا المحاولة، وإذا تكرر فراجعوا سجل الخادم.
register-fault-standing = الشهادة التي يليها هذا التجديد موقوفة أو مسحوبة. يُسلَّم بعد إعادة العمل بها، أو ارفضوه.
register-refused-lead = شهادات قررت الإدارة عدم تسليمها. يمكن إعادة كل واحدة منها إلى الانتظار.
register-refused-none = لا شهادات مرفوضة
register-refused-on = رُفضت في
register-requests = طلبات شهادة باسم جديد
register-requests-lead = أشخاص تغير اسمهم ويطلبون شهادة برقم جديد. افتحوا الشهادة للبت في الطلب.
register-requests-none = لا طلبات في الانتظار
register-name-printed = الاسم المدون في الشهادة
register-name-now = الاسم الحالي في الحساب
register-asked-on = تاريخ الطلب
register-lead = كل ما وقع لكل رقم، بالترتيب. لا يُمحى شيء ولا يُغير: كل قيد يحمل بصمة القيد السابق.
register-for-auditors = للتدقيق
register-for-auditors-lead = يتضمن الملف كل القيود منذ أولها، كاملة غير مصفاة، بحيث يمكن إعادة حساب السلسلة منه وحده.
register-head = آخر قيد وبصمته، دوّنوهما لمقارنتهما لاحقاً:
register-csv = تحميل السجل كاملاً (CSV)
register-recompute = كيف يُعاد حساب السلسلة
register-recompute-lead = بصمة كل قيد هي SHA-256 لأحد عشر سطراً: سطر الصيغة ثم عشرة أعمدة بالترتيب أسفله، وبعد كل سطر علامة LF. يكفي هذا البرنامج بلغة Python:
register-event = الحدث
register-event-issued = تسليم
register-event-filed = حفظ الوثيقة
register-event-replaced = استبدال
register-event-suspended = توقيف مؤقت
register-event-reinstated = رفع التوقيف
register-event-revoked = سحب
register-from = ابتداءً من
register-until = إلى غاية
register-entry = القيد
register-when = متى ومن
register-hash = البصمة
register-by-itself = آلياً
register-history = ما وقع لهذا الرقم
register-issue-one = تسليم الشهادة
register-put-back = إعادتها إلى الانتظار
register-is-put-back = أُعيدت الشهادة إلى الانتظار.
register-refuse = رفض التسليم
register-refuse-lead = تخرج الشهادة من الانتظار ويتوصل صاحبها برسالة. يبقى كل ما أنجزه محفوظاً، ويمكن إعادتها إلى الانتظار.
register-refuse-reason = سبب الرفض
register-told-hint = يُكتب كما هو في الرسالة الموجهة إلى صاحب الشهادة.
register-is-refused = رُفض تسليم الشهادة، وأُخبر صاحبها.
register-request = طلب باسم جديد
# $date (String)
register-request-of = طلب صاحب الشهادة في { $date } شهادة باسمه الجديد.
register-request-openly = يقبل أن تقود صفحة الرقم السابق إلى الرقم الجديد.
register-request-closed = لا يريد أن تقود صفحة الرقم السابق إلى الرقم الجديد.
register-decline = رفض الطلب
register-decline-answer = سبب رفض الطلب
register-is-declined = رُفض الطلب، وأُخبر صاحبه.
register-replace = إصدار شهادة بديلة
register-replace-lead = تُسلَّم شهادة برقم جديد وبالاسم الحالي، تشير إلى السابقة. تصبح السابقة «مستبدلة» ولا يتغير فيها شيء.
register-openly = السماح لصفحة الرقم السابق بأن تقود إلى الرقم الجديد
# $old (String)
# $new (String)
register-is-replaced = حلت الشهادة { $new } محل الشهادة { $old }.
register-suspend = توقيف مؤقت
register-suspend-lead = تبين صفحة التحقق «موقوفة مؤقتاً» فوراً، ويتوصل صاحب الشهادة برسالة. يمكن رفع التوقيف.
register-suspend-note = تعليل التوقيف
# $number (String)
register-is-suspended = أُوقفت الشهادة { $number } مؤقتاً.
register-reinstate = رفع التوقيف
# $number (String)
register-is-reinstated = رُفع التوقيف عن الشهادة { $number }.
register-waive = تجديد بإعفاء
register-waive-lead = تُسلَّم شهادة الفترة الموالية دون اجتياز الاختبارات من جديد. يُدون ذلك في الشهادة وفي صفحة التحقق.
# $number (String)
register-is-waived = سُلمت شهادة الفترة الموالية برقم { $number }.
register-yours-is-replaced = حلت محل هذه الشهادة شهادة أخرى برقم
register-renewal = التجديد
# $date (String)
register-renewal-opens = يمكن تجديد هذه الشهادة ابتداءً من { $date }.
# $date (String)
register-renewal-open = تنتهي صلاحية هذه الشهادة في { $date }. إذا جددتموها الآن بدأت الفترة الموالية عند نهايتها.
# $date (String)
register-renewal-grace = انتهت صلاحية هذه الشهادة. إذا أتممتم التجديد قبل { $date } بدأت الفترة الموالية عند نهايتها دون انقطاع.
register-renewal-late = انتهت صلاحية هذه الشهادة وانقضت مهلة التجديد. إذا جددتموها بدأت الفترة الموالية من يوم تسليمها.
# $date (String)
register-renewal-until = أتموا ما بقي قبل { $date } كي لا يكون انقطاع بين الفترتين.
register-renewal-lead = تُجتاز الاختبارات الإلزامية من جديد، وتُقرأ الدروس التي أُضيفت إلى الدورة. يبقى كل ما أنجزتموه وكل شهاداتكم السابقة محفوظاً.
register-renewal-missing = بدأ التجديد. بقي:
register-renewal-done = استوفيتم كل شروط التجديد. شهادتكم الجديدة في انتظار التسليم.
register-renewal-is-begun = بدأ التجديد.
register-renamed = تغير اسمكم
register-renamed-lead = الاسم في حسابكم غير المدون في هذه الشهادة. الشهادة المسلَّمة لا تُغير، لكن يمكنكم طلب شهادة برقم جديد تحل محلها.
register-renamed-note = ملاحظة للإدارة
register-optional = (اختياري)
register-renamed-asked = أُرسل طلبكم إلى الإدارة، وستتوصلون برسالة.
register-renamed-declined = لم يُقبل طلبكم الأخير:
register-ask = طلب شهادة باسمي الجديد
register-asked = أُرسل طلبكم إلى الإدارة.
register-share = رابط للمشاركة
register-share-lead = يعرض الرابط هذه الشهادة وحدها لمن تعطونه له، وتغلقونه متى شئتم. لا تفهرسه محركات البحث.
register-share-open = فتح رابط
register-share-close = إغلاق الرابط
register-share-opened = فُتح الرابط.
register-share-closed = أُغلق الرابط. لن يقود إلى شيء بعد الآن.
register-profile = الإضافة إلى ملف مهني
register-profile-lead = يقود الرابط أسفله إلى موقع LinkedIn، ويحمل عنوان الدورة ورقم الشهادة وتاريخيها وعنوان التحقق. لا يُرسل شيء قبل أن تضغطوا عليه.
register-profile-linkedin = الإضافة إلى LinkedIn
# $name (String)
register-shared-title = شهادة { $name }
register-shared-verify = التحقق من هذه الشهادة
register-verdict-replaced = شهادة مستبدلة
# $date (String)
register-verdict-replaced-on = حلت محلها شهادة أخرى في { $date }. لا يُعتد بهذا الرقم بعد هذا التاريخ.
register-verdict-see-new = الشهادة التي حلت محلها:
register-verdict-ask-holder = اطلبوا الرقم الجديد من صاحب الشهادة.
register-verdict-suspended = شهادة موقوفة مؤقتاً
# $date (String)
register-verdict-suspended-on = يُدرس ملفها منذ { $date }. لا يُعتد بها إلى أن يُبت فيه.
register-window-days = فتح التجديد قبل النهاية (أيام)
register-window-days-hint = ‏60 إذا تُرك فارغاً. لا أثر له إن كانت الشهادة لا تنتهي صلاحيتها.
register-grace-days = مهلة التجديد بعد النهاية (أيام)
register-grace-days-hint = ‏30 إذا تُرك فارغاً. خلالها تتبع الفترة الجديدة السابقة دون انقطاع.
register-act-suspended = توقيف شهادة مؤقتاً
register-act-reinstated = رفع التوقيف عن شهادة
register-act-refused = رفض تسليم شهادة
register-act-put-back = إعادة شهادة إلى الانتظار
register-act-replaced = استبدال شهادة
register-act-declined = رفض طلب شهادة باسم جديد
register-act-bulk = تسليم جماعي
register-act-waived = تجديد بإعفاء
