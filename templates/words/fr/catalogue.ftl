catalogue-search = Rechercher une formation
catalogue-search-example = Ex. : communiqué, crise, loi 31-13
catalogue-home-title = Formation des responsables de la communication publique
catalogue-network = Réseau des responsables de la communication publique
catalogue-hero = Une communication claire et fiable, au plus près du citoyen
catalogue-hero-lead = Des formations courtes et pratiques, dans l’esprit du guide de la communication publique, à suivre sur téléphone ou sur ordinateur, avec une attestation vérifiable.
catalogue-themes = Thèmes
catalogue-theme = Thème
catalogue-title = Catalogue des formations
catalogue-lead = Choisissez une formation et commencez quand vous voulez : votre progression est enregistrée à chaque pas.
catalogue-resume = Reprenez où vous en étiez
catalogue-all = Toutes les formations
catalogue-filters = Rechercher et filtrer
catalogue-principles = Quatre principes dans chaque leçon
catalogue-principle-clarity = Clarté et fiabilité
catalogue-principle-clarity-text = Dire ce que l’on sait, en des termes compris dès la première lecture.
catalogue-principle-access = Faciliter l’accès à l’information
catalogue-principle-access-text = Publier d’abord ; refuser par exception, et motiver.
catalogue-principle-account = Rendre compte
catalogue-principle-account-text = À chaque message un responsable, un délai, un indicateur.
catalogue-principle-neutral = Neutralité et impartialité
catalogue-principle-neutral-text = Parler au nom du service public, jamais d’une personne ou d’un parti.
catalogue-level = Niveau
catalogue-level-introductory = Initiation
catalogue-level-intermediate = Intermédiaire
catalogue-level-advanced = Avancé
catalogue-language = Langue
catalogue-languages = Langues
catalogue-duration = Durée
catalogue-certificate = Attestation
catalogue-version = Version
catalogue-updated = Mise à jour
catalogue-audience = À qui s’adresse-t-elle ?
catalogue-facts = La formation en bref
catalogue-complete = Terminée
catalogue-planned = En préparation
catalogue-objectives = Ce que vous saurez faire
catalogue-plan = Programme
catalogue-my-plan = Ma progression
catalogue-enrol = S’inscrire à la formation
catalogue-enrol-hint = Inscription immédiate ; vous pouvez vous retirer à tout moment.
catalogue-enrol-sign-in = L’inscription demande un compte.
catalogue-certificate-administrator = L’administration de la plateforme délivre l’attestation après la lecture des leçons requises et la réussite aux quiz. Elle porte un numéro et un code que toute administration peut vérifier en ligne.
catalogue-certificate-automatic = L’attestation est délivrée dès que les leçons requises sont lues et les quiz réussis. Elle porte un numéro et un code que toute administration peut vérifier en ligne.
catalogue-none = Aucune formation ne correspond
catalogue-none-hint = Essayez un seul mot, ou retirez les filtres.
catalogue-clear = Retirer les filtres
catalogue-count = { $count ->
    [one] { $count } formation
   *[other] { $count } formations
}
catalogue-modules = { $count ->
    [one] { $count } module
   *[other] { $count } modules
}
catalogue-lessons = { $count ->
    [one] { $count } leçon
   *[other] { $count } leçons
}
catalogue-glossary = Glossaire
catalogue-terms = { $count ->
    [one] { $count } terme
   *[other] { $count } termes
}
