accounts-motto = نقول ما نعلم، ونصرح بما لا نعلم بعد، ونلتزم بالموعد.
accounts-email = البريد الإلكتروني المهني
accounts-password = كلمة المرور
accounts-sign-in-title = الولوج إلى حسابي
accounts-sign-in-button = الولوج إلى حسابي
accounts-forgotten = نسيتم كلمة المرور؟ توصلوا برابط عبر البريد
accounts-no-account = ليس لكم حساب بعد؟
accounts-fault-email = اكتبوا البريد كاملاً، مثال: nom@exemple.ma
# $domain (String) - what follows the @
accounts-fault-domain = التسجيل مخصص لعناوين الإدارات، والعنوان المنتهي بـ { $domain } ليس منها.
accounts-fault-name-arabic = اكتبوا الاسم الكامل بالحروف العربية، مثال: سلمى بنجلون
accounts-fault-name-latin = اكتبوا الاسم الكامل بالحروف اللاتينية، مثال: Salma Benjelloun
accounts-fault-department = اختاروا القطاع من اللائحة
accounts-fault-password-missing = اكتبوا كلمة المرور
accounts-fault-password-short = { $count ->
    [few] اختاروا كلمة مرور من { $count } حروف على الأقل؛ الجملة القصيرة خير من الرمز المعقد
    [many] اختاروا كلمة مرور من { $count } حرفاً على الأقل؛ الجملة القصيرة خير من الرمز المعقد
   *[other] اختاروا كلمة مرور من { $count } حرف على الأقل؛ الجملة القصيرة خير من الرمز المعقد
}
accounts-fault-password-long = كلمة المرور أطول مما يُسمح به؛ اختاروا كلمة أقصر
accounts-fault-password-common = كلمة المرور هذه سهلة التخمين؛ اختاروا جملة لا يعرفها غيركم
accounts-fault-password-wrong = كلمة المرور الحالية غير صحيحة
accounts-refused-credentials = البريد أو كلمة المرور غير صحيح. تأكدوا منهما ثم أعيدوا المحاولة.
accounts-refused-unconfirmed = لم يُؤكد بريدكم بعد. أرسلنا لكم الرسالة من جديد: افتحوا الرابط الوارد فيها.
accounts-refused-locked = هذا الحساب مغلق. اتصلوا بإدارة المنصة.
accounts-refused-link = هذا الرابط استُعمل من قبل أو انتهت صلاحيته. اطلبوا رابطاً جديداً.
accounts-refused-yourself = لا يمكنكم القيام بذلك على حسابكم الخاص. اطلبوه من مشرف آخر.
accounts-refused-last-administrator = لا بد أن يبقى للمنصة مشرف واحد على الأقل.
accounts-letter-unexpected = إذا لم تطلبوا هذه الرسالة، فلا حاجة إلى القيام بأي شيء.
accounts-letter-confirm-subject = تأكيد بريدكم الإلكتروني
accounts-letter-confirm-body = أنشأتم حساباً على منصة تكوين. لم تبق إلا خطوة واحدة: تأكيد أن هذا البريد بريدكم.
accounts-letter-confirm-until = يبقى الرابط صالحاً لمدة ثلاثة أيام.
accounts-letter-confirm-button = تأكيد البريد
accounts-letter-already-subject = لكم حساب من قبل
accounts-letter-already-body = طُلب إنشاء حساب بهذا البريد، ولكم حساب من قبل. لم يتغير فيه شيء. إذا نسيتم كلمة المرور، اطلبوا رابطاً لتغييرها من صفحة الولوج.
accounts-letter-already-button = الولوج إلى حسابي
accounts-letter-recover-subject = اختيار كلمة مرور جديدة
accounts-letter-recover-body = طُلب تغيير كلمة المرور الخاصة بحسابكم. اضغطوا على الزر لاختيار كلمة جديدة.
accounts-letter-recover-until = يبقى الرابط صالحاً لمدة ساعة واحدة.
accounts-letter-recover-button = اختيار كلمة مرور جديدة
accounts-letter-changed-subject = تغيرت كلمة المرور
accounts-letter-changed-body = غُيرت كلمة المرور الخاصة بحسابكم، وأُنهيت جميع الجلسات المفتوحة. إذا لم تقوموا بذلك، فاختاروا كلمة جديدة فوراً.
accounts-letter-changed-button = اختيار كلمة أخرى
