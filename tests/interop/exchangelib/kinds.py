"""What exchangelib makes of series, tasks and contacts: steps for client.py's exercise."""

from datetime import timedelta
from decimal import Decimal

from exchangelib import Contact, EWSDate, EWSDateTime, EWSTimeZone, ExtendedProperty, Task, UTC, CalendarItem
from exchangelib.errors import ErrorCalendarOccurrenceIsDeletedFromRecurrence, ErrorItemNotFound, ErrorOccurrenceCrossingBoundary
from exchangelib.indexed_properties import EmailAddress, PhoneNumber, PhysicalAddress
from exchangelib.recurrence import (
    AbsoluteMonthlyPattern,
    AbsoluteYearlyPattern,
    DailyPattern,
    DailyRegeneration,
    Recurrence,
    RelativeMonthlyPattern,
    RelativeYearlyPattern,
    TaskRecurrence,
    WeeklyPattern,
)

BERLIN = EWSTimeZone("Europe/Berlin")
SPRING = EWSDate(2027, 3, 22)


class TaskMark(ExtendedProperty):
    property_set_id = "5e1fa7a4-7a0b-4a3c-9a64-0d5a0a5c6d01"
    property_name = "InteropMark"
    property_type = "String"


Task.register("interop_mark", TaskMark)


def series(account, subject, recurrence, day=SPRING):
    start = EWSDateTime(day.year, day.month, day.day, 10, tzinfo=BERLIN)
    item = CalendarItem(
        account=account, folder=account.calendar, subject=subject, start=start, end=start + timedelta(hours=1), recurrence=recurrence,
    )
    item.save(send_meeting_invitations="SendToNone")
    return account.calendar.get(id=item.id, changekey=item.changekey)


def view(account, start, end):
    days = [EWSDateTime(d.year, d.month, d.day, tzinfo=BERLIN) for d in (start, end)]
    return list(account.calendar.view(start=days[0], end=days[1]))


