quizzes-behaviour-deferred = Les réponses sont corrigées ensemble, après la remise.
quizzes-behaviour-immediate = Vous pouvez vérifier chaque réponse : elle est corrigée et expliquée aussitôt, puis ne change plus.
quizzes-behaviour-interactive = Vous pouvez vérifier chaque réponse et recommencer si elle est fausse : chaque erreur fait paraître un indice, s’il y en a un, et réduit ce que la question rapporte.
quizzes-behaviour-certainty = Vous dites à chaque réponse votre degré de certitude : plus il est élevé, plus une réponse juste rapporte et plus une réponse fausse coûte. Les réponses sont corrigées après la remise.
quizzes-behaviour-certainty-immediate = Vous dites à chaque réponse votre degré de certitude : plus il est élevé, plus une réponse juste rapporte et plus une réponse fausse coûte. Chaque réponse est corrigée et expliquée dès que vous la vérifiez, puis ne change plus.
quizzes-behaviour-mastery = { $last ->
    [one] Entraînement : les questions viennent l’une après l’autre, chaque réponse est expliquée aussitôt, jusqu’à une réponse juste.
   *[other] Entraînement : les questions viennent l’une après l’autre, chaque réponse est expliquée aussitôt, jusqu’à { $right } justes parmi vos { $last } dernières réponses.
}
quizzes-behaviour-goal = { $right } sur les { $last } dernières
quizzes-behaviour-fact-goal = Objectif
quizzes-behaviour-check = Vérifier la réponse
quizzes-behaviour-check-again = Vérifier la nouvelle réponse
quizzes-behaviour-check-once = Une réponse vérifiée ne change plus.
quizzes-behaviour-check-empty = Répondez d’abord à cette question, puis vérifiez votre réponse.
quizzes-behaviour-right = Réponse juste
quizzes-behaviour-partly = Réponse juste en partie
quizzes-behaviour-wrong = Réponse fausse
quizzes-behaviour-recorded = Votre réponse est enregistrée
quizzes-behaviour-earned = Points obtenus : { $earned } sur { $points }.
quizzes-behaviour-fixed = Cette réponse ne change plus.
quizzes-behaviour-try-again = Changez votre réponse, puis vérifiez-la de nouveau.
quizzes-behaviour-tries-left = { $count ->
    [0] Il ne reste aucun essai pour cette question.
    [one] C’est le dernier essai pour cette question.
   *[other] Il reste { $count } essais pour cette question.
}
quizzes-behaviour-worth = Une réponse juste rapporte maintenant { $percent } des points de la question.
quizzes-behaviour-hint = Indice { $number } :
quizzes-behaviour-hint-ask = Demander un indice
quizzes-behaviour-hint-cost = Un indice retire { $percent } des points de la question, comme une réponse fausse.
quizzes-behaviour-tries = { $count ->
    [0] réponse non vérifiée
    [one] après { $count } essai
   *[other] après { $count } essais
}
quizzes-behaviour-refused-fixed = Une réponse vérifiée ne change plus : elle est restée telle quelle, et le reste est enregistré.
quizzes-behaviour-refused-not-here = Cette réponse ne se vérifie pas avant la remise.
quizzes-behaviour-sure = Quelle est votre certitude pour cette réponse ?
quizzes-behaviour-sure-default = Sans choix de votre part, la certitude compte comme faible.
quizzes-behaviour-sure-low = Faible
quizzes-behaviour-sure-middle = Moyenne
quizzes-behaviour-sure-high = Forte
quizzes-behaviour-sure-under = moins de { $percent }
quizzes-behaviour-sure-between = entre { $from } et { $to }
quizzes-behaviour-sure-over = plus de { $percent }
quizzes-behaviour-stakes = Si la réponse est juste, gain : { $gain }. Si elle est fausse, perte : { $loss }.
quizzes-behaviour-stakes-safe = Si la réponse est juste, gain : { $gain }. Si elle est fausse, aucune perte.
quizzes-behaviour-sure-said = Certitude : { $level }, points de certitude : { $score }
quizzes-behaviour-sure-level = Certitude : { $level }
quizzes-behaviour-sure-title = Vos certitudes et vos réponses
quizzes-behaviour-sure-score = Points de certitude : { $score }, pour un maximum de { $points }. Ils sont donnés à titre indicatif : la réussite ne dépend que des réponses justes.
quizzes-behaviour-sure-level-head = Certitude
quizzes-behaviour-sure-answers-head = Réponses
quizzes-behaviour-sure-right-head = Entièrement justes
quizzes-behaviour-sure-accuracy-head = Part juste
quizzes-behaviour-sure-expected-head = Part attendue
quizzes-behaviour-sure-judgement-head = Constat
quizzes-behaviour-sure-over-confident = Trop de confiance : moins souvent juste que vous ne l’estimiez.
quizzes-behaviour-sure-under-confident = Trop peu de confiance : plus souvent juste que vous ne l’estimiez.
quizzes-behaviour-sure-about-right = Bonne estimation.
quizzes-behaviour-sure-too-few = Moins de { $count } réponses : trop peu pour conclure.
quizzes-behaviour-run = Dernières réponses
quizzes-behaviour-run-right = juste
quizzes-behaviour-run-wrong = fausse
quizzes-behaviour-missing = { $count ->
    [0] L’objectif est atteint.
    [one] Il manque { $count } réponse juste pour atteindre l’objectif.
   *[other] Il manque { $count } réponses justes de suite pour atteindre l’objectif.
}
quizzes-behaviour-previous = Votre réponse à la question { $number }
quizzes-behaviour-stop = Terminer l’entraînement
quizzes-behaviour-stop-note = L’entraînement est réussi dès que l’objectif est atteint, sans rien d’autre à faire. Si vous le terminez avant, il compte comme non atteint.
quizzes-behaviour-stop-title = Avant de terminer l’entraînement
quizzes-behaviour-stop-back = Revenir à l’entraînement
quizzes-behaviour-stop-anyway = Terminer quand même
quizzes-behaviour-mastered = Objectif atteint
quizzes-behaviour-not-mastered = Objectif non atteint
quizzes-behaviour-mastery-score = { $right } justes sur les { $last } dernières, objectif : { $goal }.
quizzes-behaviour-handed-in = Vos réponses sont remises
quizzes-behaviour-hidden = Ce quiz n’affiche pas son résultat.
quizzes-behaviour-hidden-until = Le résultat s’affichera après le { $time }.
quizzes-behaviour-hidden-short = non affiché
quizzes-behaviour-hidden-short-until = affiché plus tard
quizzes-behaviour-keys-until = Les bonnes réponses s’afficheront après le { $time }.
