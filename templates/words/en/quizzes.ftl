quizzes-quiz = Quiz
quizzes-true = True
quizzes-false = False
quizzes-kind-single = one choice
quizzes-kind-multiple = several choices
quizzes-kind-true-false = true or false
quizzes-kind-numeric = number
quizzes-kind-short = short answer
quizzes-kind-matching = matching
quizzes-kind-ordering = ordering
quizzes-kind-kprim = four statements
quizzes-kind-cloze = gap filling
quizzes-kind-mark-error = marking errors
quizzes-kind-hotspot = place on a picture
quizzes-kind-essay = written answer
quizzes-kind-likert = opinion scale
quizzes-hint-partial = Tick everything that is right. Each wrong choice takes away a part of this question’s points.
quizzes-hint-all-or-nothing = Tick everything that is right and nothing else: only the complete answer earns the points.
quizzes-hint-numeric = Write a number.
quizzes-hint-short = A word or a short expression. Accents and capitals do not matter.
quizzes-hint-matching = Choose what belongs to each item.
quizzes-hint-ordering = Use the “Move up” and “Move down” buttons. The order is saved after each move.
quizzes-hint-kprim = Judge each statement: true or false. Four right judgements earn all the points, three earn half.
quizzes-hint-kprim-strict = Judge each statement: true or false. Only four right judgements earn the points.
quizzes-hint-cloze = Fill each gap.
quizzes-hint-mark-error = Tick each error in the text. Each wrong tick takes away a part of this question’s points.
quizzes-hint-hotspot = Choose the place by its name; the numbers are drawn on the picture.
quizzes-hint-essay = A trainer reads what you write and marks it.
quizzes-hint-likert = There is no right answer: choose what says your opinion. This question is not marked.
quizzes-choose = Choose…
quizzes-gap = Gap { $number }
quizzes-bank = Words:
quizzes-statement = Statement
quizzes-words-between = Words asked for: from { $least } to { $most }.
quizzes-words-least = Words asked for: at least { $least }.
quizzes-words-most = Words asked for: at most { $most }.
quizzes-my-order = This order is my answer
quizzes-move-up = Move up: { $step }
quizzes-move-down = Move down: { $step }
quizzes-moved = Moved to place { $rank }: { $step }
quizzes-question-of = Question { $number } of { $total }
quizzes-question = Question { $number }
quizzes-attempt-of = Attempt { $number } of { $total }
quizzes-attempt = Attempt { $number }
quizzes-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
quizzes-points-part = { $whole ->
   *[other] { $points } points
}
quizzes-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
quizzes-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
quizzes-left = { $count ->
    [0] none left
    [one] { $count } left
   *[other] { $count } left
}
quizzes-attempts-left = { $attempts }, { $left }
quizzes-attempts-unlimited = As many as you like
quizzes-no-limit = No limit
quizzes-fact-questions = Questions
quizzes-fact-pass = Pass mark
quizzes-fact-time = Time
quizzes-fact-attempts = Attempts
quizzes-front-saving = Your answers are saved as you give them, and you can go on from another device.
quizzes-time-up-rule = { $seconds ->
    [0] When the time is up, the answers saved are handed in.
    [one] When the time is up, the answers saved are handed in, with { $seconds } second of grace for the last saving to arrive.
   *[other] When the time is up, the answers saved are handed in, with { $seconds } seconds of grace for the last saving to arrive.
}
quizzes-start = Start the quiz
quizzes-start-again = Start a new attempt
quizzes-resume = Resume the quiz
quizzes-past = Earlier attempts
quizzes-past-number = Attempt
quizzes-past-at = Handed in
quizzes-past-points = Points
quizzes-past-result = Result
quizzes-back-to-course = Back to the course
quizzes-lead = { $questions }, pass mark { $percent }.
quizzes-saving-alone = Your answers are saved automatically, and you can go on from another device before handing them in.
quizzes-saving-by-hand = Save your answers with the button at the end of the page; you can go on from another device before handing them in.
quizzes-ends-at = Ends at
quizzes-time-left = time left
quizzes-minutes-left = Minutes left: { $minutes }
quizzes-saved-at = Saved at { $time }
quizzes-nothing-saved = Nothing saved yet
quizzes-saving = Saving…
quizzes-unsaved = Not saved yet. We are trying again.
quizzes-answered = Answered
quizzes-of = of
quizzes-save = Save and go on later
quizzes-submit = Hand in my answers
quizzes-submit-anyway = Hand in anyway
quizzes-submit-note = Once handed in, the answers of this attempt cannot be changed. We first show you the questions without an answer.
quizzes-recap-title = Before you hand in
quizzes-recap-complete = You have answered every question, and your answers are saved.
quizzes-recap-missing = { $count ->
    [one] { $count } question has no answer. Your other answers are saved.
   *[other] { $count } questions have no answer. Your other answers are saved.
}
quizzes-recap-back = Back to the questions
quizzes-recap-note = A question without an answer earns no point. Once handed in, the answers of this attempt cannot be changed.
quizzes-time-up-title = The time is up
quizzes-time-up-ended = The time of this attempt ended at { $time }.
quizzes-time-up-answered = The answers saved before then count: { $answered } of { $total }.
quizzes-time-up-see = See the result
quizzes-flash-too-late = These answers arrived after the end of the time; those saved before it were counted.
quizzes-result-title = Quiz result
quizzes-result-percent = Result: { $percent }
quizzes-passed = You passed the quiz
quizzes-failed = Below the pass mark
quizzes-score = { $earned } of { $points }, pass mark { $percent }.
quizzes-ran-out = The time ended on { $time }; the answers saved were handed in.
quizzes-course-complete = You have completed the course; your certificates page shows how your certificate stands.
quizzes-keys-hidden = This quiz shows points, without the right answers.
quizzes-tag-yours = Your answer
quizzes-tag-right = Right answer
quizzes-tag-passed = Passed
quizzes-tag-failed = Below the mark
quizzes-tag-unanswered = No answer
quizzes-tag-awaiting = To be marked
quizzes-tag-unmarked = Not marked
quizzes-tag-part = A part of the points
quizzes-no-answer = No answer
quizzes-given = Your answer:
quizzes-expected = Right answer:
quizzes-level = { $points }:
quizzes-fix = Correction:
quizzes-model = Model answer:
quizzes-placed = You put it at place:
quizzes-retry = Another attempt
quizzes-retry-left = Another attempt ({ $left })
quizzes-next = Next:
quizzes-continue = Go on with the course
quizzes-refused-not-enrolled = This quiz is for those enrolled. Enrol in the course, then start the quiz.
quizzes-refused-no-attempts = Every attempt that this quiz allows has been used.
quizzes-refused-empty = This quiz has no question yet. Please tell the trainer.
quizzes-refused-closed = This attempt was handed in before; nothing in it has changed.
quizzes-refused-too-late = The time is up, so these answers were not saved. Those saved before count.