class KindExercise:
    def __init__(self, account):
        self.account = account

    def series_patterns(self):
        patterns = [
            DailyPattern(interval=3),
            WeeklyPattern(interval=2, weekdays=["Monday", "Thursday"], first_day_of_week="Monday"),
            AbsoluteMonthlyPattern(interval=1, day_of_month=22),
            RelativeMonthlyPattern(interval=1, weekday="Monday", week_number="Fourth"),
            AbsoluteYearlyPattern(day_of_month=22, month="March"),
            RelativeYearlyPattern(weekday="Monday", week_number="Fourth", month="March"),
        ]
        for pattern in patterns:
            for boundary in ({"number": 4}, {"end": EWSDate(2033, 1, 1)}, {}):
                master = series(self.account, "Muster", Recurrence(pattern=pattern, start=SPRING, **boundary))
                assert master.type == "RecurringMaster" and master.recurrence.pattern == pattern, (master.type, master.recurrence, pattern)
                assert master.recurrence.boundary.start == SPRING, master.recurrence.boundary
                assert master.first_occurrence.start == master.start, master.first_occurrence
                assert (master.last_occurrence is None) == (not boundary), master.last_occurrence
                master.delete(send_meeting_cancellations="SendToNone")

    def series_over_dst_and_exceptions(self):
        master = series(self.account, "Bauleitung", Recurrence(pattern=WeeklyPattern(interval=1, weekdays=["Monday"]), start=SPRING, number=4))
        seen = view(self.account, EWSDate(2027, 3, 1), EWSDate(2027, 5, 1))
        assert [i.start.astimezone(UTC).hour for i in seen] == [9, 8, 8, 8], [i.start for i in seen]
        assert {i.type for i in seen} == {"Occurrence"} and {i.uid for i in seen} == {master.uid}

        second = master.occurrence(index=2)
        second.refresh()
        second.location = "Köln"
        second.start += timedelta(days=1)
        second.end += timedelta(days=1)
        second.save(update_fields=["location", "start", "end"], send_meeting_invitations="SendToNone")
        third = master.occurrence(index=3)
        third.refresh()
        third.delete(send_meeting_cancellations="SendToNone")

        master.refresh()
        assert [(o.start - o.original_start).days for o in master.modified_occurrences] == [1], master.modified_occurrences
        assert len(master.deleted_occurrences) == 1, master.deleted_occurrences
        assert [i.type for i in view(self.account, EWSDate(2027, 3, 1), EWSDate(2027, 5, 1))] == ["Occurrence", "Exception", "Occurrence"]
        changed = self.account.calendar.get(id=second.id, changekey=second.changekey)
        assert (changed.location, changed.type, changed.is_recurring) == ("Köln", "Exception", True)
        back = changed.recurring_master()
        back.refresh()
        assert (back.id, back.type) == (master.id, "RecurringMaster")

        try:
            master.occurrence(index=3).refresh()
        except ErrorCalendarOccurrenceIsDeletedFromRecurrence:
            pass
        else:
            raise AssertionError("the deleted occurrence is there")
        fourth = master.occurrence(index=4)
        fourth.refresh()
        fourth.start -= timedelta(days=20)
        fourth.end -= timedelta(days=20)
        try:
            fourth.save(update_fields=["start", "end"], send_meeting_invitations="SendToNone")
        except ErrorOccurrenceCrossingBoundary:
            pass
        else:
            raise AssertionError("an occurrence passed its neighbours")

    def series_moves_and_ends(self):
        master = self.account.calendar.get(subject="Bauleitung")
        master.start += timedelta(hours=2)
        master.end += timedelta(hours=2)
        master.save(update_fields=["start", "end"], send_meeting_invitations="SendToNone")
        master.refresh()
        assert not master.modified_occurrences and not master.deleted_occurrences
        assert len(view(self.account, EWSDate(2027, 3, 1), EWSDate(2027, 5, 1))) == 4
        master.recurrence = None
        master.save(update_fields=["recurrence"], send_meeting_invitations="SendToNone")
        master.refresh()
        assert master.type == "Single", master.type
        master.delete(send_meeting_cancellations="SendToNone")
        assert not view(self.account, EWSDate(2027, 3, 1), EWSDate(2027, 5, 1))

    def tasks(self):
        folder = self.account.tasks
        task = Task(
            account=self.account, folder=folder, subject="Angebot", body="Zeile", start_date=EWSDate(2027, 2, 1), due_date=EWSDate(2027, 2, 3),
            status="InProgress", percent_complete=Decimal(25), importance="High", sensitivity="Private", categories=["ES_5_Aufgabe"],
            reminder_is_set=True, reminder_due_by=EWSDateTime(2027, 2, 1, 8, tzinfo=BERLIN), companies=["Musterbau"], total_work=60, interop_mark="4711",
        )
        task.save()
        read = folder.get(subject="Angebot")
        assert (read.start_date, read.due_date) == (EWSDate(2027, 2, 1), EWSDate(2027, 2, 3)), (read.start_date, read.due_date)
        assert (read.status, read.percent_complete, read.total_work, read.companies) == ("InProgress", 25, 60, ["Musterbau"])
        assert read.reminder_due_by == EWSDateTime(2027, 2, 1, 8, tzinfo=BERLIN) and read.interop_mark == "4711"
        read.due_date = EWSDate(2027, 2, 10)
        read.save(update_fields=["due_date"])
        read.complete()
        read.refresh()
        assert (read.status, read.is_complete, read.percent_complete) == ("Completed", True, 100) and read.complete_date, read
        read.delete(affected_task_occurrences="AllOccurrences")
        assert folder.all().count() == 0

    def recurring_tasks(self):
        folder = self.account.tasks
        for recurrence, days in (
            (TaskRecurrence(pattern=WeeklyPattern(interval=1, weekdays=["Monday"]), start=EWSDate(2027, 2, 1), number=3), 7),
            (TaskRecurrence(pattern=DailyRegeneration(interval=5), start=EWSDate(2027, 2, 1), number=3), None),
        ):
            task = Task(account=self.account, folder=folder, subject="Wartung", due_date=EWSDate(2027, 2, 1), recurrence=recurrence, interop_mark="7")
            task.save()
            read = folder.get(subject="Wartung")
            assert read.is_recurring and read.recurrence.pattern == recurrence.pattern, read.recurrence
            read.complete()
            rolled = folder.get(id=read.id)
            assert (rolled.status, rolled.is_recurring) == ("NotStarted", True) and rolled.due_date != EWSDate(2027, 2, 1)
            assert days is None or rolled.due_date == EWSDate(2027, 2, 1) + timedelta(days=days), rolled.due_date
            (done,) = [t for t in folder.all() if t.is_complete]
            assert (done.interop_mark, done.is_recurring, done.due_date) == ("7", False, EWSDate(2027, 2, 1)), done
            rolled.delete(affected_task_occurrences="AllOccurrences")
            done.delete(affected_task_occurrences="AllOccurrences")

    def contacts(self):
        folder = self.account.contacts
        person = Contact(
            account=self.account, folder=folder, subject="Berta Beispiel", display_name="Berta Beispiel", file_as_mapping="LastCommaFirst",
            given_name="Berta", middle_name="M.", surname="Beispiel", nickname="Betty", company_name="Beispiel GmbH", department="Einkauf",
            job_title="Leiterin", birthday=EWSDate(1980, 5, 17), body="Notiz", categories=["Kunde"],
            email_addresses=[EmailAddress(label="EmailAddress1", email="berta@beispiel.example"), EmailAddress(label="EmailAddress2", email="b@privat.example")],
            phone_numbers=[PhoneNumber(label="BusinessPhone", phone_number="+49 221 1"), PhoneNumber(label="MobilePhone", phone_number="+49 170 2")],
            physical_addresses=[PhysicalAddress(label="Business", street="Weg 1", city="Köln", state="NRW", country="Deutschland", zipcode="50667")],
        )
        person.save()
        read = folder.get(surname="Beispiel")
        assert (read.file_as, read.given_name, read.nickname, read.company_name, read.department) == ("Beispiel, Berta M.", "Berta", "Betty", "Beispiel GmbH", "Einkauf"), read
        assert read.birthday == EWSDate(1980, 5, 17) and read.complete_name.full_name == "Berta M. Beispiel", (read.birthday, read.complete_name)
        assert {e.label: e.email for e in read.email_addresses if e.email} == {"EmailAddress1": "berta@beispiel.example", "EmailAddress2": "b@privat.example"}
        assert {p.label: p.phone_number for p in read.phone_numbers if p.phone_number} == {"BusinessPhone": "+49 221 1", "MobilePhone": "+49 170 2"}
        (address,) = [a for a in read.physical_addresses if a.city]
        assert (address.label, address.street, address.city, address.zipcode, address.country) == ("Business", "Weg 1", "Köln", "50667", "Deutschland"), address

        read.email_addresses = [EmailAddress(label="EmailAddress1", email="neu@beispiel.example")]
        read.phone_numbers = [PhoneNumber(label="HomePhone", phone_number="+49 221 3")]
        read.physical_addresses = [PhysicalAddress(label="Business", street="Weg 1", city="Bonn")]
        read.birthday = None
        read.department = None
        read.save(update_fields=["email_addresses", "phone_numbers", "physical_addresses", "birthday", "department"])
        changed = folder.get(given_name="Berta")
        assert [e.email for e in changed.email_addresses if e.email] == ["neu@beispiel.example"], changed.email_addresses
        assert {p.label: p.phone_number for p in changed.phone_numbers if p.phone_number} == {"HomePhone": "+49 221 3"}, changed.phone_numbers
        assert [(a.street, a.city, a.zipcode) for a in changed.physical_addresses if a.city] == [("Weg 1", "Bonn", None)], changed.physical_addresses
        assert changed.birthday is None and changed.department is None
        known = (changed.id, changed.changekey)
        changed.delete()
        assert folder.all().count() == 0
        (gone,) = self.account.fetch([known])
        assert isinstance(gone, ErrorItemNotFound), gone

    def pulled_notifications(self):
        subscription, watermark = self.account.calendar.subscribe_to_pull(event_types=["CreatedEvent", "DeletedEvent"])
        item = series(self.account, "Gemeldet", None)
        item.delete(send_meeting_cancellations="SendToNone")
        kinds = [event.ELEMENT_NAME for notification in self.account.calendar.get_events(subscription, watermark) for event in notification.events]
        assert kinds == ["CreatedEvent", "DeletedEvent"], kinds
        self.account.calendar.unsubscribe(subscription)

    def streamed_notifications(self):
        with self.account.calendar.streaming_subscription(event_types=["CreatedEvent"]) as subscription:
            item = series(self.account, "Gestreamt", None)
            for notification in self.account.calendar.get_streaming_events(subscription, connection_timeout=1, max_notifications_returned=1):
                assert [event.item_id.id for event in notification.events] == [item.id], notification
                break
            item.delete(send_meeting_cancellations="SendToNone")

    STEPS = [
        "series_patterns", "series_over_dst_and_exceptions", "series_moves_and_ends", "tasks", "recurring_tasks", "contacts",
        "pulled_notifications", "streamed_notifications",
    ]
