"""A calendar used through exchangelib: exercise, write or check.

usage: client.py VERB URL MAILBOX USER PASSWORD
  exercise  creates, reads, changes, deletes and syncs appointments, series, tasks and contacts; prints 'ok NAME' or 'FAIL NAME: reason' for each step
  write     leaves three appointments behind and prints what it wrote as JSON
  check     reads such JSON from standard input and compares it with the calendar
"""

import json
import sys
import traceback
from datetime import timedelta

from exchangelib import (
    BASIC,
    IMPERSONATION,
    Account,
    CalendarItem,
    Configuration,
    Credentials,
    EWSDate,
    EWSDateTime,
    EWSTimeZone,
    ExtendedProperty,
    HTMLBody,
    UTC,
)
from exchangelib.errors import ErrorIrresolvableConflict, ErrorItemNotFound

from kinds import KindExercise

BERLIN = EWSTimeZone("Europe/Berlin")


class InteropMark(ExtendedProperty):
    property_set_id = "5e1fa7a4-7a0b-4a3c-9a64-0d5a0a5c6d01"
    property_name = "InteropMark"
    property_type = "String"


CalendarItem.register("interop_mark", InteropMark)


def connect(url, mailbox, user, password):
    config = Configuration(service_endpoint=url, credentials=Credentials(user, password), auth_type=BASIC)
    return Account(
        primary_smtp_address=mailbox,
        config=config,
        autodiscover=False,
        access_type=IMPERSONATION,
        default_timezone=BERLIN,
    )


def appointment(account, subject, start, hours=1, **more):
    return CalendarItem(
        account=account,
        folder=account.calendar,
        subject=subject,
        start=start,
        end=start + timedelta(hours=hours),
        **more,
    )


def find(account, subject):
    found = list(account.calendar.filter(subject=subject))
    assert len(found) == 1, f"{len(found)} items with subject {subject}"
    return found[0]


class Exercise:
    def __init__(self, account):
        self.account = account

    def server_is_known(self):
        version = self.account.version
        assert version.build.major_version == 15, version

    def folders_are_listed(self):
        names = {f.name for f in self.account.root.walk()}
        assert {"Calendar", "Tasks", "Inbox"} <= names, names

    def create_in_zone_over_dst(self):
        for month in (1, 7):
            start = EWSDateTime(2027, month, 15, 9, 30, tzinfo=BERLIN)
            item = appointment(
                self.account, f"Zone {month}", start, body="Zeile 1\nZeile 2 mit Umlauten äöüß", location="Raum 3",
                categories=["ES_5_Aufgabe", "Eigene"], reminder_is_set=True, reminder_minutes_before_start=20,
                legacy_free_busy_status="OOF", sensitivity="Private", importance="High", interop_mark="4711",
            )
            item.save()
            read = find(self.account, f"Zone {month}")
            assert read.start == start, (read.start, start)
            assert read.start.astimezone(UTC).hour == (8 if month == 1 else 7), read.start
            assert read._start_timezone.ms_id == "W. Europe Standard Time", read._start_timezone
            assert read.body == "Zeile 1\nZeile 2 mit Umlauten äöüß", repr(read.body)
            assert read.location == "Raum 3" and read.categories == ["ES_5_Aufgabe", "Eigene"], read.categories
            assert read.reminder_is_set and read.reminder_minutes_before_start == 20
            assert (read.legacy_free_busy_status, read.sensitivity, read.importance) == ("OOF", "Private", "High")
            assert read.interop_mark == "4711", read.interop_mark
            assert read.type == "Single" and read.uid, (read.type, read.uid)

    def create_all_day(self):
        day = EWSDate(2026, 12, 24)
        CalendarItem(account=self.account, folder=self.account.calendar, subject="Heiligabend", start=day, end=day, is_all_day=True).save()
        read = find(self.account, "Heiligabend")
        assert read.is_all_day and read.start == day and read.end == day, (read.start, read.end)

    def html_body(self):
        start = EWSDateTime(2027, 2, 1, 9, tzinfo=BERLIN)
        appointment(self.account, "Html", start, body=HTMLBody("<html><body><p>Eins</p><p>Zwei &amp; drei</p></body></html>")).save()
        read = find(self.account, "Html")
        assert "<p>Zwei &amp; drei</p>" in read.body, read.body
        assert read.text_body.split() == ["Eins", "Zwei", "&", "drei"], repr(read.text_body)

    def change(self):
        item = find(self.account, "Zone 1")
        before = item.changekey
        item.location = "Raum 4"
        item.start = item.start + timedelta(days=1)
        item.end = item.end + timedelta(days=1)
        item.categories = None
        item.interop_mark = None
        item.save(update_fields=["location", "start", "end", "categories", "interop_mark"], send_meeting_invitations="SendToNone")
        read = find(self.account, "Zone 1")
        assert read.changekey != before
        assert read.location == "Raum 4" and read.start == EWSDateTime(2027, 1, 16, 9, 30, tzinfo=BERLIN), read.start
        assert read.categories is None and read.interop_mark is None

    def stale_change_is_refused(self):
        mine = find(self.account, "Zone 7")
        other = find(self.account, "Zone 7")
        other.location = "Raum 5"
        other.save(update_fields=["location"], conflict_resolution="NeverOverwrite", send_meeting_invitations="SendToNone")
        mine.location = "Raum 6"
        try:
            mine.save(update_fields=["location"], conflict_resolution="NeverOverwrite", send_meeting_invitations="SendToNone")
        except ErrorIrresolvableConflict:
            return
        raise AssertionError("the stale change was taken")

    def view_and_filter(self):
        view = self.account.calendar.view(
            start=EWSDateTime(2027, 1, 1, tzinfo=BERLIN), end=EWSDateTime(2027, 2, 1, tzinfo=BERLIN)
        )
        assert [i.subject for i in view] == ["Zone 1"], [i.subject for i in view]
        later = self.account.calendar.filter(start__gte=EWSDateTime(2027, 2, 1, tzinfo=BERLIN)).order_by("start")
        assert [i.subject for i in later] == ["Html", "Zone 7"], [i.subject for i in later]
        marked = self.account.calendar.filter(interop_mark="4711")
        assert [i.subject for i in marked] == ["Zone 7"], [i.subject for i in marked]

    def sync(self):
        calendar = self.account.calendar
        first = list(calendar.sync_items(only_fields=["subject"]))
        assert {k for k, _ in first} == {"create"} and len(first) == 4, first
        assert list(calendar.sync_items(only_fields=["subject"])) == []
        appointment(self.account, "Neu", EWSDateTime(2027, 3, 1, 9, tzinfo=BERLIN)).save()
        changed = find(self.account, "Html")
        changed.subject = "Html 2"
        changed.save(update_fields=["subject"], send_meeting_invitations="SendToNone")
        gone = find(self.account, "Heiligabend")
        gone.delete(send_meeting_cancellations="SendToNone")
        changes = sorted((kind, getattr(item, "subject", None) or "") for kind, item in calendar.sync_items(only_fields=["subject"]))
        assert changes == [("create", "Neu"), ("delete", ""), ("update", "Html 2")], changes

    def copy_keeps_mark(self):
        item = find(self.account, "Zone 7")
        copy_id, _ = item.copy(to_folder=self.account.calendar)
        assert copy_id != item.id
        assert self.account.calendar.filter(interop_mark="4711").count() == 2

    def delete(self):
        ids = list(self.account.calendar.all().values_list("id", "changekey"))
        assert ids
        self.account.bulk_delete(ids, send_meeting_cancellations="SendToNone")
        assert self.account.calendar.all().count() == 0
        (answer,) = self.account.fetch([ids[0]])
        assert isinstance(answer, ErrorItemNotFound), answer

    STEPS = [
        "server_is_known", "folders_are_listed", "create_in_zone_over_dst", "create_all_day", "html_body", "change",
        "stale_change_is_refused", "view_and_filter", "sync", "copy_keeps_mark", "delete",
    ]


