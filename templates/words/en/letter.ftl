letter-greeting = Dear { $name },
letter-closing = Kind regards,
letter-signature = The Takwin team
letter-never-password = We never ask for a password by e-mail.
letter-button-fails = If the button does not open, copy this link into your browser:
