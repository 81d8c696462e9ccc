marking-title = Marking
marking-lead = Answers that wait for a marker, question by question, the oldest first. They are marked without the name or the department of who wrote them.
marking-waiting = Waiting to be marked
marking-nothing = No answer is waiting to be marked.
marking-question = Question
marking-count = Waiting
marking-since = Oldest handed in
marking-do = Marking
marking-begin = Mark
marking-for-others = Waits for another marker
marking-answers = { $count ->
    [one] { $count } mark to give
   *[other] { $count } marks to give
}
marking-decisions = { $count ->
    [one] { $count } of them to decide between two
   *[other] { $count } of them to decide between two
}
marking-quizzes = Quizzes
marking-sittings-title = Attempts handed in
marking-sittings = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
marking-again = Marking again
marking-again-do = Mark the quiz again
marking-regrades = Latest markings again
marking-under-way = under way
marking-place = Answer { $number } of { $total }
marking-answer = Answer
marking-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
marking-points = Points
marking-result = Result
marking-role-two = Two people mark this answer, neither seeing the other’s mark. When they differ by no more than { $percent } of the question’s points, their mean counts; otherwise a third person decides.
marking-role-decision = The two marks differ by more than { $percent } of the question’s points. The mark that you give is the one that counts.
marking-given = Marks given
marking-first = First marker
marking-second = Second marker
marking-decision = Decision
marking-comment = Comment to the person
marking-comment-hint = They read it with their result. It may stay empty.
marking-save-next = Save and next
marking-save-stop = Save and stop
marking-until = This answer is kept for you until { $time }.
marking-keys = By keyboard: digits choose the level, Ctrl+Enter saves.
marking-instructions = Marking instructions
marking-model = Model answer
marking-anonymous = Neither the name nor the department of the person is shown, and the order of the answers points to nobody.
marking-saved = The mark is saved.
marking-none-left = No answer to this question is left for you to mark.
marking-fault-level = Choose a level for “{ $criterion }”
marking-fault-mark = Write a number from 0 to { $points }, such as 1 or 1.5
marking-fault-reason = Write the reason for changing the mark
marking-refused-own = This is your own answer: somebody else marks it.
marking-refused-both = You have marked this answer before: the other mark is for somebody else to give.
marking-refused-taken = Another marker has taken or marked this answer. What you wrote here is not saved: copy it if you need it, then go back to the list.
marking-refused-changed = Somebody else has just changed this mark. Open the page again and see the present mark before changing it.
marking-refused-no-question = Choose at least one question
marking-refused-no-reason = Write the reason: those whose result changes read it
marking-refused-no-key = The question { $question } does not exist in this version: choose another one, or give everybody the points for it
marking-person = Name
marking-no-sitting = No attempt matches this search
marking-awaiting = Awaiting marking
marking-by-hand = Marked by a person on { $date }.
marking-again-on = Marked again on { $date }.
marking-correct = Change the mark
marking-new-mark = New mark
marking-reason = Reason
marking-reason-hint = The person reads it, and it stays in the audit trail.
marking-correct-do = Set the new mark
marking-corrected = The mark is changed; the person is told if their result changes.
marking-again-lead = After a key was corrected in a new version, or a question withdrawn: see first what would change, then decide. Papers stay as they were sat; the new key is kept beside them.
marking-questions = Questions concerned
marking-key-changed = key changed
marking-key-gone = no longer in the quiz
marking-how = How
marking-how-key = Apply the key of a version
marking-how-key-of = Apply the key of version { $number }
marking-how-points = Give everybody the points for the question
marking-version = Version
marking-version-hint = To apply a key: the version it comes from; papers of the versions before it are concerned. To give the points: the last version whose papers get them.
marking-version-offered = Version { $number } (offered now)
marking-falls = Allow marks to fall
marking-falls-hint = Otherwise marks rise or stay as they are.
marking-look = See what would change
marking-would = What would change
marking-concerned = Attempts concerned
marking-changed = Results that change
marking-risen = Higher
marking-fallen = Lower
marking-newly-passed = Now pass
marking-newly-failed = No longer reach the pass mark
marking-no-change = No result changes.
marking-more = { $count ->
    [one] And { $count } other result.
   *[other] And { $count } other results.
}
marking-decide-note = Everybody whose result changes gets a letter; those who now pass have it recorded, with their certificates. No certificate is taken back. The decision also holds for whoever has not yet handed in a paper of these versions.
marking-decide = Mark again now
marking-again-done = The quiz is marked again.
marking-before = Before
marking-after = After
marking-by-how-much = Difference
marking-then = Pass mark
marking-passes = now reached
marking-fails = no longer reached
marking-regrade = Marking a quiz again
marking-goes-on = The marking goes on. Load the page again in a moment.
marking-looked-at = Looked at so far
marking-kept = No longer reach the pass mark
marking-kept-lead = They keep what was recorded, and their certificates. If a certificate has to be revoked, that is for the administration to decide, from the page of certificates.
marking-admin = Marking
marking-of = { $earned } of { $total }
marking-letter-button = See the result
marking-letter-ready-subject = Your result is ready: { $quiz }
marking-letter-ready-body = All your answers to the quiz “{ $quiz }” of the course “{ $course }” are marked.
marking-letter-changed-subject = Your result has changed: { $quiz }
marking-letter-changed-body = Your paper of the quiz “{ $quiz }” of the course “{ $course }” was marked again, and its points have changed.
marking-letter-keeps = What was recorded for you stays yours, your certificate too if you have one.
marking-points-before = Points before
marking-awaiting-title = Awaiting marking
marking-awaiting-lead = { $count ->
    [one] { $count } answer waits for a person to mark it. Until then your result is provisional; a letter will tell you when it is ready.
   *[other] { $count } answers wait for a person to mark them. Until then your result is provisional; a letter will tell you when it is ready.
}
marking-so-far = So far { $earned } of { $points }.
marking-key-corrected = The key of this question was corrected on { $date }; it is the one shown here.
marking-points-given = Everybody was given the points for this question on { $date }.
marking-comment-of = The marker’s comment:
marking-act-corrected = Mark changed
marking-act-regraded = Quiz marked again