def exercise(account):
    failed = False
    for kind, name in [(k, n) for k in (Exercise, KindExercise) for n in k.STEPS]:
        try:
            getattr(kind(account), name)()
            print("ok", name)
        except Exception as error:  # every failure is told, the later steps still run
            failed = True
            print(f"FAIL {name}: {type(error).__name__}: {error}")
            traceback.print_exc()
    return failed


def describe(item):
    return {
        "subject": item.subject,
        "start": item.start.isoformat() if item.is_all_day else item.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "end": item.end.isoformat() if item.is_all_day else item.end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "allDay": bool(item.is_all_day),
        "location": item.location or "",
        "body": (item.text_body or "").replace("\r\n", "\n").strip(),
        "categories": sorted(item.categories or []),
    }


def write(account):
    day = EWSDate(2027, 5, 1)
    items = [
        appointment(account, "exchangelib Winter", EWSDateTime(2027, 1, 20, 10, tzinfo=BERLIN), body="Aus exchangelib", location="Köln", categories=["ES_5_Aufgabe"]),
        appointment(account, "exchangelib Sommer", EWSDateTime(2027, 7, 20, 10, tzinfo=BERLIN), hours=2, body="Zwei\nZeilen"),
        CalendarItem(account=account, folder=account.calendar, subject="exchangelib Feiertag", start=day, end=day, is_all_day=True),
    ]
    for item in items:
        item.save(send_meeting_invitations="SendToNone")
    print(json.dumps([describe(find(account, i.subject)) for i in items]))
    return False


def check(account):
    failed = False
    for expected in json.load(sys.stdin):
        try:
            actual = describe(find(account, expected["subject"]))
            wrong = {k: (v, actual[k]) for k, v in expected.items() if actual[k] != v}
            assert not wrong, f"expected and found: {wrong}"
            print("ok sees", expected["subject"])
        except AssertionError as error:
            failed = True
            print(f"FAIL sees {expected['subject']}: {error}")
    return failed


if __name__ == "__main__":
    verb, *where = sys.argv[1:]
    sys.exit(1 if {"exercise": exercise, "write": write, "check": check}[verb](connect(*where)) else 0)
