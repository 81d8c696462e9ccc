import csv, hashlib, sys

form = "entry at event number other course class actor digest previous".split()
sha256 = lambda text: hashlib.sha256(text.encode()).hexdigest()
previous = None
csv.field_size_limit(1 << 24)
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
    lines = ["takwin-register-1"] + [row[column] for column in form]
    assert previous in (None, row["previous"]), "link broken at " + row["entry"]
    previous = sha256("".join(line + "\n" for line in lines))
    assert previous == row["hash"], "entry changed: " + row["entry"]
    if row["event"] == "issued":
        assert sha256(row["statement"]) == row["digest"], "statement changed: " + row["number"]
print("sound up to entry", row["entry"], previous)
