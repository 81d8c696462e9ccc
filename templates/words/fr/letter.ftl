letter-greeting = Bonjour { $name },
letter-closing = Bien à vous,
letter-signature = L’équipe Takwin
letter-never-password = Nous ne demandons jamais de mot de passe par courriel.
letter-button-fails = Si le bouton ne s’ouvre pas, copiez ce lien dans votre navigateur :
