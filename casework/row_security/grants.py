"""What each database role may do with each table of case data, on one screen. What is not named may not be done.

`athar_web` answers people: it owns nothing and sees only rows that a policy gives it. `athar_worker` runs in the background (index, seals, scans,
notices) and reads all rows, but changes no more than its work asks for. Login roles of a deployment are members of one of the two.
"""

from __future__ import annotations

WEB = "athar_web"
WORKER = "athar_worker"

# table of casework: (web, worker). S select, I insert, U update, D delete.
TABLE_RIGHTS: dict[str, tuple[str, str]] = {
    "casework_assignment": ("SIU", "SIUD"),
    "casework_auditevent": ("SI", "SI"),
    "casework_auditpending": ("", "SD"),
    "casework_auditseal": ("S", "SI"),
    "casework_breakglass": ("SIU", "SIUD"),
    "casework_case": ("SIU", "SIUD"),
    "casework_contactplan": ("SIU", "SIUD"),
    "casework_datakey": ("SI", "SIUD"),
    "casework_document": ("SI", "SIUD"),
    "casework_erasedkey": ("S", "SI"),
    "casework_erasurerequest": ("SIU", "SIUD"),
    "casework_fileticket": ("SID", "SIUD"),
    "casework_notice": ("SI", "SIUD"),
    "casework_noticechannel": ("SIUD", "SIUD"),
    "casework_person": ("SIU", "SIUD"),
    "casework_personname": ("SIU", "SIUD"),
    "casework_recusal": ("SIU", "SIUD"),
    "casework_registration": ("SIU", "SIUD"),
    "casework_relative": ("SIU", "SIUD"),
    "casework_rolegrant": ("SIU", "SIUD"),
    "casework_team": ("S", "SIUD"),
}
VERBS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}


def verbs(letters: str) -> str:
    """`SI` as `SELECT, INSERT`."""
    return ", ".join(VERBS[letter] for letter in letters)
