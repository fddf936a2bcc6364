"""One programme of a hundred talks, as each of the tools exports it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

NOUNS = ["disks", "queues", "caches", "tapes", "links", "racks", "routers", "clouds", "lakes", "gates"]
TALKS = [
    {
        "title": f"{verb} {noun}: a tale & its end",
        "speaker": f"Ann{'abcdefghij'[row]} Lee{'abcdefghij'[column]}",
        "room": "Aula" if column % 2 else "Foyer",
        "start": datetime(2026, 10, 29 + (row > 4), 9, 0) + timedelta(minutes=50 * (row % 5) + (column % 2)),
        "track": "Storage" if row % 2 else "Networks",
    }
    for row, verb in enumerate(
        [
            "Growing",
            "Mending",
            "Keeping",
            "Losing",
            "Finding",
            "Naming",
            "Testing",
            "Moving",
            "Taming",
            "Feeding",
        ]
    )
    for column, noun in enumerate(NOUNS)
]
TITLE, ZONE = "Rencontres 2026", "Europe/Paris"


def frab_json() -> str:
    days = []
    for number in (29, 30):
        rooms: dict[str, list[object]] = {}
        for talk in TALKS:
            if talk["start"].day == number:
                rooms.setdefault(talk["room"], []).append(
                    {
                        "id": len(rooms), "guid": "0-1", "date": talk["start"].isoformat() + "+01:00",
                        "start": f"{talk['start']:%H:%M}", "duration": "00:45", "room": talk["room"],
                        "url": "https://pretalx.example/talk/", "title": talk["title"], "subtitle": "",
                        "track": talk["track"], "type": "Talk", "language": "en", "abstract": "…",
                        "persons": [{"code": "X", "public_name": talk["speaker"]}], "links": [],
                        "attachments": [],
                    }
                )  # fmt: skip
        days.append({"index": number, "date": f"2026-10-{number}", "rooms": rooms})
    conference = {"acronym": "r26", "title": TITLE, "start": "2026-10-29", "end": "2026-10-30",
                  "time_zone_name": ZONE, "url": "https://pretalx.example/", "days": days}  # fmt: skip
    return json.dumps({"schedule": {"version": "1", "conference": conference}})


def frab_xml() -> str:
    rows = [
        "<?xml version='1.0' encoding='utf-8' ?>\n<schedule><version>1</version><conference><title>"
        f"{TITLE}</title><start>2026-10-29</start><end>2026-10-30</end>"
        f"<time_zone_name>{ZONE}</time_zone_name></conference>"
    ]
    for number in (29, 30):
        rows.append(f'<day index="{number}" date="2026-10-{number}">')
        for room in ("Aula", "Foyer"):
            rows.append(f"<room name={quoteattr(room)}>")
            rows += [
                f"<event guid='1' id='1'><date>{talk['start'].isoformat()}+01:00</date>"
                f"<start>{talk['start']:%H:%M}</start><duration>00:45</duration><room>{room}</room>"
                f"<title>{escape(talk['title'])}</title><track>{talk['track']}</track><type>Talk</type>"
                f"<language>en</language><persons><person id='1'>{talk['speaker']}</person></persons></event>"
                for talk in TALKS
                if talk["room"] == room and talk["start"].day == number
            ]
            rows.append("</room>")
        rows.append("</day>")
    return "".join([*rows, "</schedule>"])


def sessionize() -> str:
    return json.dumps(
        {
            "sessions": [
                {"id": str(n), "title": talk["title"], "startsAt": talk["start"].isoformat(),
                 "endsAt": (talk["start"] + timedelta(minutes=45)).isoformat(), "isServiceSession": False,
                 "speakers": [f"uuid-{n}"], "roomId": 1 if talk["room"] == "Aula" else 2}
                for n, talk in enumerate(TALKS)
            ],
            "speakers": [{"id": f"uuid-{n}", "fullName": talk["speaker"]} for n, talk in enumerate(TALKS)],
            "rooms": [{"id": 1, "name": "Aula"}, {"id": 2, "name": "Foyer"}],
        }
    )  # fmt: skip


def indico() -> str:
    def moment(when: datetime) -> dict[str, str]:
        return {"date": when.date().isoformat(), "time": f"{when:%H:%M:%S}", "tz": ZONE}

    contributions = [
        {"title": talk["title"], "startDate": moment(talk["start"]), "duration": 45, "room": talk["room"],
         "track": talk["track"], "speakers": [{"fullName": ", ".join(reversed(talk["speaker"].split()))}]}
        for talk in TALKS
    ]  # fmt: skip
    event = {"title": TITLE, "startDate": moment(datetime(2026, 10, 29, 9)), "timezone": ZONE,
             "endDate": moment(datetime(2026, 10, 30, 18)), "contributions": contributions}  # fmt: skip
    return json.dumps({"count": 1, "results": [event], "_type": "HTTPAPIResult"})


def ical() -> str:
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//y//EN",
        f"X-WR-CALNAME:{TITLE}",
        f"X-WR-TIMEZONE:{ZONE}",
    ]
    for number, talk in enumerate(TALKS):
        begun = talk["start"] - timedelta(hours=1)  # UTC: Paris is one hour ahead since 25 October
        rows += ["BEGIN:VEVENT", f"UID:{number}@x", f"SUMMARY:{talk['title']}",
                 f"DTSTART:{begun:%Y%m%dT%H%M%SZ}",
                 "DURATION:PT45M", f"LOCATION:{talk['room']}",
                 f"ATTENDEE;CN={talk['speaker']}:mailto:x@example.org", "END:VEVENT"]  # fmt: skip
    return "\r\n".join([*rows, "END:VCALENDAR", ""])


def table() -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Title", "Speaker names", "Date", "Start time", "Duration", "Room", "Track"])
    for talk in TALKS:
        when: datetime = talk["start"]
        writer.writerow([talk["title"], talk["speaker"], date(when.year, when.month, when.day).isoformat(),
                         f"{when:%H:%M}", "45", talk["room"], talk["track"]])  # fmt: skip
    return out.getvalue()


FORMATS = {
    "schedule.json": frab_json, "schedule.xml": frab_xml, "sessions.json": sessionize,
    "indico.json": indico, "schedule.ics": ical, "schedule.csv": table,
}  # fmt: skip
