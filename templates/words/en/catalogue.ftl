catalogue-search = Search the courses
catalogue-search-example = e.g. press release, crisis, law 31-13
catalogue-home-title = Training for public communication officers
catalogue-network = Network of public communication officers
catalogue-hero = Clear and trustworthy communication, closer to citizens
catalogue-hero-lead = Short, practical courses in line with the public-communication guide, on a phone or a computer, crowned by a certificate that anyone can verify.
catalogue-themes = Themes
catalogue-theme = Theme
catalogue-title = Course catalogue
catalogue-lead = Choose a course and start whenever you like: your progress is saved at each step.
catalogue-resume = Pick up where you left off
catalogue-all = All courses
catalogue-filters = Search and filter
catalogue-principles = Four principles behind every lesson
catalogue-principle-clarity = Clarity and credibility
catalogue-principle-clarity-text = Say what you know, in words understood at first reading.
catalogue-principle-access = Easier access to information
catalogue-principle-access-text = Publish first; refuse by exception, and give the reason.
catalogue-principle-account = Accountability
catalogue-principle-account-text = Every message has an owner, a deadline and a measure of its effect.
catalogue-principle-neutral = Neutrality and impartiality
catalogue-principle-neutral-text = Speak for the public service, never for a person or a party.
catalogue-level = Level
catalogue-level-introductory = Introductory
catalogue-level-intermediate = Intermediate
catalogue-level-advanced = Advanced
catalogue-language = Language
catalogue-languages = Languages
catalogue-duration = Duration
catalogue-certificate = Certificate
catalogue-version = Version
catalogue-updated = Updated
catalogue-audience = Who is it for?
catalogue-facts = The course in brief
catalogue-complete = Complete
catalogue-planned = In preparation
catalogue-objectives = What you will be able to do
catalogue-plan = Programme
catalogue-my-plan = My progress
catalogue-enrol = Enrol in the course
catalogue-enrol-hint = Enrolment is immediate; you can withdraw at any time.
catalogue-enrol-sign-in = Enrolling needs an account.
catalogue-certificate-administrator = The platform’s administration issues the certificate once the required lessons are read and the quizzes passed. It carries a number and a code that any administration can verify online.
catalogue-certificate-automatic = The certificate is issued as soon as the required lessons are read and the quizzes passed. It carries a number and a code that any administration can verify online.
catalogue-none = No course matches
catalogue-none-hint = Try a single word, or clear the filters.
catalogue-clear = Clear the filters
catalogue-count = { $count ->
    [one] { $count } course
   *[other] { $count } courses
}
catalogue-modules = { $count ->
    [one] { $count } module
   *[other] { $count } modules
}
catalogue-lessons = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
catalogue-glossary = Glossary
catalogue-terms = { $count ->
    [one] { $count } term
   *[other] { $count } terms
}
