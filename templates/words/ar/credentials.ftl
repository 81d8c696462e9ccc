# $title (String) - the course
credentials-picture-of = شارة «{ $title }»
credentials-issuer-what = منصة تكوين مسؤولي التواصل العمومي بالإدارات المغربية. تمنح شهادات إتمام دوراتها، ولا تمنح دبلومات.
credentials-criteria = إتمام جميع المواد الإلزامية للدورة والنجاح في اختباراتها.
credentials-objectives = بعد هذه الدورة يستطيع المستفيد(ة):
# $number (String) - the number of the certificate
credentials-badge-what = شارة رقمية لشهادة إتمام التكوين رقم { $number }. لم يُتحقق من هوية صاحبها بوثيقة رسمية.
# $number (String) - the number that is replaced
credentials-badge-replaces = وهي تعوض الشهادة رقم { $number }.
credentials-months = { $count ->
    [zero] أقل من شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}
credentials-title = الشارة الرقمية
credentials-lead = تحمل هذه الشارة ما في شهادتكم مع توقيع المنصة. تقرؤها المحافظ الرقمية ومنصات الملفات المهنية، ويمكن التحقق منها ببرامج مستقلة عنا.
credentials-take = تحميل الشارة
credentials-png = صورة PNG
credentials-png-hint = لملف مهني أو رسالة: الشهادة الرقمية مدمجة في الصورة.
credentials-svg = صورة SVG
credentials-svg-hint = للطباعة أو لموقع إلكتروني: الصورة نفسها بأي حجم.
credentials-json = ملف JSON
credentials-json-hint = للمحافظ الرقمية: شهادة Open Badges 3.0 وحدها.
credentials-jwt = رمز JWT
credentials-jwt-hint = للبرامج التي لا تقرأ التوقيع المدمج.
# $status (String) - suspended, replaced, revoked
credentials-withdrawn = حالة هذه الشهادة: { $status }. تُظهر الشارة لكل من تحقق منها أنه لا يُعتد بها.
credentials-link = رابط الشارة
credentials-link-hint = عند فتح الرابط، يستطيع كل من يتوفر عليه قراءة الشارة وما فيها: الاسم والدورة والتواريخ والنتيجة. ويمكنكم إغلاقه متى شئتم. من لديه ملف الشارة يحتفظ به.
credentials-link-is-closed = الرابط مغلق: لا يمكن لأحد غيركم الاطلاع على الشارة.
# $date (String)
credentials-link-is-open = الرابط مفتوح منذ { $date }.
credentials-link-open = فتح الرابط
credentials-link-close = إغلاق الرابط
credentials-link-opened = فُتح رابط الشارة.
credentials-link-closed = أُغلق رابط الشارة.
credentials-only-you = أنتم وحدكم ترون هذه الصفحة: رابط الشارة مغلق.
credentials-shared-given-to = مُنحت إلى
credentials-shared-file = الشارة بصيغة JSON
credentials-shared-what = تثبت هذه الشارة إتمام دورة تكوينية. ليست دبلوماً، ولم يُتحقق من هوية صاحبها بوثيقة رسمية.
credentials-achievement = إنجاز
credentials-achievement-criteria = شروط المنح
credentials-achievement-course = صفحة الدورة
credentials-achievement-hours = مدة التكوين
credentials-achievement-validity = مدة الصلاحية
credentials-achievement-for-ever = غير محدودة
credentials-achievement-programs = للبرامج
credentials-achievement-programs-hint = العنوان الآتي يعطي هذا الإنجاز بصيغة Open Badges 3.0 لكل برنامج يطلب JSON.
credentials-issuer-title = الجهة المانحة
credentials-issuer-name = الاسم الرقمي
credentials-issuer-keys = مفاتيح التوقيع
credentials-issuer-keys-hint = يبقى كل مفتاح منشوراً بعد تغييره، حتى يُتحقق مما وُقع به.
credentials-issuer-key = المفتاح
credentials-issuer-from = من
credentials-issuer-until = إلى
credentials-issuer-today = يوقع اليوم
credentials-issuer-programs-hint = هذه العناوين للبرامج التي تتحقق من الشارات والوثائق:
credentials-issuer-did = وثيقة الهوية الرقمية (did:web)
credentials-issuer-jwks = مفاتيح الرموز (JWKS)
credentials-issuer-ledger = سجل المفاتيح
credentials-issuer-site = تكوين – فضاء تكوين شبكة مسؤولي التواصل العمومي
