// A calendar used through ews-javascript-api: exercise, write or check.
//
// usage: client.mjs VERB URL MAILBOX USER PASSWORD
//   exercise  creates, reads, changes, deletes and syncs appointments, series, tasks and contacts; prints 'ok NAME' or 'FAIL NAME: reason' for each step
//   write     leaves three appointments behind and prints what it wrote as JSON
//   check     reads such JSON from standard input and compares it with the calendar
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { kindSteps } from './kinds.mjs';

const require = createRequire(pathToFileURL(`${process.cwd()}/`));
const api = require('ews-javascript-api');
const {
  Appointment, AppointmentSchema, BasePropertySet, BodyType, CalendarView, ConflictResolutionMode, ConnectingIdType,
  DateTime, DeleteMode, ExchangeService, ExchangeVersion, ExtendedPropertyDefinition, Folder, FolderId, Guid,
  ImpersonatedUserId, Importance, ItemSchema, ItemView, LegacyFreeBusyStatus, MapiPropertyType, MessageBody, PropertySet,
  SearchFilter, SendCancellationsMode, SendInvitationsMode, SendInvitationsOrCancellationsMode, StringList,
  SyncFolderItemsScope, TimeZoneInfo, Uri, WebCredentials, WellKnownFolderName,
} = api;

const [verb, url, mailbox, user, password] = process.argv.slice(2);
const service = new ExchangeService(ExchangeVersion.Exchange2016);
service.Credentials = new WebCredentials(user, password);
service.Url = new Uri(url);
service.ImpersonatedUserId = new ImpersonatedUserId(ConnectingIdType.SmtpAddress, mailbox);

const mark = new ExtendedPropertyDefinition(new Guid('5e1fa7a4-7a0b-4a3c-9a64-0d5a0a5c6d01'), 'InteropMark', MapiPropertyType.String);
const everything = () => {
  const set = new PropertySet(BasePropertySet.FirstClassProperties, [mark, AppointmentSchema.StartTimeZone]);
  set.RequestedBodyType = BodyType.Text;
  return set;
};
const iso = (date) => new Date(date.TotalMilliSeconds ?? date.Mticks ?? date.getTime()).toISOString().replace('.000Z', 'Z');
const berlin = () => TimeZoneInfo.FindSystemTimeZoneById('W. Europe Standard Time');

async function find(subject) {
  const found = await service.FindItems(WellKnownFolderName.Calendar, new SearchFilter.IsEqualTo(ItemSchema.Subject, subject), new ItemView(10));
  assert.equal(found.TotalCount, 1, `${found.TotalCount} items with subject ${subject}`);
  return Appointment.Bind(service, found.Items[0].Id, everything());
}

async function save(subject, start, end, change = () => {}) {
  const item = new Appointment(service);
  item.Subject = subject;
  item.Start = DateTime.Parse(start);
  item.End = DateTime.Parse(end);
  change(item);
  await item.Save(WellKnownFolderName.Calendar, SendInvitationsMode.SendToNone);
  return item;
}

