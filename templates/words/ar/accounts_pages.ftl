accounts-name-arabic = الاسم الكامل بالحروف العربية
accounts-name-arabic-hint = كما سيُكتب في شهاداتكم، مثال: سلمى بنجلون
accounts-name-latin = الاسم الكامل بالحروف اللاتينية
accounts-name-latin-hint = كما هو في البطاقة الوطنية، مثال: Salma Benjelloun
accounts-email-hint = نرسل إليه رابط التأكيد، ثم رسائل دوراتكم
accounts-department = القطاع أو المؤسسة
accounts-department-hint = حيث تعملون حالياً؛ يمكنكم تغييره لاحقاً من حسابكم
accounts-department-choose = اختاروا من اللائحة
accounts-password-hint = { $count ->
    [zero] جملة قصيرة تتذكرونها خير من رمز معقد
    [one] حرف واحد على الأقل؛ جملة قصيرة تتذكرونها خير من رمز معقد
    [two] حرفان على الأقل؛ جملة قصيرة تتذكرونها خير من رمز معقد
    [few] { $count } حروف على الأقل؛ جملة قصيرة تتذكرونها خير من رمز معقد
    [many] { $count } حرفاً على الأقل؛ جملة قصيرة تتذكرونها خير من رمز معقد
   *[other] { $count } حرف على الأقل؛ جملة قصيرة تتذكرونها خير من رمز معقد
}
accounts-join-lead = الحساب شخصي: عليه تُسجل دوراتكم، وباسمه تُسلَّم شهاداتكم.
accounts-join-button = إنشاء الحساب
accounts-have-account = لكم حساب من قبل؟
accounts-sent-title = تفقدوا بريدكم
# $email (String) - the address that the form was filled in with
accounts-join-sent = أرسلنا رسالة إلى { $email }. افتحوها: فيها الخطوة التالية.
accounts-join-sent-somewhere = أرسلنا رسالة إلى البريد الذي كتبتموه. افتحوها: فيها الخطوة التالية.
accounts-join-again = تصحيح البريد وإعادة الإرسال
# $email (String) - the address that the form was filled in with
accounts-recover-sent = إذا كان للبريد { $email } حساب، فستصله رسالة فيها رابط صالح لمدة ساعة واحدة.
accounts-recover-sent-somewhere = إذا كان للبريد الذي كتبتموه حساب، فستصله رسالة فيها رابط صالح لمدة ساعة واحدة.
accounts-recover-again = طلب رابط جديد
accounts-sent-late = قد تتأخر الرسالة بضع دقائق. تفقدوا أيضاً مجلد الرسائل غير المرغوب فيها.
accounts-sent-outbox = لم يُضبط خادم البريد في هذه المنصة: تُحفظ الرسائل ملفات في المجلد outbox من مجلد المعطيات على الخادم.
accounts-confirm-title = تأكيد البريد الإلكتروني
accounts-confirm-lead = بقيت ضغطة واحدة لتأكيد أن هذا البريد بريدكم. بعدها تلجون إلى حسابكم بكلمة المرور التي اخترتموها.
accounts-confirm-button = تأكيد البريد
accounts-confirm-not-me = إذا لم تطلبوا هذا الحساب، فأغلقوا هذه الصفحة: لن يُفتح دون تأكيدكم.
accounts-confirmed = تأكد بريدكم. يمكنكم الآن الولوج إلى حسابكم.
accounts-link-title = لم يعد هذا الرابط صالحاً
accounts-link-join = هذا الرابط استُعمل من قبل أو انتهت صلاحيته. إذا سبق أن أكدتم بريدكم فيمكنكم الولوج، وإلا فاملؤوا طلب الحساب من جديد.
accounts-link-first = هذا الرابط استُعمل من قبل أو انتهت صلاحيته. ما دامت المنصة بلا مشرف، تطبع رابطاً جديداً كلما أُعيد تشغيلها.
accounts-recover-title = نسيان كلمة المرور
accounts-recover-lead = اكتبوا بريدكم المهني، فنرسل إليه رابطاً لاختيار كلمة مرور جديدة.
accounts-recover-button = إرسال الرابط
accounts-choose-title = اختيار كلمة مرور جديدة
accounts-choose-lead = بعد الحفظ تُنهى جميع الجلسات المفتوحة، وتلجون بكلمة المرور الجديدة.
accounts-choose-button = حفظ كلمة المرور
accounts-password-new = كلمة المرور الجديدة
accounts-recovered = تغيرت كلمة المرور. يمكنكم الآن الولوج بها.
accounts-first-title = حساب المشرف الأول
accounts-first-lead = يُستعمل هذا الرابط مرة واحدة. ستكون لحسابكم صفتا المشرف والمكوِّن، ويمكنكم بعد ذلك منح الصفات لغيركم.
accounts-first-button = إنشاء حساب المشرف
accounts-first-done = حسابكم جاهز، وله صفتا المشرف والمكوِّن.

