language-name = العربية
# $date (String) - a date
# $time (String) - a time of day
common-moment = { $date } على الساعة { $time }
