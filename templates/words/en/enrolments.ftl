enrolments-refused-completed = You have completed this course; what is done stays on record.
enrolments-letter-subject = Your enrolment in “{ $title }”
enrolments-letter-body = You are enrolled in the course “{ $title }”. You can start now, on a phone or a computer, and stop whenever you like: your progress is saved at each step.
enrolments-letter-pace = The course page always shows what is done and what is left.
enrolments-letter-button = Start the course
enrolments-letter-footnote = You receive this message because you enrolled in a course on Takwin.
enrolments-enrolled = You are enrolled in “{ $title }”. Enjoy your reading.
enrolments-withdrawn = You have left the course. What you did is kept, and you can come back at any time.
