language-name = Français
common-moment = { $date } à { $time }
common-from-to = de { $low } à { $high }
common-takwin = Takwin
common-tagline = Formation du réseau de la communication publique
common-about = Formation continue des responsables de la communication des départements ministériels et des administrations publiques, en arabe, en français et en anglais.
common-skip = Aller au contenu principal
common-home = Accueil
common-nav = Navigation principale
common-nav-courses = Formations
common-nav-catalogue = Catalogue des formations
common-nav-learning = Mon parcours
common-nav-certificates = Mes attestations
common-nav-studio = Studio
common-nav-admin = Gestion
common-nav-verify = Vérifier une attestation
common-nav-sign-in = Connexion
common-nav-join = Créer un compte
common-nav-profile = Mon compte
common-my-account = Mon compte : { $name }
common-services = Services
common-display = Affichage
common-theme = Thème
common-theme-device = Selon l’appareil
common-theme-light = Clair
common-theme-dark = Sombre
common-apply = Appliquer
common-search = Rechercher
common-filter = Filtrer
common-all = Tous
common-save = Enregistrer
common-cancel = Annuler
common-next-page = Page suivante
common-first-page = Première page
common-optional = (facultatif)
common-yes = Oui
common-breadcrumbs = Fil d’Ariane
common-fault-prefix = Erreur :
common-faults = { $count ->
    [one] Un champ est à corriger
   *[other] { $count } champs sont à corriger
}
common-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
common-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
