language-name = English
common-moment = { $date } at { $time }
