# Faults of a course, as its authors read them: what is wrong, then what to do.
# $name (String) - what the author wrote
content-raw-html = وسم HTML يظهر نصاً كما هو: { $name }. اكتبوا بصيغة Markdown.
# $name (String) - the address
content-link-scheme = رابط غير مقبول: { $name }. استعملوا https:// أو mailto: أو item: أو term:.
# $name (String) - the id of the item
content-link-item = رابط إلى عنصر غير موجود في الدورة: { $name }.
# $name (String) - the key of the term
content-link-term = رابط إلى مصطلح غير موجود في المسرد: { $name }.
# $name (String) - the path of the file
content-media-missing = ملف غير موجود: { $name }.
# $name (String) - the path of the file
content-media-source = الصورة { $name } خارج مجلد media. أضيفوها إلى وسائط الدورة.
# $name (String) - the path of the file
content-media-alt = الصورة { $name } بلا نص بديل. صفوا في جملة ما تقوله.
# $name (String) - the path of the file
content-media-place = الصورة { $name } وسط فقرة. ضعوها وحدها بين سطرين فارغين.
# $name (String) - the path of the file
content-media-unused = ملف لا يستعمله أي نص: { $name }.
# $name (String) - the path of the file
# $count (Number) - its size in kilobytes
# $limit (Number) - the largest size in kilobytes
content-media-large = الملف { $name } أكبر من المسموح: { $count } كيلوبايت، والحد { $limit }.
# $name (String) - the path of the file
# $part (String) - the element or attribute refused
content-drawing = الرسم { $name } مرفوض بسبب { $part }. لا يقبل إلا ما يجيزه شكل الملفات.
# $name (String) - the heading
content-heading-top = العنوان «{ $name }» من المستوى الأول. تبدأ العناوين بـ ##.
# $name (String) - the heading
content-heading-skip = العنوان «{ $name }» يقفز على مستوى. انزلوا درجة درجة.
# $name (String) - the name of the block
content-block-unknown = إطار غير معروف: { $name }. الأسماء المقبولة: tip وwarning وexample وcase وlaw وdo وremember وreveal وterm.
# $name (String) - the name of the open block
content-block-nested = إطار يبدأ داخل الإطار { $name }. أغلقوا الأول بسطر :::.
# $name (String) - the name of the open block
content-block-open = الإطار { $name } غير مغلق. أضيفوا سطر ::: في نهايته.
content-block-stray = سطر ::: لا يغلق أي إطار.
content-too-deep = اقتباسات أو لوائح متداخلة أكثر من اللازم.
# $count (Number) - the columns of the table
# $limit (Number) - the most columns
content-table-wide = جدول من { $count } عموداً، والحد { $limit }. الأعمدة الزائدة لا تظهر.
# $limit (Number) - the largest size in kilobytes
content-too-large = نص الدرس أطول مما يمكن عرضه ({ $limit } كيلوبايت).
# $name (String) - the label of the note
content-note-unused = حاشية لا يحيل عليها النص: { $name }.
content-source-missing = نص ناقص في لغة المصدر.
# $language (String) - the language
# $count (Number) - how many texts
content-translation-missing = ترجمة ناقصة إلى { $language }: { $count }.
# $language (String) - the language
content-translation-stale = تغير نص المصدر بعد ترجمته إلى { $language }. راجعوا الترجمة.
# $language (String) - the language
content-language-unlisted = نص بلغة لا تعلنها الدورة: { $language }.
# $language (String) - the language
content-language-source = لغة المصدر { $language } ليست من لغات الدورة.
# $name (String) - the id
content-id-taken = المعرف { $name } مستعمل أكثر من مرة.
# $name (String) - the name of the file
content-file-taken = ملف واحد لعنصرين: { $name }.
# $name (String) - the id
content-id-reserved = المعرف { $name } محجوز لصفحة من صفحات الموقع. اختاروا غيره.
# $name (String) - the id
content-id-retired = المعرف { $name } متقاعد ولا يعاد استعماله.
# $name (String) - the id
content-retired-unknown = المعرف البديل { $name } غير موجود في الدورة.
# $name (String) - the id
content-objective-unknown = هدف غير معلن في الدورة: { $name }.
# $name (String) - the objective
content-objective-idle = لا يقيس أي سؤال الهدف «{ $name }».
# $name (String) - the key
content-term-taken = المصطلح { $name } معرف أكثر من مرة.
# $count (Number) - minutes that we estimate
# $limit (Number) - minutes that the course announces
content-minutes = المدة المقدرة من حجم النص { $count } دقيقة، والمعلنة { $limit }.
# $count (Number) - minutes of all items
# $limit (Number) - minutes that the course announces
content-minutes-total = مجموع مدد العناصر { $count } دقيقة، والدورة تعلن { $limit } دقيقة.
# $name (String) - the code point
content-characters = حرف خفي يقلب اتجاه النص أو يفسده: { $name }. احذفوه.
# $name (String) - the code point
content-direction-mark = علامة اتجاه خفية: { $name }. الأفضل حذفها.
# $name (String) - the name of the bank
content-draw-bank = بنك أسئلة غير موجود: { $name }.
# $name (String) - the name of the bank
# $count (Number) - questions asked for
# $limit (Number) - questions that the bank has
content-draw-many = السحب من البنك { $name } يطلب { $count } والمتاح { $limit }.
# $name (String) - the name of the bank
content-bank-unused = بنك أسئلة لا يسحب منه أي اختبار: { $name }.
content-quiz-empty = اختبار بلا أسئلة.
content-pass-percent = عتبة النجاح يجب أن تكون بين 1 و100.
content-settings-dates = موعد إغلاق الاختبار يسبق موعد فتحه أو يساويه. صححوا أحدهما.
# $count (Number) - right answers asked for
# $limit (Number) - of how many
content-settings-mastery = التدريب يطلب { $count } أجوبة صحيحة من آخر { $limit }: لا يمكن بلوغ ذلك.
content-settings-password = كلمة السر فارغة. اكتبوها أو احذفوا الإعداد.
content-settings-average = يُحتسب معدل المحاولات وعددها غير محدود: كل محاولة ضعيفة تنقص من النتيجة إلى الأبد. حددوا عدد المحاولات.
# $name (String) - the setting
content-settings-idle = الإعداد { $name } لا أثر له في هذا الاختبار.
# $count (Number) - the percentage
# $limit (Number) - the highest one
content-band-percent = عبارة تبدأ من { $count } في المئة، والأقصى { $limit }.
# $count (Number) - the percentage
content-band-twice = عبارتان تبدآن من النسبة نفسها: { $count } في المئة.
# $name (String) - the id
content-section-question = يذكر أحد الأقسام سؤالاً لا يوجد في هذا الاختبار: { $name }.
# $name (String) - the place of the draw, counted from 0
content-section-draw = يذكر أحد الأقسام سحباً لا يوجد في هذا الاختبار: { $name }.
# $name (String) - the id, or the place of a draw
content-section-twice = مذكور مرتين في الأقسام: { $name }.
content-section-empty = قسم بلا أسئلة ولا سحب.
# $count (Number) - questions and draws in no section
# $limit (Number) - of how many
content-section-left = خارج الأقسام: { $count } من { $limit } من الأسئلة والسحوب. توضع في آخر الورقة.
# $name (String) - the field
# $count (Number) - the value
content-out-of-range = قيمة غير مقبولة للحقل { $name }: { $count }.
content-nothing-required = لا عنصر إلزامي في الدورة: لن يتمها أحد.
content-module-empty = وحدة بلا دروس ولا دروس مبرمجة.
# $name (String) - the id
content-id-lost = المعرف { $name } كان منشوراً ثم اختفى. أعيدوه أو سجلوه ضمن المتقاعدة.
# $name (String) - the id
content-kind-changed = المعرف { $name } كان لشيء من نوع آخر. استعملوا معرفاً جديداً.
# $name (String) - the place in the question
content-question-text = نص ناقص في لغة المصدر: { $name }.
# $name (String) - the place in the question
content-question-why = جواب بلا تعليل في لغة المصدر: { $name }. قولوا لم هو صواب أو خطأ.
content-question-explain = لا شيء يشرح الجواب في لغة المصدر. أضيفوا explain.
content-question-points = النقط يجب أن تكون بين 0,01 و1000.
content-question-difficulty = الصعوبة 1 أو 2 أو 3.
# $name (String) - the place in the question
# $count (Number) - how many
# $limit (Number) - the bound
content-question-few = عدد العناصر { $name }: { $count }، والحد الأدنى { $limit }.
# $name (String) - the place in the question
# $count (Number) - how many
# $limit (Number) - the bound
content-question-many = عدد العناصر { $name }: { $count }، والحد الأقصى { $limit }.
# $name (String) - the place in the question
# $part (String) - the other place, or the id
content-question-id-twice = في { $name } معرف مستعمل مرتين: { $part }.
# $name (String) - the place in the question
# $part (String) - the other place, or the id
content-question-same = نصان متطابقان لا يميز بينهما أحد: { $name } و{ $part }.
# $name (String) - the place in the question
# $part (String) - the other place, or the id
content-question-alike = نصان لا يفرق بينهما سوى علامة أو حركة: { $name } و{ $part }.
content-question-none-right = لا جواب صحيح بين الاختيارات.
# $count (Number) - how many
content-question-several-right = سؤال بجواب واحد فيه { $count } أجوبة صحيحة.
content-question-all-right = كل الاختيارات صحيحة: لا يقيس السؤال شيئاً.
content-question-right-longer = الجواب الصحيح أطول بكثير من غيره، فطوله يدل عليه.
content-question-tolerance = هامش الخطأ لا يكون سالبا.
content-question-accept-nothing = لا جواب مقبول.
content-question-accept-source = لا جواب مقبول في لغة المصدر.
# $name (String) - the place in the question
content-question-accept-empty = جواب مقبول بلا حرف ولا رقم: { $name }.
# $name (String) - the place in the question
content-question-accept-anything = جواب مقبول يطابق أي شيء: { $name }.
content-question-opinion = المقياس لا يُنقَّط: اجعلوا نقطه 0.
content-question-penalty = خصم المحاولة الخاطئة يجب أن يكون بين 0 و100 في المئة.
# $name (String) - the place in the question
content-question-weight = وزن الاختيار لا يتجاوز 100 في المئة زيادة أو نقصاناً: { $name }.
# $name (String) - the place in the question
content-question-weight-key = وزن الاختيار الصحيح أكبر من صفر، ووزن غيره صفر أو أقل: { $name }.
# $part (String) - what is wrong there
content-question-weights = أوزان الجواب الصحيح تبلغ { $part } في المئة، ويجب أن تبلغ 100.
content-question-range = الجواب خارج المجال المقبول، أو بدايته بعد نهايته.
# $name (String) - the place in the question
content-question-unit = الوحدة مطلوبة في الجواب ولم تُكتب: { $name }.
# $name (String) - the place in the question
content-question-part = جزء النقط لجواب قريب يكون أكبر من 0 وأقل من 100 في المئة: { $name }.
# $name (String) - the place in the question
# $part (String) - what is wrong there
content-question-mark-missing = في { $name } لا يوجد الموضع { $part }: ضعوه مرة واحدة بين معقوفات مزدوجة.
# $name (String) - the place in the question
# $part (String) - what is wrong there
content-question-mark-twice = في { $name } تكرر الموضع { $part }: ضعوه مرة واحدة.
# $name (String) - the place in the question
# $part (String) - what is wrong there
content-question-mark-unknown = في { $name } موضع لا يعرفه السؤال: { $part }.
# $name (String) - the place in the question
content-question-gap-weight = وزن الفراغ عدد من 1 إلى 10: { $name }.
# $name (String) - the place in the question
# $part (String) - what is wrong there
content-question-word = في { $name } كلمة ليست في البنك: { $part }.
content-question-image = لا صورة لهذا السؤال. سموا ملفها في image.
# $name (String) - the place in the question
content-question-zone = منطقة خارج الصورة أو بلا مساحة: { $name }. الأعداد من 0 إلى 1000.
content-question-words = حد عدد الكلمات 1 على الأقل، والأدنى لا يتجاوز الأقصى.
# $name (String) - the place in the question
content-question-level = نقط المستوى يجب أن تكون بين 0 و1000: { $name }.
# $part (String) - what is wrong there
content-question-rubric = أعلى المستويات تجمع { $part } من النقط، ويجب أن تجمع نقط السؤال.
content-change-presentation = تغير تقديم الدورة.
content-change-glossary = تغير المسرد.
content-change-media = تغيرت الوسائط.
content-change-planned = تغيرت الدروس المبرمجة.
# $name (String) - the id
content-change-minutes = تغيرت المدة: { $name }.
# $name (String) - the id
content-change-title = تغير العنوان أو التمهيد: { $name }.
# $name (String) - the id
content-change-text = تغير نص الدرس: { $name }.
# $name (String) - the id
content-change-wording = تغيرت الصياغة والجواب واحد: { $name }.
# $name (String) - the id
content-change-substance = جديد ينبغي أن يعلمه من أتم الدرس: { $name }.
# $name (String) - the id
content-change-item-added = عنصر جديد: { $name }.
# $name (String) - the id
content-change-item-removed = عنصر محذوف: { $name }.
content-change-order = تغير ترتيب العناصر أو الأسئلة.
# $name (String) - the id
content-change-quiz-terms = تغيرت شروط الاختبار: { $name }.
# $name (String) - the id
content-change-question-added = سؤال جديد: { $name }.
# $name (String) - the id
content-change-question-removed = سؤال محذوف: { $name }.
# $name (String) - the id
content-change-question-settings = تغير هدف السؤال أو صعوبته أو وسومه: { $name }.
# $name (String) - the id
content-change-feedback = تغير تعليل الأجوبة: { $name }.
# $name (String) - the id
content-change-required = تغير إلزام العنصر: { $name }.
# $name (String) - the id
content-change-pass-mark = تغيرت عتبة النجاح: { $name }.
# $name (String) - the id
content-change-key = تغير مفتاح الجواب: { $name }.
# $name (String) - the id
content-change-points = تغيرت النقط: { $name }.
content-change-objectives = تغيرت أهداف الدورة.
content-change-promise = تغير شرط الإتمام أو الشهادة.
# $name (String)
content-certificate-design = لا يوجد تصميم للشهادات باسم «{ $name }». اختاروا تصميما موجودا، أو اطلبوا من المدير إضافته.
# $name (String)
content-certificate-flaw = في تصميم الشهادات «{ $name }» عيوب تمنع رسمها. يجدها المدير في صفحة التصاميم.
# $name (String)
content-certificate-idle = لا أثر لـ { $name }، لأن الشهادة لا تنتهي صلاحيتها. أضيفوا valid_months أو احذفوه.
