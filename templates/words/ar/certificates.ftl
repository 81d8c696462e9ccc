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
certificates-letter-revoked-body = سحبت إدارة المنصة شهادتكم في دورة «{ $title }». تظهر الآن صفحة التحقق أنها مسحوبة.
certificates-letter-revoked-recourse = إذا رأيتم في ذلك خطأ، يمكنكم مراسلة إدارة المنصة مع ذكر رقم الشهادة.
certificates-sheet-issuer-1 = تكوين
certificates-sheet-issuer-2 = فضاء تكوين شبكة مسؤولي التواصل العمومي
certificates-sheet-title = شهادة إتمام التكوين
certificates-sheet-certify = تشهد إدارة المنصة بأن
certificates-sheet-completed = استوفى(ت) بنجاح جميع متطلبات الدورة التكوينية
# $date (String) - the date of issue
certificates-sheet-place-date = الرباط، في { $date }
certificates-sheet-signer-role = إدارة المنصة
certificates-sheet-verify = للتحقق من صحة هذه الشهادة
# $address (String) - the address in the code
certificates-sheet-code = رمز استجابة سريعة للتحقق من الشهادة على { $address }
# $name (String) - the holder's name
certificates-sheet-document-title = شهادة إتمام التكوين – { $name }
certificates-sheet-document-description = شهادة تكوين يمكن التحقق منها على الخط.
certificates-sheet-hours = مدة التكوين
certificates-sheet-result = النتيجة
certificates-sheet-completed-on = تاريخ الإتمام
certificates-sheet-valid-until = صالحة إلى غاية
certificates-awaiting = في انتظار التسليم
certificates-revoked = مسحوبة
certificates-expired = منتهية الصلاحية
