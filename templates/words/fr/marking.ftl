marking-title = Correction
marking-lead = Les réponses qui attendent un correcteur, question par question, les plus anciennes d’abord. Elles se corrigent sans le nom ni le service de leur auteur.
marking-waiting = À corriger
marking-nothing = Aucune réponse n’attend de correction.
marking-question = Question
marking-count = En attente
marking-since = Remise la plus ancienne
marking-do = Correction
marking-begin = Corriger
marking-for-others = Attend un autre correcteur
marking-answers = { $count ->
    [one] { $count } note à donner
   *[other] { $count } notes à donner
}
marking-decisions = { $count ->
    [one] dont { $count } à départager
   *[other] dont { $count } à départager
}
marking-quizzes = Quiz
marking-sittings-title = Tentatives remises
marking-sittings = { $count ->
    [one] { $count } tentative
   *[other] { $count } tentatives
}
marking-again = Nouvelle correction
marking-again-do = Corriger de nouveau le quiz
marking-regrades = Dernières nouvelles corrections
marking-under-way = en cours
marking-place = Réponse { $number } sur { $total }
marking-answer = Réponse
marking-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
}
marking-points = Points
marking-result = Résultat
marking-role-two = Deux personnes corrigent cette réponse, chacune sans voir la note de l’autre. Si l’écart ne dépasse pas { $percent } des points de la question, leur moyenne compte ; sinon une troisième personne décide.
marking-role-decision = L’écart entre les deux notes dépasse { $percent } des points de la question. La note que vous donnez est celle qui compte.
marking-given = Notes données
marking-first = Premier correcteur
marking-second = Second correcteur
marking-decision = Décision
marking-comment = Commentaire pour l’auteur de la réponse
marking-comment-hint = Il le lit avec son résultat. Peut rester vide.
marking-save-next = Enregistrer et passer à la suivante
marking-save-stop = Enregistrer et arrêter
marking-until = Cette réponse vous est réservée jusqu’à { $time }.
marking-keys = Au clavier : les chiffres choisissent le niveau, Ctrl+Entrée enregistre.
marking-instructions = Consignes de correction
marking-model = Réponse modèle
marking-anonymous = Ni le nom de l’auteur ni son service n’apparaissent, et l’ordre des réponses ne désigne personne.
marking-saved = La note est enregistrée.
marking-none-left = Aucune réponse à cette question n’est plus à corriger par vous.
marking-fault-level = Choisissez un niveau pour « { $criterion } »
marking-fault-mark = Écrivez un nombre de 0 à { $points }, comme 1 ou 1,5
marking-fault-reason = Écrivez la raison de ce changement de note
marking-refused-own = Cette réponse est la vôtre : une autre personne la corrige.
marking-refused-both = Vous avez déjà noté cette réponse : l’autre note revient à une autre personne.
marking-refused-taken = Un autre correcteur a pris ou noté cette réponse. Ce que vous avez écrit ici n’est pas enregistré : copiez-le si besoin, puis revenez à la liste des corrections.
marking-refused-changed = Une autre personne vient de changer cette note. Rouvrez la page et voyez la note actuelle avant de la changer.
marking-refused-no-question = Choisissez au moins une question
marking-refused-no-reason = Écrivez la raison : ceux dont le résultat change la lisent
marking-refused-no-key = La question { $question } n’existe pas dans cette version : choisissez-en une autre, ou donnez à tous les points de la question
marking-person = Nom
marking-no-sitting = Aucune tentative ne répond à cette recherche
marking-awaiting = En attente de correction
marking-by-hand = Notée par une personne le { $date }.
marking-again-on = Corrigée de nouveau le { $date }.
marking-correct = Changer la note
marking-new-mark = Nouvelle note
marking-reason = Raison
marking-reason-hint = La personne concernée la lit ; elle reste au journal des actes.
marking-correct-do = Retenir la nouvelle note
marking-corrected = La note est changée ; la personne est prévenue si son résultat change.
marking-again-lead = Après la correction d’une clé dans une nouvelle version, ou le retrait d’une question : voyez d’abord ce qui changerait, puis décidez. Les copies restent telles qu’elles ont été remises ; la nouvelle clé est gardée à côté.
marking-questions = Questions concernées
marking-key-changed = clé changée
marking-key-gone = plus dans le quiz
marking-how = Manière
marking-how-key = Appliquer la clé d’une version
marking-how-key-of = Appliquer la clé de la version { $number }
marking-how-points = Donner à tous les points de la question
marking-version = Version
marking-version-hint = Pour appliquer une clé : la version dont elle vient ; les copies des versions d’avant sont concernées. Pour donner les points : la dernière version dont les copies les reçoivent.
marking-version-offered = Version { $number } (proposée actuellement)
marking-falls = Permettre que des notes baissent
marking-falls-hint = Sinon les notes montent ou restent ce qu’elles sont.
marking-look = Voir ce qui changerait
marking-would = Ce qui changerait
marking-concerned = Tentatives concernées
marking-changed = Résultats changés
marking-risen = En hausse
marking-fallen = En baisse
marking-newly-passed = Réussissent désormais
marking-newly-failed = N’atteignent plus le seuil
marking-no-change = Aucun résultat ne change.
marking-more = { $count ->
    [one] Et { $count } autre résultat.
   *[other] Et { $count } autres résultats.
}
marking-decide-note = Chaque personne dont le résultat change reçoit une lettre ; les réussites nouvelles sont inscrites, avec leurs attestations. Aucune attestation n’est retirée. La décision vaut aussi pour qui n’a pas encore remis une copie de ces versions.
marking-decide = Corriger de nouveau maintenant
marking-again-done = La nouvelle correction est faite.
marking-before = Avant
marking-after = Après
marking-by-how-much = Écart
marking-then = Seuil
marking-passes = désormais atteint
marking-fails = n’est plus atteint
marking-regrade = Nouvelle correction d’un quiz
marking-goes-on = La correction se poursuit. Rechargez la page dans un moment.
marking-looked-at = Déjà examiné
marking-kept = N’atteignent plus le seuil
marking-kept-lead = Ils gardent ce qui leur est acquis, attestations comprises. Si une attestation doit être retirée, c’est une décision de l’administration, depuis la page des attestations.
marking-admin = Correction
marking-of = { $earned } sur { $total }
marking-letter-button = Voir le résultat
marking-letter-ready-subject = Votre résultat est prêt : { $quiz }
marking-letter-ready-body = Toutes vos réponses au quiz « { $quiz } » de la formation « { $course } » sont corrigées.
marking-letter-changed-subject = Votre résultat a changé : { $quiz }
marking-letter-changed-body = Votre copie du quiz « { $quiz } » de la formation « { $course } » a été corrigée de nouveau, et ses points ont changé.
marking-letter-keeps = Ce qui vous était acquis vous reste, votre attestation comprise si vous en avez une.
marking-points-before = Points auparavant
marking-awaiting-title = En attente de correction
marking-awaiting-lead = { $count ->
    [one] { $count } réponse attend d’être corrigée par une personne. D’ici là votre résultat est provisoire ; une lettre vous préviendra quand il sera prêt.
   *[other] { $count } réponses attendent d’être corrigées par une personne. D’ici là votre résultat est provisoire ; une lettre vous préviendra quand il sera prêt.
}
marking-so-far = Pour l’instant { $earned } sur { $points }.
marking-key-corrected = La clé de cette question a été corrigée le { $date } ; c’est elle que vous voyez ici.
marking-points-given = Les points de cette question ont été donnés à tous le { $date }.
marking-comment-of = Commentaire du correcteur :
marking-act-corrected = Note changée
marking-act-regraded = Quiz corrigé de nouveau