const steps = {
  async bind_calendar() {
    const folder = await Folder.Bind(service, WellKnownFolderName.Calendar);
    assert.equal(folder.DisplayName, 'Calendar');
    assert.equal(service.ServerInfo.MajorVersion, 15);
  },
  async create_in_zone_over_dst() {
    for (const [name, start, end] of [['Winter', '2027-01-15T08:30:00Z', '2027-01-15T09:30:00Z'], ['Sommer', '2027-07-15T07:30:00Z', '2027-07-15T08:30:00Z']]) {
      await save(name, start, end, (a) => {
        a.Body = new MessageBody(BodyType.Text, 'Zeile 1\r\nZeile 2 mit Umlauten äöüß');
        a.Location = 'Raum 3';
        a.StartTimeZone = berlin();
        a.EndTimeZone = berlin();
        a.Categories = new StringList(['ES_5_Aufgabe', 'Eigene']);
        a.Importance = Importance.High;
        a.LegacyFreeBusyStatus = LegacyFreeBusyStatus.OOF;
        a.ReminderMinutesBeforeStart = 20;
        a.SetExtendedProperty(mark, '4711');
      });
      const read = await find(name);
      assert.equal(iso(read.Start), start);
      assert.equal(iso(read.End), end);
      assert.equal(read.StartTimeZone.Id, 'W. Europe Standard Time');
      assert.match(read.Body.Text, /Zeile 2 mit Umlauten äöüß/);
      assert.equal(read.Location, 'Raum 3');
      assert.deepEqual(read.Categories.GetEnumerator(), ['ES_5_Aufgabe', 'Eigene']);
      assert.equal(read.Importance, Importance.High);
      assert.equal(read.LegacyFreeBusyStatus, LegacyFreeBusyStatus.OOF);
      assert.equal(read.ReminderMinutesBeforeStart, 20);
      const value = { outValue: null };
      assert.ok(read.TryGetProperty(mark, value));
      assert.equal(value.outValue, '4711');
    }
  },
  async create_all_day() {
    await save('Feiertag', '2027-04-30T22:00:00Z', '2027-05-01T22:00:00Z', (a) => {
      a.IsAllDayEvent = true;
      a.StartTimeZone = berlin();
      a.EndTimeZone = berlin();
    });
    const read = await find('Feiertag');
    assert.equal(read.IsAllDayEvent, true);
    assert.equal(iso(read.Start), '2027-04-30T22:00:00Z');
    assert.equal(iso(read.End), '2027-05-01T22:00:00Z');
  },
  async change() {
    const item = await find('Winter');
    const before = item.Id.ChangeKey;
    item.Location = 'Raum 4';
    item.Start = DateTime.Parse('2027-01-16T08:30:00Z');
    item.End = DateTime.Parse('2027-01-16T09:30:00Z');
    item.RemoveExtendedProperty(mark);
    await item.Update(ConflictResolutionMode.NeverOverwrite, SendInvitationsOrCancellationsMode.SendToNone);
    const read = await find('Winter');
    assert.notEqual(read.Id.ChangeKey, before);
    assert.equal(read.Location, 'Raum 4');
    assert.equal(iso(read.Start), '2027-01-16T08:30:00Z');
    assert.equal(read.TryGetProperty(mark, { outValue: null }), false);
  },
  async stale_change_is_refused() {
    const mine = await find('Sommer');
    const other = await find('Sommer');
    other.Location = 'Raum 5';
    await other.Update(ConflictResolutionMode.NeverOverwrite, SendInvitationsOrCancellationsMode.SendToNone);
    mine.Location = 'Raum 6';
    await assert.rejects(async () => mine.Update(ConflictResolutionMode.NeverOverwrite, SendInvitationsOrCancellationsMode.SendToNone));
    assert.equal((await find('Sommer')).Location, 'Raum 5');
  },
  async view() {
    const view = new CalendarView(DateTime.Parse('2027-01-01T00:00:00Z'), DateTime.Parse('2027-02-01T00:00:00Z'));
    const found = await service.FindAppointments(WellKnownFolderName.Calendar, view);
    assert.deepEqual(found.Items.map((i) => i.Subject), ['Winter']);
  },
  async sync() {
    const calendar = new FolderId(WellKnownFolderName.Calendar);
    const pull = (state) => service.SyncFolderItems(calendar, PropertySet.FirstClassProperties, null, 512, SyncFolderItemsScope.NormalItems, state);
    const first = await pull(null);
    assert.equal(first.Count, 3);
    assert.equal((await pull(first.SyncState)).Count, 0);
    await save('Neu', '2027-03-01T08:00:00Z', '2027-03-01T09:00:00Z');
    const changed = await find('Sommer');
    changed.Subject = 'Sommer 2';
    await changed.Update(ConflictResolutionMode.AutoResolve, SendInvitationsOrCancellationsMode.SendToNone);
    await (await find('Feiertag')).Delete(DeleteMode.HardDelete, SendCancellationsMode.SendToNone);
    const second = await pull(first.SyncState);
    assert.equal(second.Count, 3);
    assert.equal(second.MoreChangesAvailable, false);
  },
  async delete() {
    const all = await service.FindItems(WellKnownFolderName.Calendar, new ItemView(100));
    assert.equal(all.TotalCount, 3);
    for (const { Id } of all.Items)
      await (await Appointment.Bind(service, Id)).Delete(DeleteMode.MoveToDeletedItems, SendCancellationsMode.SendToNone);
    assert.equal((await service.FindItems(WellKnownFolderName.Calendar, new ItemView(100))).TotalCount, 0);
    await assert.rejects(async () => Appointment.Bind(service, all.Items[0].Id));
  },
};

async function exercise() {
  let failed = 0;
  for (const [name, step] of Object.entries({ ...steps, ...kindSteps(service, api, berlin, iso) })) {
    try {
      await step();
      console.log(`ok ${name}`);
    } catch (error) {
      failed = 1;
      console.log(`FAIL ${name}: ${error.message ?? error}`);
      console.error(error);
    }
  }
  return failed;
}

// The date in Berlin in the middle of a whole day that starts or ends at a moment.
const day = (moment, hours) => new Date(Date.parse(moment) + hours * 3600 * 1000).toISOString().slice(0, 10);

function describe(item) {
  const allDay = item.IsAllDayEvent;
  return {
    subject: item.Subject,
    start: allDay ? day(iso(item.Start), 12) : iso(item.Start),
    end: allDay ? day(iso(item.End), -12) : iso(item.End),
    allDay,
    location: item.Location ?? '',
    body: (item.Body?.Text ?? '').replaceAll('\r\n', '\n').trim(),
    categories: [...(item.Categories?.GetEnumerator() ?? [])].sort(),
  };
}

async function write() {
  const inBerlin = (a) => { a.StartTimeZone = berlin(); a.EndTimeZone = berlin(); };
  await save('js Winter', '2027-01-21T09:00:00Z', '2027-01-21T10:00:00Z', (a) => {
    inBerlin(a);
    a.Body = new MessageBody(BodyType.Text, 'Aus ews-javascript-api');
    a.Location = 'Bonn';
    a.Categories = new StringList(['ES_5_Aufgabe']);
  });
  await save('js Sommer', '2027-07-21T08:00:00Z', '2027-07-21T10:00:00Z', inBerlin);
  await save('js Feiertag', '2027-04-30T22:00:00Z', '2027-05-01T22:00:00Z', (a) => { inBerlin(a); a.IsAllDayEvent = true; });
  const written = [];
  for (const subject of ['js Winter', 'js Sommer', 'js Feiertag'])
    written.push(describe(await find(subject)));
  console.log(JSON.stringify(written));
  return 0;
}

async function check() {
  let failed = 0;
  for (const expected of JSON.parse(readFileSync(0, 'utf8'))) {
    try {
      const actual = describe(await find(expected.subject));
      for (const [key, value] of Object.entries(expected))
        assert.deepEqual(actual[key], value, `${key}: expected ${JSON.stringify(value)}, found ${JSON.stringify(actual[key])}`);
      console.log(`ok sees ${expected.subject}`);
    } catch (error) {
      failed = 1;
      console.log(`FAIL sees ${expected.subject}: ${error.message ?? error}`);
    }
  }
  return failed;
}

process.exitCode = await { exercise, write, check }[verb]();
