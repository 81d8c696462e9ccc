"""Asks openbadgeslib (pyld, cryptography) whether our credentials hold: `python verify.py FOLDER`.

A second opinion beside verify.mjs, from another language and another JSON-LD processor. Nothing is
fetched. Needs: pip install --no-deps -r requirements.txt.
"""

import datetime
import json
import pathlib
import sys

from jwt.algorithms import ECAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier, status, verifier

folder = pathlib.Path(sys.argv[1])
read = lambda name: (folder / name).read_bytes()
badge = json.loads(read("credential.json"))
issuer = badge["issuer"]["id"]
moment = datetime.datetime.fromisoformat(badge["validFrom"]) + datetime.timedelta(days=1)


class Then(datetime.datetime):
    """A clock that stands a day after the badge was issued."""

    @classmethod
    def now(cls, tz=None):
        return moment.astimezone(tz)


verifier.datetime = Then
status.datetime = Then


def answers(list_name):
    """Every address that may be asked for, answered from files."""
    known = {
        "/.well-known/did.json": read("did.json"),
        badge["credentialStatus"]["statusListCredential"].split("/", 3)[3]: read(list_name),
    }

    def download(url, *_, **__):
        for end, body in known.items():
            if str(url).endswith(end):
                return body
        raise OSError(f"nobody may ask for {url}")

    return download


def judge(document, list_name="status-before.json"):
    OB3LdpVerifier.for_issuer_did(issuer).verify(
        document, check_status=True, download=answers(list_name), verify_status_list=False
    )


failed = 0


def holds(sentence, accepted, act):
    global failed
    try:
        act()
        said, right = "accepted", accepted
    except Exception as error:  # whatever it throws is a refusal
        said, right = f"refused: {error}", not accepted
    failed += not right
    print(f"{'ok     ' if right else 'FAILED '} {sentence} ({said[:120]})")


def altered(place, value):
    copy = json.loads(json.dumps(badge))
    at = copy
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    return copy


holds("the badge verifies", True, lambda: judge(badge))
holds("the badge out of the PNG verifies", True, lambda: judge(OB3Verifier.extract_token_from_png(read("badge.png"))))
holds("the badge out of the SVG verifies", True, lambda: judge(OB3Verifier.extract_token_from_svg(read("badge.svg"))))
holds("the revoked badge is refused", False, lambda: judge(badge, "status-after.json"))
for place, value in [
    (["name"], "x"),
    (["credentialSubject", "identifier", 0, "identityHash"], "x"),
    (["credentialSubject", "licenseNumber"], "x"),
    (["validUntil"], "2099-01-01T00:00:00Z"),
    (["honours"], "added, and defined nowhere"),
]:
    holds(f"a badge with another {'/'.join(map(str, place))} is refused", False, lambda: judge(altered(place, value)))

key = ECAlgorithm.from_jwk(json.dumps(json.loads(read("jwks.json"))["keys"][0]))
pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
token = read("credential.jwt").decode()
holds("the token verifies with ES256", True, lambda: OB3Verifier(pem).verify(token))
head, claims, signature = token.split(".")
holds("an altered token is refused", False, lambda: OB3Verifier(pem).verify(f"{head}.{claims[:-4]}AAAA.{signature}"))
sys.exit(1 if failed else 0)
