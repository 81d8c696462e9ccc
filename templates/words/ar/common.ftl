language-name = العربية
# $date (String) - a date
# $time (String) - a time of day
common-moment = { $date } على الساعة { $time }
# $low (String) - a number
# $high (String) - a number
common-from-to = من { $low } إلى { $high }
common-takwin = تكوين
common-tagline = فضاء تكوين شبكة مسؤولي التواصل العمومي
common-about = تكوين مستمر لمسؤولي التواصل بالقطاعات الوزارية والإدارات العمومية، بالعربية والفرنسية والإنجليزية.
common-skip = تجاوز إلى المحتوى الرئيسي
common-home = الصفحة الرئيسية
common-nav = التنقل الرئيسي
common-nav-courses = الدورات
common-nav-catalogue = دليل الدورات
common-nav-learning = مساري
common-nav-certificates = شهاداتي
common-nav-studio = الاستوديو
common-nav-admin = الإدارة
common-nav-verify = التحقق من شهادة
common-nav-sign-in = الولوج
common-nav-join = إنشاء حساب
common-nav-profile = حسابي
# $name (String) - the viewer's name
common-my-account = حسابي: { $name }
common-services = خدمات
common-display = العرض
common-theme = المظهر
common-theme-device = حسب الجهاز
common-theme-light = فاتح
common-theme-dark = داكن
common-apply = تطبيق
common-search = بحث
common-filter = تصفية
common-all = الكل
common-save = حفظ
common-cancel = إلغاء
common-next-page = الصفحة الموالية
common-first-page = الصفحة الأولى
common-optional = (اختياري)
common-yes = نعم
common-breadcrumbs = مسار التنقل
common-fault-prefix = خطأ:
common-faults = { $count ->
    [one] توجد مشكلة واحدة في هذا النموذج
    [two] توجد مشكلتان في هذا النموذج
    [few] توجد { $count } مشاكل في هذا النموذج
    [many] توجد { $count } مشكلة في هذا النموذج
   *[other] توجد { $count } مشكلة في هذا النموذج
}
common-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
common-hours = { $count ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
