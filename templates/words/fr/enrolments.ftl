enrolments-refused-completed = Vous avez terminé cette formation ; ce qui est acquis reste enregistré.
enrolments-letter-subject = Votre inscription à « { $title } »
enrolments-letter-body = Vous êtes inscrit à la formation « { $title } ». Vous pouvez commencer dès maintenant, sur téléphone ou sur ordinateur, et vous arrêter quand vous voulez : votre progression est enregistrée à chaque pas.
enrolments-letter-pace = La page de la formation montre à tout moment ce qui est fait et ce qui reste à faire.
enrolments-letter-button = Commencer la formation
enrolments-letter-footnote = Vous recevez ce message parce que vous vous êtes inscrit à une formation sur Takwin.
enrolments-enrolled = Vous êtes inscrit à « { $title } ». Bonne lecture.
enrolments-withdrawn = Vous avez quitté la formation. Ce que vous avez fait est conservé ; vous pouvez revenir quand vous voulez.