accounts-profile-title = حسابي
accounts-identity = المعلومات الشخصية
accounts-identity-hint = لا يغير تصحيح الاسم ما سُلِّم من شهادات: تبقى كما صدرت، ويظهر الاسم الجديد في الشهادات الموالية.
accounts-language = لغة الواجهة والرسائل
accounts-fault-locale = اختاروا لغة من اللائحة
accounts-profile-saved = حُفظت معلوماتكم.
accounts-password-title = تغيير كلمة المرور
accounts-password-current = كلمة المرور الحالية
accounts-password-button = تغيير كلمة المرور
accounts-password-saved = تغيرت كلمة المرور، وأُنهيت الجلسات المفتوحة على الأجهزة الأخرى.
accounts-sessions-title = الجلسات
accounts-sessions-hint = إذا ضاع منكم جهاز أو استعملتم جهازاً مشتركاً، أنهوا جميع الجلسات: يُطلب الولوج من جديد على كل جهاز، وعلى هذا أيضاً.
accounts-sign-out = الخروج من حسابي
accounts-sign-out-everywhere = إنهاء جميع الجلسات
accounts-sessions-ended = أُنهيت جميع الجلسات. يمكنكم الولوج من جديد متى شئتم.
accounts-data-title = معطياتي
accounts-data-hint = كل ما نحتفظ به عنكم في ملف واحد: الحساب والصفات والرسائل والتسجيلات والتقدم والأجوبة والشهادات (القانون 09.08).
accounts-data-button = تحميل معطياتي (JSON)
accounts-letters-title = رسائلي
accounts-letters-none = لم نرسل لكم أي رسالة بعد.
accounts-letters-older = رسائل أقدم
accounts-letter-subject = الموضوع
accounts-letter-date = التاريخ
accounts-letter-state = الحالة
accounts-letter-sent = أُرسلت
accounts-letter-waiting = في الانتظار
accounts-letter-failed = تعذر الإرسال
# $recipient (String) - an address
# $moment (String) - a date and time
accounts-letter-to = إلى { $recipient }، بتاريخ { $moment }
accounts-letter-links = حُذفت من هذه النسخة الروابط التي لا تُستعمل إلا مرة واحدة.

accounts-admin-nav = أقسام الإدارة
accounts-admin-people = الأشخاص
accounts-admin-departments = القطاعات
accounts-admin-enrolments = التسجيلات
accounts-admin-certificates = الشهادات
accounts-admin-audit = سجل الإدارة
accounts-role-officer = مستفيد(ة)
accounts-role-trainer = مكوِّن(ة)
accounts-role-administrator = مشرف(ة)
accounts-role-focal-point = نقطة ارتكاز
accounts-role-trainer-meaning = كتابة الدورات ونشرها وتتبع نتائجها
accounts-role-administrator-meaning = تدبير الأشخاص والقطاعات، وتسليم الشهادات وسحبها
accounts-role-focal-point-meaning = تتبع تكوين العاملين في القطاع الذي ينتمي إليه الحساب
accounts-state-active = نشط
accounts-state-unconfirmed = لم يُؤكد البريد
accounts-state-locked = مغلق
accounts-never = ليس بعد
accounts-today = اليوم
accounts-yesterday = أمس
accounts-no-department = بلا قطاع
accounts-people-lead = كل من له حساب، من الأحدث إلى الأقدم.
accounts-people-search = الاسم أو البريد
accounts-people-all-departments = كل القطاعات
accounts-people-caption = لائحة الأشخاص
accounts-people-none = لا أحد يوافق هذا البحث
accounts-people-none-hint = جربوا جزءاً من الاسم، بالعربية أو باللاتينية، أو احذفوا التصفية.
accounts-people-empty = لا أشخاص بعد
accounts-people-empty-hint = يظهر هنا كل من أنشأ حساباً.
accounts-people-clear = حذف التصفية
accounts-column-name = الاسم
accounts-column-department = القطاع
accounts-column-role = الصفة
accounts-column-seen = آخر ولوج
accounts-column-state = الحالة
accounts-column-pick = تحديد
accounts-tick-all = تحديد الكل في هذه الصفحة
# $name (String) - a person
accounts-tick = تحديد { $name }
accounts-ticked = العناصر المحددة
accounts-ticked-count = المحدد: {"{n}"}
accounts-nobody-ticked = حددوا شخصاً واحداً على الأقل ثم اختاروا الصفة.
# $role (String) - the name of a role
accounts-give-role = منح صفة «{ $role }»
# $role (String) - the name of a role
accounts-role-given-to = { $count ->
    [zero] كانت صفة «{ $role }» لكل من حددتم من قبل.
    [one] مُنحت صفة «{ $role }» لشخص واحد.
    [two] مُنحت صفة «{ $role }» لشخصين.
    [few] مُنحت صفة «{ $role }» لـ { $count } أشخاص.
    [many] مُنحت صفة «{ $role }» لـ { $count } شخصاً.
   *[other] مُنحت صفة «{ $role }» لـ { $count } شخص.
}
# $name (String) - a person
# $role (String) - the name of a role
accounts-role-is-given = مُنحت صفة «{ $role }» لـ { $name }.
# $name (String) - a person
# $role (String) - the name of a role
accounts-role-is-taken = سُحبت صفة «{ $role }» من { $name }.
accounts-facts-title = المعلومات
accounts-joined-on = تاريخ إنشاء الحساب
accounts-confirmed-on = تأكيد البريد
accounts-seen-on = آخر ولوج
accounts-locked-on = تاريخ الإغلاق
accounts-roles-title = الصفات
accounts-roles-hint = كل حساب مستفيد. تسري الصفة الجديدة ابتداءً من الصفحة الموالية التي يفتحها صاحبها.
accounts-role-give = منح الصفة
accounts-role-take = سحب الصفة
accounts-role-held = ممنوحة
accounts-lock-title = إغلاق الحساب
accounts-lock-hint = يخرج صاحب الحساب فوراً من جميع الأجهزة ولا يستطيع الولوج. لا يُمحى شيء: تبقى التسجيلات والنتائج والشهادات، ويمكن إعادة فتح الحساب.
accounts-lock-myself = لا يمكنكم إغلاق حسابكم بأنفسكم.
accounts-lock-button = إغلاق الحساب
accounts-unlock-button = إعادة فتح الحساب
accounts-unlock-hint = هذا الحساب مغلق. عند إعادة فتحه يستطيع صاحبه الولوج بكلمة مروره.
# $name (String) - a person
accounts-lock-question = هل تريدون إغلاق حساب { $name }؟ يخرج فوراً من جميع الأجهزة.
accounts-lock-yes = نعم، إغلاق الحساب
accounts-lock-no = الإبقاء عليه مفتوحاً
# $name (String) - a person
accounts-is-locked = أُغلق حساب { $name }.
# $name (String) - a person
accounts-is-unlocked = أُعيد فتح حساب { $name }.

