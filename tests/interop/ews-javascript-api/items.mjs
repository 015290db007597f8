// Compares items of a mailbox, as ews-javascript-api reads them, with what they should be.
//
// usage: items.mjs URL MAILBOX USER PASSWORD <items.json     prints 'ok N' or a line for each difference
//   each item: {"kind": "appointment" | "task" | "contact", "id", and what its fields should be}
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(`${process.cwd()}/`));
const {
  Appointment, AppointmentSchema, BasePropertySet, BodyType, ConnectingIdType, Contact, EmailAddressKey, ExchangeService, ExchangeVersion,
  ImpersonatedUserId, Importance, ItemId, LegacyFreeBusyStatus, PhoneNumberKey, PhysicalAddressKey, PropertySet, Sensitivity, Task, TaskStatus,
  Uri, WebCredentials,
} = require('ews-javascript-api');

const [url, mailbox, user, password] = process.argv.slice(2);
const service = new ExchangeService(ExchangeVersion.Exchange2016);
service.Credentials = new WebCredentials(user, password);
service.Url = new Uri(url);
service.ImpersonatedUserId = new ImpersonatedUserId(ConnectingIdType.SmtpAddress, mailbox);

const iso = (date) => date && new Date(date.TotalMilliSeconds ?? date.Mticks ?? date.getTime()).toISOString().replace('.000Z', 'Z');
const text = (value) => value ?? '';
const body = (item) => text(item.Body?.Text).replaceAll('\r\n', '\n');
const set = (...more) => {
  const properties = new PropertySet(BasePropertySet.FirstClassProperties, more);
  properties.RequestedBodyType = BodyType.Text;
  return properties;
};
const entry = (dictionary, key, part) => {
  const found = { outValue: null };
  return dictionary?.TryGetValue(key, found) ? text(part ? found.outValue[part] : found.outValue?.Address ?? found.outValue) : '';
};
const repeats = (recurrence) => recurrence && {
  pattern: recurrence.XmlElementName, interval: Number(recurrence.Interval) || null, count: recurrence.NumberOfOccurrences ?? null,
};
const common = (item) => ({
  subject: text(item.Subject), body: body(item), importance: Importance[item.Importance], sensitivity: Sensitivity[item.Sensitivity],
});

const readers = {
  async appointment(id) {
    const item = await Appointment.Bind(service, id, set(AppointmentSchema.StartTimeZone));
    return {
      ...common(item), location: text(item.Location), start: iso(item.Start), end: iso(item.End), allDay: item.IsAllDayEvent,
      freeBusy: LegacyFreeBusyStatus[item.LegacyFreeBusyStatus], reminder: item.IsReminderSet ? item.ReminderMinutesBeforeStart : null,
      recurrence: repeats(item.Recurrence) ?? null,
    };
  },
  async task(id) {
    const item = await Task.Bind(service, id, set());
    return {
      ...common(item), start: iso(item.StartDate) ?? null, due: iso(item.DueDate) ?? null,
      status: TaskStatus[item.Status], percent: item.PercentComplete, recurrence: repeats(item.Recurrence) ?? null,
    };
  },
  async contact(id) {
    const item = await Contact.Bind(service, id, set());
    const at = (part) => entry(item.PhysicalAddresses, PhysicalAddressKey.Business, part);
    return {
      givenName: text(item.GivenName), surname: text(item.Surname), nickname: text(item.NickName), company: text(item.CompanyName),
      department: text(item.Department), email: entry(item.EmailAddresses, EmailAddressKey.EmailAddress1),
      businessPhone: entry(item.PhoneNumbers, PhoneNumberKey.BusinessPhone), mobilePhone: entry(item.PhoneNumbers, PhoneNumberKey.MobilePhone),
      street: at('Street'), city: at('City'), postalCode: at('PostalCode'), country: at('CountryOrRegion'),
    };
  },
};

// The library trims bodies when it reads them.
const shown = (field, value) => JSON.stringify(field === 'body' ? value.trim() : value);

let differences = 0;
const items = JSON.parse(readFileSync(0, 'utf8'));
for (const { kind, id, ...expected } of items) {
  const actual = await readers[kind](new ItemId(id));
  for (const [field, value] of Object.entries(expected)) {
    if (shown(field, actual[field]) !== shown(field, value)) {
      differences++;
      console.log(`${kind} ${field}: expected ${JSON.stringify(value)}, read ${JSON.stringify(actual[field])}`);
    }
  }
}
if (differences === 0)
  console.log(`ok ${items.length}`);
process.exitCode = differences === 0 ? 0 : 1;
