# $name (String) - the recipient's name
letter-greeting = { $name }، تحية طيبة وبعد،
letter-closing = وتفضلوا بقبول فائق التقدير،
letter-signature = فريق تكوين
letter-never-password = لا نطلب أبداً كلمة المرور عبر البريد.
letter-button-fails = إذا تعذر فتح الزر، انسخوا هذا الرابط في المتصفح:
