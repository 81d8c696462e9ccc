error-not-found-title = Page introuvable
error-not-found-lead = Le lien est peut-être ancien ou incomplet. Votre progression est intacte.
error-forbidden-title = Cette page est réservée à d’autres fonctions
error-forbidden-lead = Votre compte n’y donne pas accès. Si vous en avez besoin, demandez le rôle correspondant à l’administration de la plateforme.
error-refused-title = Cette demande n’a pas pu aboutir
error-too-many-title = Trop d’essais en peu de temps
error-too-many-lead = { $minutes ->
    [one] Réessayez dans une minute.
   *[other] Réessayez dans { $minutes } minutes.
}
error-too-large-title = Le fichier est trop volumineux
error-too-large-lead = Réduisez sa taille, puis envoyez-le de nouveau. Rien n’a changé.
error-unclear-title = Nous n’avons pas compris cette demande
error-unclear-lead = Revenez à la page précédente et réessayez. Rien n’a changé.
error-internal-title = Une panne est survenue de notre côté
error-internal-lead = Veuillez nous en excuser. Ce qui vous a été confirmé est enregistré ; le reste ne l’est pas. Réessayez dans un instant.
error-reference = Référence de la panne, si vous nous écrivez :
