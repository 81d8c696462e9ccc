quizzes-behaviour-deferred = Answers are marked together, after you hand them in.
quizzes-behaviour-immediate = You can check each answer: it is marked and explained at once, and does not change afterwards.
quizzes-behaviour-interactive = You can check each answer and try again if it is wrong: each mistake shows a hint, if there is one, and lowers what the question earns.
quizzes-behaviour-certainty = With each answer you say how certain you are: the more certain, the more a right answer earns and the more a wrong one costs. Answers are marked after you hand them in.
quizzes-behaviour-certainty-immediate = With each answer you say how certain you are: the more certain, the more a right answer earns and the more a wrong one costs. Each answer is marked and explained as soon as you check it, and does not change afterwards.
quizzes-behaviour-mastery = { $last ->
    [one] Practice: questions come one after another, each answer is explained at once, until one is right.
   *[other] Practice: questions come one after another, each answer is explained at once, until { $right } of your last { $last } answers are right.
}
quizzes-behaviour-goal = { $right } of the last { $last }
quizzes-behaviour-fact-goal = Goal
quizzes-behaviour-check = Check the answer
quizzes-behaviour-check-again = Check the new answer
quizzes-behaviour-check-once = An answer that is checked does not change any more.
quizzes-behaviour-check-empty = Answer this question first, then check your answer.
quizzes-behaviour-right = Right
quizzes-behaviour-partly = Partly right
quizzes-behaviour-wrong = Wrong
quizzes-behaviour-recorded = Your answer is recorded
quizzes-behaviour-earned = Points earned: { $earned } of { $points }.
quizzes-behaviour-fixed = This answer does not change any more.
quizzes-behaviour-try-again = Change your answer, then check it again.
quizzes-behaviour-tries-left = { $count ->
    [0] No try is left for this question.
    [one] This is the last try for this question.
   *[other] { $count } tries are left for this question.
}
quizzes-behaviour-worth = A right answer now earns { $percent } of the points of the question.
quizzes-behaviour-hint = Hint { $number }:
quizzes-behaviour-hint-ask = Ask for a hint
quizzes-behaviour-hint-cost = A hint takes { $percent } off the points of the question, as a wrong answer does.
quizzes-behaviour-tries = { $count ->
    [0] not checked
    [one] after { $count } try
   *[other] after { $count } tries
}
quizzes-behaviour-refused-fixed = An answer that was checked does not change: it stayed as it was, and the rest is saved.
quizzes-behaviour-refused-not-here = This answer is not checked before you hand in.
quizzes-behaviour-sure = How certain are you of this answer?
quizzes-behaviour-sure-default = If you choose nothing, your certainty counts as low.
quizzes-behaviour-sure-low = Low
quizzes-behaviour-sure-middle = Middle
quizzes-behaviour-sure-high = High
quizzes-behaviour-sure-under = less than { $percent }
quizzes-behaviour-sure-between = between { $from } and { $to }
quizzes-behaviour-sure-over = more than { $percent }
quizzes-behaviour-stakes = If the answer is right, you win { $gain }. If it is wrong, you lose { $loss }.
quizzes-behaviour-stakes-safe = If the answer is right, you win { $gain }. If it is wrong, you lose nothing.
quizzes-behaviour-sure-said = Certainty: { $level }, certainty points: { $score }
quizzes-behaviour-sure-level = Certainty: { $level }
quizzes-behaviour-sure-title = Your certainty and your answers
quizzes-behaviour-sure-score = Certainty points: { $score }, the most being { $points }. They are for your information: passing depends on right answers alone.
quizzes-behaviour-sure-level-head = Certainty
quizzes-behaviour-sure-answers-head = Answers
quizzes-behaviour-sure-right-head = Fully right
quizzes-behaviour-sure-accuracy-head = Share right
quizzes-behaviour-sure-expected-head = Share expected
quizzes-behaviour-sure-judgement-head = Finding
quizzes-behaviour-sure-over-confident = Over-confident: right less often than you thought.
quizzes-behaviour-sure-under-confident = Under-confident: right more often than you thought.
quizzes-behaviour-sure-about-right = About right.
quizzes-behaviour-sure-too-few = Fewer than { $count } answers: too few to tell.
quizzes-behaviour-run = Last answers
quizzes-behaviour-run-right = right
quizzes-behaviour-run-wrong = wrong
quizzes-behaviour-missing = { $count ->
    [0] The goal is reached.
    [one] { $count } right answer is missing to reach the goal.
   *[other] { $count } right answers in a row are missing to reach the goal.
}
quizzes-behaviour-previous = Your answer to question { $number }
quizzes-behaviour-stop = End the practice
quizzes-behaviour-stop-note = The practice is passed as soon as the goal is reached; there is nothing else to do. If you end it before, it counts as not reached.
quizzes-behaviour-stop-title = Before you end the practice
quizzes-behaviour-stop-back = Back to the practice
quizzes-behaviour-stop-anyway = End it anyway
quizzes-behaviour-mastered = Goal reached
quizzes-behaviour-not-mastered = Goal not reached
quizzes-behaviour-mastery-score = { $right } right of the last { $last }, goal: { $goal }.
quizzes-behaviour-handed-in = Your answers are handed in
quizzes-behaviour-hidden = This quiz does not show its result.
quizzes-behaviour-hidden-until = The result is shown after { $time }.
quizzes-behaviour-hidden-short = not shown
quizzes-behaviour-hidden-short-until = shown later
quizzes-behaviour-keys-until = The right answers are shown after { $time }.
