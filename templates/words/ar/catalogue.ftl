catalogue-search = البحث في الدورات
