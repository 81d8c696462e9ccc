enrolments-refused-completed = أتممتم هذه الدورة، وما أُنجز يبقى مسجلاً.
# $title (String) - the course
enrolments-letter-subject = تسجيلكم في دورة «{ $title }»
# $title (String) - the course
enrolments-letter-body = تم تسجيلكم في دورة «{ $title }». يمكنكم البدء الآن من الهاتف أو الحاسوب، والتوقف متى شئتم: يُحفظ تقدمكم في كل خطوة.
enrolments-letter-pace = تُبين لكم صفحة الدورة في كل حين ما أُنجز وما تبقى.
enrolments-letter-button = بدء الدورة
enrolments-letter-footnote = وصلتكم هذه الرسالة لأنكم سجلتم في دورة على منصة تكوين.
# $title (String) - the course
enrolments-enrolled = تم تسجيلكم في دورة «{ $title }». قراءة موفقة.
enrolments-withdrawn = انسحبتم من الدورة. ما أنجزتموه محفوظ، ويمكنكم العودة متى شئتم.
