language-name = English
common-moment = { $date } at { $time }
common-from-to = from { $low } to { $high }
common-takwin = Takwin
common-tagline = Training for the public communication network
common-about = Continuing training for the communication officers of ministries and public bodies, in Arabic, French and English.
common-skip = Skip to main content
common-home = Home
common-nav = Main navigation
common-nav-courses = Courses
common-nav-catalogue = Course catalogue
common-nav-learning = My learning
common-nav-certificates = My certificates
common-nav-studio = Studio
common-nav-admin = Administration
common-nav-verify = Verify a certificate
common-nav-sign-in = Sign in
common-nav-join = Create an account
common-nav-profile = My account
common-my-account = My account: { $name }
common-services = Services
common-display = Display
common-theme = Theme
common-theme-device = As the device
common-theme-light = Light
common-theme-dark = Dark
common-apply = Apply
common-search = Search
common-filter = Filter
common-all = All
common-save = Save
common-cancel = Cancel
common-next-page = Next page
common-first-page = First page
common-optional = (optional)
common-yes = Yes
common-breadcrumbs = Breadcrumb
common-fault-prefix = Error:
common-faults = { $count ->
    [one] One field needs correcting
   *[other] { $count } fields need correcting
}
common-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
common-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
