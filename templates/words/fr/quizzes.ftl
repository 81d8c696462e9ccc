quizzes-quiz = Quiz
quizzes-true = Vrai
quizzes-false = Faux
quizzes-kind-single = choix unique
quizzes-kind-multiple = choix multiple
quizzes-kind-true-false = vrai ou faux
quizzes-kind-numeric = nombre
quizzes-kind-short = réponse courte
quizzes-kind-matching = correspondances
quizzes-kind-ordering = ordre
quizzes-kind-kprim = quatre affirmations
quizzes-kind-cloze = texte à trous
quizzes-kind-mark-error = erreurs à repérer
quizzes-kind-hotspot = zone d’une image
quizzes-kind-essay = réponse rédigée
quizzes-kind-likert = échelle d’opinion
quizzes-hint-partial = Cochez tout ce qui est juste. Chaque choix faux retire une part des points de cette question.
quizzes-hint-all-or-nothing = Cochez tout ce qui est juste, et rien d’autre : seule la réponse complète rapporte les points.
quizzes-hint-numeric = Écrivez un nombre.
quizzes-hint-short = Un mot ou une courte expression. Ni les accents ni les majuscules ne comptent.
quizzes-hint-matching = Choisissez pour chaque élément ce qui lui correspond.
quizzes-hint-ordering = Utilisez les boutons « Monter » et « Descendre ». L’ordre est enregistré à chaque déplacement.
quizzes-hint-kprim = Jugez chaque affirmation : vrai ou faux. Quatre jugements justes rapportent tous les points, trois la moitié.
quizzes-hint-kprim-strict = Jugez chaque affirmation : vrai ou faux. Seuls quatre jugements justes rapportent les points.
quizzes-hint-cloze = Complétez chaque blanc.
quizzes-hint-mark-error = Cochez chaque erreur du texte. Chaque coche à tort retire une part des points de cette question.
quizzes-hint-hotspot = Choisissez l’endroit par son nom ; les numéros sont dessinés sur l’image.
quizzes-hint-essay = Le formateur lit ce que vous écrivez et le note.
quizzes-hint-likert = Il n’y a pas de bonne réponse : choisissez ce qui dit votre avis. Cette question n’est pas notée.
quizzes-choose = Choisir…
quizzes-gap = Blanc { $number }
quizzes-bank = Mots :
quizzes-statement = Affirmation
quizzes-words-between = Nombre de mots attendu : de { $least } à { $most }.
quizzes-words-least = Nombre de mots attendu : { $least } au moins.
quizzes-words-most = Nombre de mots attendu : { $most } au plus.
quizzes-my-order = Cet ordre est ma réponse
quizzes-move-up = Monter : { $step }
quizzes-move-down = Descendre : { $step }
quizzes-moved = Passé au rang { $rank } : { $step }
quizzes-question-of = Question { $number } sur { $total }
quizzes-question = Question { $number }
quizzes-attempt-of = Tentative { $number } sur { $total }
quizzes-attempt = Tentative { $number }
quizzes-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
quizzes-points-part = { $whole ->
    [0] { $points } point
    [1] { $points } point
   *[other] { $points } points
}
quizzes-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
quizzes-attempts = { $count ->
    [one] { $count } tentative
   *[other] { $count } tentatives
}
quizzes-left = { $count ->
    [0] il n’en reste aucune
    [one] il en reste { $count }
   *[other] il en reste { $count }
}
quizzes-attempts-left = { $attempts }, { $left }
quizzes-attempts-unlimited = Autant que vous voulez
quizzes-no-limit = Sans limite
quizzes-fact-questions = Questions
quizzes-fact-pass = Seuil de réussite
quizzes-fact-time = Durée
quizzes-fact-attempts = Tentatives
quizzes-front-saving = Vos réponses sont enregistrées au fur et à mesure ; vous pouvez continuer sur un autre appareil.
quizzes-time-up-rule = { $seconds ->
    [0] À la fin du temps, les réponses enregistrées sont remises.
    [one] À la fin du temps, les réponses enregistrées sont remises, avec un délai de { $seconds } seconde pour que le dernier enregistrement arrive.
   *[other] À la fin du temps, les réponses enregistrées sont remises, avec un délai de { $seconds } secondes pour que le dernier enregistrement arrive.
}
quizzes-start = Commencer le quiz
quizzes-start-again = Commencer une nouvelle tentative
quizzes-resume = Reprendre le quiz
quizzes-past = Tentatives précédentes
quizzes-past-number = Tentative
quizzes-past-at = Remise
quizzes-past-points = Points
quizzes-past-result = Résultat
quizzes-back-to-course = Retour à la formation
quizzes-lead = { $questions }, seuil de réussite { $percent }.
quizzes-saving-alone = Vos réponses sont enregistrées automatiquement ; vous pouvez continuer sur un autre appareil avant de les remettre.
quizzes-saving-by-hand = Enregistrez vos réponses avec le bouton en bas de la page ; vous pouvez continuer sur un autre appareil avant de les remettre.
quizzes-ends-at = Fin à
quizzes-time-left = il reste
quizzes-minutes-left = Minutes restantes : { $minutes }
quizzes-saved-at = Enregistré à { $time }
quizzes-nothing-saved = Rien n’est encore enregistré
quizzes-saving = Enregistrement…
quizzes-unsaved = Pas encore enregistré. Nous réessayons.
quizzes-answered = Réponses :
quizzes-of = sur
quizzes-save = Enregistrer et continuer plus tard
quizzes-submit = Remettre mes réponses
quizzes-submit-anyway = Remettre quand même
quizzes-submit-note = Après la remise, les réponses de cette tentative ne changent plus. Nous vous montrons d’abord les questions restées sans réponse.
quizzes-recap-title = Avant de remettre
quizzes-recap-complete = Vous avez répondu à toutes les questions, et vos réponses sont enregistrées.
quizzes-recap-missing = { $count ->
    [one] { $count } question est restée sans réponse. Vos autres réponses sont enregistrées.
   *[other] { $count } questions sont restées sans réponse. Vos autres réponses sont enregistrées.
}
quizzes-recap-back = Revenir aux questions
quizzes-recap-note = Une question sans réponse ne rapporte aucun point. Après la remise, les réponses de cette tentative ne changent plus.
quizzes-time-up-title = Le temps est écoulé
quizzes-time-up-ended = Le temps de cette tentative s’est terminé à { $time }.
quizzes-time-up-answered = Les réponses enregistrées avant comptent : { $answered } sur { $total }.
quizzes-time-up-see = Voir le résultat
quizzes-flash-too-late = Ces réponses sont arrivées après la fin du temps ; celles enregistrées avant ont été comptées.
quizzes-result-title = Résultat du quiz
quizzes-result-percent = Résultat : { $percent }
quizzes-passed = Quiz réussi
quizzes-failed = Seuil non atteint
quizzes-score = { $earned } sur { $points }, seuil de { $percent }.
quizzes-ran-out = Le temps s’est écoulé le { $time } ; les réponses enregistrées ont été remises.
quizzes-course-complete = Vous avez terminé la formation ; l’état de votre attestation figure dans « Mes attestations ».
quizzes-keys-hidden = Ce quiz montre les points, sans les bonnes réponses.
quizzes-tag-yours = Votre réponse
quizzes-tag-right = Bonne réponse
quizzes-tag-passed = Réussie
quizzes-tag-failed = Sous le seuil
quizzes-tag-unanswered = Sans réponse
quizzes-tag-awaiting = À noter
quizzes-tag-unmarked = Non notée
quizzes-tag-part = Une part des points
quizzes-no-answer = Sans réponse
quizzes-given = Votre réponse :
quizzes-expected = Bonne réponse :
quizzes-level = { $points } :
quizzes-fix = Correction :
quizzes-model = Réponse modèle :
quizzes-placed = Vous l’avez mis au rang :
quizzes-retry = Nouvelle tentative
quizzes-retry-left = Nouvelle tentative ({ $left })
quizzes-next = Suite :
quizzes-continue = Continuer la formation
quizzes-refused-not-enrolled = Ce quiz est réservé aux inscrits. Inscrivez-vous à la formation, puis commencez-le.
quizzes-refused-no-attempts = Toutes les tentatives permises pour ce quiz sont utilisées.
quizzes-refused-empty = Ce quiz n’a pas encore de question. Signalez-le au formateur.
quizzes-refused-closed = Cette tentative est déjà remise ; rien n’y a changé.
quizzes-refused-too-late = Le temps est écoulé : ces réponses ne sont pas enregistrées. Celles enregistrées avant comptent.