accounts-trail-title = ما أُنجز على هذا الحساب
accounts-trail-none = لم يُنجز أي عمل إداري على هذا الحساب.
accounts-audit-lead = كل عمل إداري: من قام به، ومتى، وعلى ماذا، وما الذي تغير. لا يُمحى من هذا السجل شيء.
accounts-audit-none = لا أعمال إدارية بعد
accounts-audit-none-hint = يُسجل هنا كل ما يقوم به المشرفون.
accounts-column-when = التاريخ
accounts-column-actor = من
accounts-column-act = العمل
accounts-column-object = على
accounts-column-detail = التفاصيل
accounts-act-by-machine = المنصة
accounts-act-role-given = منح صفة
accounts-act-role-taken = سحب صفة
accounts-act-account-created = إنشاء حساب
accounts-act-account-locked = إغلاق حساب
accounts-act-account-unlocked = إعادة فتح حساب
accounts-act-password-reset = تعيين كلمة مرور جديدة
accounts-act-department-added = إضافة قطاع
accounts-act-department-changed = تعديل قطاع
accounts-act-department-closed = إغلاق قطاع
accounts-act-department-reopened = إعادة فتح قطاع
accounts-act-certificate-issued = تسليم شهادة
accounts-act-certificate-revoked = سحب شهادة
# $before (String) - a name
# $after (String) - a name
accounts-act-from-to = من «{ $before }» إلى «{ $after }»
accounts-act-moved = نُقل إلى موضع آخر في الشجرة
accounts-list-comma = {"، "}

accounts-departments-lead = الشجرة التي يختار منها الناس عند إنشاء الحساب، وبها تُصنف التقارير.
accounts-department-add-title = إضافة قطاع أو مديرية أو وحدة
accounts-department-add-button = إضافة
accounts-department-name-ar = الاسم بالعربية
accounts-department-name-fr = الاسم بالفرنسية
accounts-department-name-en = الاسم بالإنجليزية
accounts-department-parent = ينتمي إلى
accounts-department-top = لا شيء: في أعلى الشجرة
accounts-department-open = مفتوح
accounts-department-closed = مغلق
accounts-department-closed-hint = القطاع المغلق لا يُعرض على من ينشئ حساباً؛ يبقى فيه من كان فيه.
accounts-department-close = إغلاق
accounts-department-reopen = إعادة الفتح
accounts-department-added = أُضيف القطاع.
accounts-department-saved = حُفظ القطاع.
accounts-department-is-closed = أُغلق القطاع. لم يعد يُعرض على من ينشئ حساباً.
accounts-department-is-open = أُعيد فتح القطاع.
accounts-column-actions = إجراءات
accounts-fault-department-name = اكتبوا الاسم، من حرفين إلى 160 حرفاً
accounts-fault-department-twice = يوجد في هذا الموضع قطاع بالاسم نفسه
accounts-fault-parent = اختاروا موضعاً من اللائحة
accounts-fault-circle = لا ينتمي القطاع إلى نفسه ولا إلى ما تحته؛ اختاروا موضعاً آخر
accounts-pages = صفحات اللائحة
