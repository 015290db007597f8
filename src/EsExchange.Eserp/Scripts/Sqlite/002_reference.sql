-- The reference schema of eserp. Times are local times of the database's zone, as yyyy-MM-ddTHH:mm:ss.
-- A task's status is 0 not started, 1 in progress, 2 completed, 3 waiting on others, 4 deferred.

CREATE TABLE ref_Staff (
  StaffNumber INTEGER PRIMARY KEY,
  Name TEXT NOT NULL,
  EMail TEXT NULL,
  EmploymentStatus TEXT NOT NULL DEFAULT 'active',
  MayCreateAppointments INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE ref_ActivityType (ActivityTypeNumber INTEGER PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE ref_Priority (PriorityNumber INTEGER PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE ref_Equipment (EquipmentNumber INTEGER PRIMARY KEY, Name TEXT NOT NULL);

CREATE TABLE ref_Appointment (
  AppointmentId INTEGER PRIMARY KEY AUTOINCREMENT,
  Subject TEXT NOT NULL DEFAULT '',
  Body TEXT NOT NULL DEFAULT '',
  Location TEXT NOT NULL DEFAULT '',
  StartTime TEXT NOT NULL,
  EndTime TEXT NOT NULL,
  IsAllDay INTEGER NOT NULL DEFAULT 0,
  ShowAs INTEGER NOT NULL DEFAULT 2,
  ReminderMinutes INTEGER NULL,
  Importance INTEGER NOT NULL DEFAULT 1,
  Sensitivity INTEGER NOT NULL DEFAULT 0,
  ActivityTypeNumber INTEGER NULL REFERENCES ref_ActivityType (ActivityTypeNumber),
  PriorityNumber INTEGER NULL REFERENCES ref_Priority (PriorityNumber),
  Modified TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK (EndTime >= StartTime)
);

CREATE TABLE ref_AppointmentParticipant (
  AppointmentId INTEGER NOT NULL REFERENCES ref_Appointment (AppointmentId) ON DELETE CASCADE,
  StaffNumber INTEGER NOT NULL REFERENCES ref_Staff (StaffNumber),
  PRIMARY KEY (AppointmentId, StaffNumber)
) WITHOUT ROWID;
CREATE INDEX ref_AppointmentParticipant_Staff ON ref_AppointmentParticipant (StaffNumber, AppointmentId);

CREATE TABLE ref_AppointmentEquipment (
  AppointmentId INTEGER NOT NULL REFERENCES ref_Appointment (AppointmentId) ON DELETE CASCADE,
  EquipmentNumber INTEGER NOT NULL REFERENCES ref_Equipment (EquipmentNumber),
  Quantity INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (AppointmentId, EquipmentNumber)
) WITHOUT ROWID;

CREATE TABLE ref_Task (
  TaskId INTEGER PRIMARY KEY AUTOINCREMENT,
  StaffNumber INTEGER NOT NULL REFERENCES ref_Staff (StaffNumber),
  Subject TEXT NOT NULL DEFAULT '',
  Body TEXT NOT NULL DEFAULT '',
  StartDate TEXT NULL,
  DueDate TEXT NULL,
  CompletedDate TEXT NULL,
  PercentComplete INTEGER NOT NULL DEFAULT 0,
  Status INTEGER NOT NULL DEFAULT 0,
  ReminderTime TEXT NULL,
  Importance INTEGER NOT NULL DEFAULT 1,
  Sensitivity INTEGER NOT NULL DEFAULT 0,
  ActivityTypeNumber INTEGER NULL REFERENCES ref_ActivityType (ActivityTypeNumber),
  PriorityNumber INTEGER NULL REFERENCES ref_Priority (PriorityNumber),
  Modified TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK (PercentComplete BETWEEN 0 AND 100)
);
CREATE INDEX ref_Task_Staff ON ref_Task (StaffNumber, TaskId);

CREATE TABLE ref_ContactPerson (
  ContactPersonId INTEGER PRIMARY KEY AUTOINCREMENT,
  Company TEXT NOT NULL DEFAULT '',
  Department TEXT NULL,
  Salutation TEXT NULL,
  FirstName TEXT NOT NULL DEFAULT '',
  LastName TEXT NOT NULL,
  Nickname TEXT NULL,
  Birthday TEXT NULL,
  EMail TEXT NULL,
  BusinessPhone TEXT NULL,
  MobilePhone TEXT NULL,
  HomePhone TEXT NULL,
  Fax TEXT NULL,
  Street TEXT NULL,
  PostalCode TEXT NULL,
  City TEXT NULL,
  Country TEXT NULL,
  Modified TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);

-- Whose contacts in Outlook a contact person is to be transferred to.
CREATE TABLE ref_ContactPersonTransfer (
  ContactPersonId INTEGER NOT NULL REFERENCES ref_ContactPerson (ContactPersonId) ON DELETE CASCADE,
  StaffNumber INTEGER NOT NULL REFERENCES ref_Staff (StaffNumber),
  PRIMARY KEY (ContactPersonId, StaffNumber)
) WITHOUT ROWID;
CREATE INDEX ref_ContactPersonTransfer_Staff ON ref_ContactPersonTransfer (StaffNumber, ContactPersonId);

CREATE TRIGGER ref_Appointment_Updated AFTER UPDATE OF
  Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber
ON ref_Appointment
BEGIN
  UPDATE ref_Appointment SET Modified = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE AppointmentId = NEW.AppointmentId;
  DELETE FROM es_ChangeLog WHERE AppointmentId = NEW.AppointmentId
    AND StaffNumber IN (SELECT StaffNumber FROM ref_AppointmentParticipant WHERE AppointmentId = NEW.AppointmentId);
  INSERT INTO es_ChangeLog (AppointmentId, StaffNumber, IsDeleted)
    SELECT AppointmentId, StaffNumber, 0 FROM ref_AppointmentParticipant WHERE AppointmentId = NEW.AppointmentId;
END;

CREATE TRIGGER ref_AppointmentParticipant_Inserted AFTER INSERT ON ref_AppointmentParticipant
BEGIN
  DELETE FROM es_ChangeLog WHERE AppointmentId = NEW.AppointmentId AND StaffNumber = NEW.StaffNumber;
  INSERT INTO es_ChangeLog (AppointmentId, StaffNumber, IsDeleted) VALUES (NEW.AppointmentId, NEW.StaffNumber, 0);
END;

CREATE TRIGGER ref_AppointmentParticipant_Deleted AFTER DELETE ON ref_AppointmentParticipant
BEGIN
  DELETE FROM es_ChangeLog WHERE AppointmentId = OLD.AppointmentId AND StaffNumber = OLD.StaffNumber;
  INSERT INTO es_ChangeLog (AppointmentId, StaffNumber, IsDeleted) VALUES (OLD.AppointmentId, OLD.StaffNumber, 1);
END;

CREATE TRIGGER ref_Appointment_Deleted BEFORE DELETE ON ref_Appointment
BEGIN
  DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = OLD.AppointmentId;
END;
