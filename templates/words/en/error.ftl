error-not-found-title = Page not found
error-not-found-lead = The link may be old or incomplete. Your progress is safe and has nothing to do with this error.
error-forbidden-title = This page is for other duties
error-forbidden-lead = Your account does not give access to it. If you need it, ask the platform’s administrators for the role.
error-refused-title = This request could not be carried out
error-too-many-title = Too many attempts in a short time
error-too-many-lead = { $minutes ->
    [one] Try again in one minute.
   *[other] Try again in { $minutes } minutes.
}
error-too-large-title = The file is too large
error-too-large-lead = Make it smaller and send it again. Nothing has changed.
error-unclear-title = We did not understand this request
error-unclear-lead = Go back to the previous page and try again. Nothing has changed.
error-internal-title = Something failed on our side
error-internal-lead = We apologise. What was confirmed to you is saved; the rest is not. Try again in a moment.
error-reference = Reference of the failure, if you write to us:
