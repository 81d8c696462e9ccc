language-name = Français
common-moment = { $date } à { $time }
