catalogue-search = Search the courses
