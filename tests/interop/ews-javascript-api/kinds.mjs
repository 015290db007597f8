// What ews-javascript-api makes of series, tasks and contacts: steps for client.mjs's exercise.
import assert from 'node:assert/strict';

const day = (date) => new Date(date.TotalMilliSeconds ?? date.Mticks).toISOString().slice(0, 10);

export function kindSteps(service, api, berlin, iso) {
  const {
    Appointment, BasePropertySet, BodyType, CalendarView, ConflictResolutionMode, Contact, ContactSchema, DateTime,
    DayOfTheWeek, DayOfTheWeekIndex, DeleteMode, EmailAddress, EmailAddressKey, FileAsMapping, ItemView, MessageBody, Month, PhoneNumberKey,
    PhysicalAddressEntry, PhysicalAddressKey, PropertySet, Recurrence, SearchFilter, SendCancellationsMode, SendInvitationsMode,
    SendInvitationsOrCancellationsMode, Task, TaskStatus, WellKnownFolderName,
  } = api;
  const all = () => new PropertySet(BasePropertySet.FirstClassProperties);
  const start = () => DateTime.Parse('2027-03-22T09:00:00Z');

  async function series(subject, recurrence, count) {
    const item = new Appointment(service);
    item.Subject = subject;
    item.Start = start();
    item.End = DateTime.Parse('2027-03-22T10:00:00Z');
    item.StartTimeZone = berlin();
    item.EndTimeZone = berlin();
    recurrence.StartDate = start();
    if (count)
      recurrence.NumberOfOccurrences = count;
    item.Recurrence = recurrence;
    await item.Save(WellKnownFolderName.Calendar, SendInvitationsMode.SendToNone);
    return Appointment.Bind(service, item.Id, all());
  }

  const view = async () => (await service.FindAppointments(
    WellKnownFolderName.Calendar, new CalendarView(DateTime.Parse('2027-03-01T00:00:00Z'), DateTime.Parse('2027-05-01T00:00:00Z')))).Items;

  return {
    async series_patterns() {
      const patterns = [
        new Recurrence.DailyPattern(start(), 3),
        new Recurrence.WeeklyPattern(start(), 2, [DayOfTheWeek.Monday, DayOfTheWeek.Thursday]),
        new Recurrence.MonthlyPattern(start(), 1, 22),
        new Recurrence.RelativeMonthlyPattern(start(), 1, DayOfTheWeek.Monday, DayOfTheWeekIndex.Fourth),
        new Recurrence.YearlyPattern(start(), Month.March, 22),
        new Recurrence.RelativeYearlyPattern(start(), Month.March, DayOfTheWeek.Monday, DayOfTheWeekIndex.Fourth),
      ];
      for (const pattern of patterns) {
        const master = await series('Muster', pattern, 4);
        assert.equal(master.AppointmentType, api.AppointmentType.RecurringMaster);
        assert.equal(master.Recurrence.constructor.name, pattern.constructor.name);
        assert.equal(master.Recurrence.NumberOfOccurrences, 4);
        assert.equal(iso(master.FirstOccurrence.Start), '2027-03-22T09:00:00Z');
        await master.Delete(DeleteMode.HardDelete, SendCancellationsMode.SendToNone);
      }
    },
    async series_over_dst_and_exceptions() {
      const master = await series('Bauleitung', new Recurrence.WeeklyPattern(start(), 1, [DayOfTheWeek.Monday]), 4);
      assert.deepEqual((await view()).map((i) => iso(i.Start).slice(11, 13)), ['09', '08', '08', '08']);
      const second = await Appointment.BindToOccurrence(service, master.Id, 2, all());
      assert.equal(second.AppointmentType, api.AppointmentType.Occurrence);
      second.Location = 'Köln';
      second.Start = DateTime.Parse('2027-03-30T08:00:00Z');
      second.End = DateTime.Parse('2027-03-30T09:00:00Z');
      await second.Update(ConflictResolutionMode.AlwaysOverwrite, SendInvitationsOrCancellationsMode.SendToNone);
      const third = await Appointment.BindToOccurrence(service, master.Id, 3, all());
      await third.Delete(DeleteMode.MoveToDeletedItems, SendCancellationsMode.SendToNone);

      const changed = await Appointment.Bind(service, master.Id, all());
      assert.equal(changed.ModifiedOccurrences.Count, 1);
      assert.equal(changed.DeletedOccurrences.Count, 1);
      const exception = await Appointment.Bind(service, second.Id, all());
      assert.equal(exception.AppointmentType, api.AppointmentType.Exception);
      assert.equal(exception.Location, 'Köln');
      assert.equal((await Appointment.BindToRecurringMaster(service, second.Id)).Id.UniqueId, master.Id.UniqueId);
      await assert.rejects(async () => Appointment.BindToOccurrence(service, master.Id, 3), /deleted/);
      await assert.rejects(async () => Appointment.BindToOccurrence(service, master.Id, 5), /range/);
      const fourth = await Appointment.BindToOccurrence(service, master.Id, 4, all());
      fourth.Start = DateTime.Parse('2027-03-21T08:00:00Z');
      fourth.End = DateTime.Parse('2027-03-21T09:00:00Z');
      await assert.rejects(async () => fourth.Update(ConflictResolutionMode.AlwaysOverwrite, SendInvitationsOrCancellationsMode.SendToNone), /adjacent/);
      assert.deepEqual((await view()).map((i) => i.Location ?? ''), ['', 'Köln', '']);
      await changed.Delete(DeleteMode.HardDelete, SendCancellationsMode.SendToNone);
      assert.equal((await view()).length, 0);
    },
    async tasks() {
      const task = new Task(service);
      task.Subject = 'Angebot';
      task.Body = new MessageBody(BodyType.Text, 'Zeile');
      task.StartDate = DateTime.Parse('2027-02-01T00:00:00Z');
      task.DueDate = DateTime.Parse('2027-02-03T00:00:00Z');
      task.Status = TaskStatus.InProgress;
      task.PercentComplete = 25;
      await task.Save(WellKnownFolderName.Tasks);
      const read = await Task.Bind(service, task.Id, all());
      assert.deepEqual([day(read.StartDate), day(read.DueDate), read.Status, read.PercentComplete], ['2027-02-01', '2027-02-03', TaskStatus.InProgress, 25]);
      read.Status = TaskStatus.Completed;
      await read.Update(ConflictResolutionMode.AlwaysOverwrite);
      const done = await Task.Bind(service, task.Id, all());
      assert.deepEqual([done.IsComplete, done.PercentComplete], [true, 100]);
      await done.Delete(DeleteMode.HardDelete, null, api.AffectedTaskOccurrence.AllOccurrences);
      assert.equal((await service.FindItems(WellKnownFolderName.Tasks, new ItemView(10))).TotalCount, 0);
    },
    async recurring_task_rolls_on() {
      const task = new Task(service);
      task.Subject = 'Wartung';
      task.Recurrence = new Recurrence.DailyRegenerationPattern(DateTime.Parse('2027-02-01T00:00:00Z'), 5);
      await task.Save(WellKnownFolderName.Tasks);
      const read = await Task.Bind(service, task.Id, all());
      assert.equal(read.IsRecurring, true);
      read.PercentComplete = 100;
      await read.Update(ConflictResolutionMode.AlwaysOverwrite);
      const rolled = await Task.Bind(service, task.Id, all());
      assert.deepEqual([rolled.IsComplete, rolled.IsRecurring], [false, true]);
      assert.notEqual(day(rolled.DueDate), '2027-02-01');
      const both = await service.FindItems(WellKnownFolderName.Tasks, new ItemView(10));
      assert.equal(both.TotalCount, 2);
      for (const { Id } of both.Items)
        await (await Task.Bind(service, Id)).Delete(DeleteMode.HardDelete, null, api.AffectedTaskOccurrence.AllOccurrences);
    },
    async contacts() {
      const contact = new Contact(service);
      contact.GivenName = 'Berta';
      contact.Surname = 'Beispiel';
      contact.FileAsMapping = FileAsMapping.SurnameCommaGivenName;
      contact.CompanyName = 'Beispiel GmbH';
      contact.Department = 'Einkauf';
      contact.EmailAddresses._setItem(EmailAddressKey.EmailAddress1, new EmailAddress('berta@beispiel.example'));
      contact.PhoneNumbers._setItem(PhoneNumberKey.BusinessPhone, '+49 221 1');
      const address = new PhysicalAddressEntry();
      address.Street = 'Weg 1';
      address.City = 'Köln';
      contact.PhysicalAddresses._setItem(PhysicalAddressKey.Business, address);
      await contact.Save(WellKnownFolderName.Contacts);
      const read = await Contact.Bind(service, contact.Id, all());
      assert.deepEqual([read.FileAs, read.GivenName, read.CompanyName, read.Department], ['Beispiel, Berta', 'Berta', 'Beispiel GmbH', 'Einkauf']);
      assert.equal(read.EmailAddresses._getItem(EmailAddressKey.EmailAddress1).Address, 'berta@beispiel.example');
      assert.equal(read.PhoneNumbers._getItem(PhoneNumberKey.BusinessPhone), '+49 221 1');
      assert.equal(read.PhysicalAddresses._getItem(PhysicalAddressKey.Business).City, 'Köln');
      read.PhoneNumbers._setItem(PhoneNumberKey.BusinessPhone, '+49 221 2');
      read.JobTitle = 'Leiterin';
      await read.Update(ConflictResolutionMode.AlwaysOverwrite);
      const found = await service.FindItems(WellKnownFolderName.Contacts, new SearchFilter.IsEqualTo(ContactSchema.Surname, 'Beispiel'), new ItemView(10));
      assert.equal(found.TotalCount, 1);
      const changed = await Contact.Bind(service, found.Items[0].Id, all());
      assert.deepEqual([changed.JobTitle, changed.PhoneNumbers._getItem(PhoneNumberKey.BusinessPhone)], ['Leiterin', '+49 221 2']);
      await changed.Delete(DeleteMode.HardDelete);
      assert.equal((await service.FindItems(WellKnownFolderName.Contacts, new ItemView(10))).TotalCount, 0);
    },
  };
}
