quizzes-behaviour-deferred = تُصحَّح الأجوبة كلها بعد تسليمها.
quizzes-behaviour-immediate = يمكنكم التحقق من كل جواب على حدة: يُصحَّح ويُشرح فوراً، ولا يتغير بعد ذلك.
quizzes-behaviour-interactive = يمكنكم التحقق من كل جواب على حدة، وإعادة الإجابة إن أخطأتم: يظهر بعد كل خطأ تلميح إن وُجد، وينقص ما يُكسب في السؤال.
quizzes-behaviour-certainty = ترفقون كل جواب بدرجة يقينكم: كلما زاد اليقين زاد ربح الجواب الصحيح وزادت خسارة الجواب الخاطئ. تُصحَّح الأجوبة بعد تسليمها.
quizzes-behaviour-certainty-immediate = ترفقون كل جواب بدرجة يقينكم: كلما زاد اليقين زاد ربح الجواب الصحيح وزادت خسارة الجواب الخاطئ. يُصحَّح كل جواب ويُشرح حين تتحققون منه، ولا يتغير بعد ذلك.
# $last (Number) - how many answers are looked at
# $right (String) - how many of them must be right
quizzes-behaviour-mastery = { $last ->
    [zero] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً.
    [one] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً، إلى أن يصح جواب واحد.
    [two] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً، إلى أن يصح { $right } من آخر جوابين.
    [few] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً، إلى أن يصح { $right } من آخر { $last } أجوبة.
    [many] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً، إلى أن يصح { $right } من آخر { $last } جواباً.
   *[other] تدريب: تُطرح الأسئلة واحداً بعد الآخر، ويُشرح كل جواب فوراً، إلى أن يصح { $right } من آخر { $last } جواب.
}
# $right (String) - how many answers must be right
# $last (String) - how many are looked at
quizzes-behaviour-goal = { $right } من آخر { $last }
quizzes-behaviour-fact-goal = الهدف
quizzes-behaviour-check = التحقق من الجواب
quizzes-behaviour-check-again = التحقق من الجواب الجديد
quizzes-behaviour-check-once = لا يتغير الجواب بعد التحقق منه.
quizzes-behaviour-check-empty = أجيبوا عن هذا السؤال أولاً، ثم تحققوا من جوابكم.
quizzes-behaviour-right = جواب صحيح
quizzes-behaviour-partly = جواب صحيح في جزء منه
quizzes-behaviour-wrong = جواب غير صحيح
quizzes-behaviour-recorded = سُجِّل جوابكم
# $earned (String) - points earned, a figure
# $points (String) - points to earn, a figure
quizzes-behaviour-earned = النقط المكسوبة: { $earned } من { $points }.
quizzes-behaviour-fixed = لا يتغير هذا الجواب بعد الآن.
quizzes-behaviour-try-again = غيّروا جوابكم ثم تحققوا منه مرة أخرى.
quizzes-behaviour-tries-left = { $count ->
    [zero] لم تبق أي محاولة في هذا السؤال.
    [one] هذه آخر محاولة في هذا السؤال.
    [two] بقيت محاولتان في هذا السؤال.
    [few] بقيت { $count } محاولات في هذا السؤال.
    [many] بقيت { $count } محاولة في هذا السؤال.
   *[other] بقيت { $count } محاولة في هذا السؤال.
}
# $percent (String) - the share of the points that is still to be earned
quizzes-behaviour-worth = يكسب الجواب الصحيح الآن { $percent } من نقط السؤال.
# $number (String) - of the hint
quizzes-behaviour-hint = تلميح { $number }:
quizzes-behaviour-hint-ask = طلب تلميح
# $percent (String) - a share of the points of the question
quizzes-behaviour-hint-cost = ينقص التلميح ما يُكسب في السؤال بنسبة { $percent }، كما ينقصه جواب خاطئ.
# $count (Number) - tries that were checked
quizzes-behaviour-tries = { $count ->
    [zero] لم يُتحقق من هذا الجواب.
    [one] بعد محاولة واحدة
    [two] بعد محاولتين
    [few] بعد { $count } محاولات
    [many] بعد { $count } محاولة
   *[other] بعد { $count } محاولة
}
quizzes-behaviour-refused-fixed = لا يتغير جواب بعد التحقق منه: بقي كما كان، وحُفظ ما سواه.
quizzes-behaviour-refused-not-here = لا يُتحقق من هذا الجواب قبل تسليم الأجوبة.
quizzes-behaviour-sure = ما مدى يقينكم بهذا الجواب؟
quizzes-behaviour-sure-default = من دون اختيار يُحتسب اليقين ضعيفاً.
quizzes-behaviour-sure-low = ضعيف
quizzes-behaviour-sure-middle = متوسط
quizzes-behaviour-sure-high = قوي
# $percent (String) - how likely the answer is right
quizzes-behaviour-sure-under = أقل من { $percent }
# $from (String) - how likely the answer is right
# $to (String) - how likely the answer is right
quizzes-behaviour-sure-between = بين { $from } و{ $to }
# $percent (String) - how likely the answer is right
quizzes-behaviour-sure-over = أكثر من { $percent }
# $gain (String) - points in words
# $loss (String) - points in words
quizzes-behaviour-stakes = الربح إن صح الجواب: { $gain }. الخسارة إن لم يصح: { $loss }.
# $gain (String) - points in words
quizzes-behaviour-stakes-safe = الربح إن صح الجواب: { $gain }. لا خسارة إن لم يصح.
# $level (String) - low, middle or high
# $score (String) - points with their sign
quizzes-behaviour-sure-said = اليقين: { $level }، ونقط اليقين: { $score }
# $level (String) - low, middle or high
quizzes-behaviour-sure-level = اليقين: { $level }
quizzes-behaviour-sure-title = يقينكم وأجوبتكم
# $score (String) - points with their sign
# $points (String) - the most there is, in words
quizzes-behaviour-sure-score = نقط اليقين: { $score }، وأقصاها { $points }. تُعرض للاستئناس: النجاح بنسبة الأجوبة الصحيحة وحدها.
quizzes-behaviour-sure-level-head = درجة اليقين
quizzes-behaviour-sure-answers-head = الأجوبة
quizzes-behaviour-sure-right-head = الصحيحة تماماً
quizzes-behaviour-sure-accuracy-head = نسبة الصواب
quizzes-behaviour-sure-expected-head = النسبة المنتظرة
quizzes-behaviour-sure-judgement-head = الخلاصة
quizzes-behaviour-sure-over-confident = ثقة زائدة: كان الصواب أقل مما قدّرتم.
quizzes-behaviour-sure-under-confident = ثقة ناقصة: كان الصواب أكثر مما قدّرتم.
quizzes-behaviour-sure-about-right = تقدير في محله.
# $count (String) - how many answers are needed
quizzes-behaviour-sure-too-few = لا يُستخلص شيء من أقل من { $count } أجوبة.
quizzes-behaviour-run = آخر الأجوبة
quizzes-behaviour-run-right = صحيح
quizzes-behaviour-run-wrong = غير صحيح
# $count (Number) - right answers one after another
quizzes-behaviour-missing = { $count ->
    [zero] بلغتم الهدف.
    [one] بقي لبلوغ الهدف جواب صحيح واحد.
    [two] بقي لبلوغ الهدف جوابان صحيحان متتاليان.
    [few] بقيت لبلوغ الهدف { $count } أجوبة صحيحة متتالية.
    [many] بقي لبلوغ الهدف { $count } جواباً صحيحاً متتالياً.
   *[other] بقي لبلوغ الهدف { $count } جواب صحيح متتالٍ.
}
# $number (String) - of the answer
quizzes-behaviour-previous = جوابكم عن السؤال { $number }
quizzes-behaviour-stop = إنهاء التدريب
quizzes-behaviour-stop-note = يُحتسب التدريب ناجحاً فور بلوغ الهدف، ولا يلزم إنهاؤه. إن أنهيتموه قبل ذلك احتُسب دون الهدف.
quizzes-behaviour-stop-title = قبل إنهاء التدريب
quizzes-behaviour-stop-back = الرجوع إلى التدريب
quizzes-behaviour-stop-anyway = إنهاء التدريب رغم ذلك
quizzes-behaviour-mastered = بلغتم هدف التدريب
quizzes-behaviour-not-mastered = لم تبلغوا هدف التدريب
# $right (String) - right answers
# $last (String) - answers looked at
# $goal (String) - how many must be right
quizzes-behaviour-mastery-score = صح { $right } من آخر { $last }، والهدف { $goal }.
quizzes-behaviour-handed-in = سُلِّمت أجوبتكم
quizzes-behaviour-hidden = لا تُعرض نتيجة هذا الاختبار.
# $time (String) - a moment
quizzes-behaviour-hidden-until = تُعرض النتيجة بعد { $time }.
quizzes-behaviour-hidden-short = لا تُعرض
quizzes-behaviour-hidden-short-until = تُعرض لاحقاً
# $time (String) - a moment
quizzes-behaviour-keys-until = تُعرض الأجوبة الصحيحة بعد { $time }.
