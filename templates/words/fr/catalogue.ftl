catalogue-search = Rechercher une formation
