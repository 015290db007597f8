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
  SeriesId TEXT NULL,
  OccurrenceStart TEXT NULL,
  Modified TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK (EndTime >= StartTime)
);
CREATE INDEX ref_Appointment_Series ON ref_Appointment (SeriesId) WHERE SeriesId IS NOT NULL;

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
  DELETE FROM es_ChangeLog WHERE Kind = 0 AND EserpId = NEW.AppointmentId
    AND StaffNumber IN (SELECT StaffNumber FROM ref_AppointmentParticipant WHERE AppointmentId = NEW.AppointmentId);
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, AppointmentId, StaffNumber, 0 FROM ref_AppointmentParticipant WHERE AppointmentId = NEW.AppointmentId;
END;

CREATE TRIGGER ref_AppointmentParticipant_Inserted AFTER INSERT ON ref_AppointmentParticipant
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 0 AND EserpId = NEW.AppointmentId AND StaffNumber = NEW.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (0, NEW.AppointmentId, NEW.StaffNumber, 0);
END;

CREATE TRIGGER ref_AppointmentParticipant_Deleted AFTER DELETE ON ref_AppointmentParticipant
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 0 AND EserpId = OLD.AppointmentId AND StaffNumber = OLD.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (0, OLD.AppointmentId, OLD.StaffNumber, 1);
END;

CREATE TRIGGER ref_Appointment_Deleted BEFORE DELETE ON ref_Appointment
BEGIN
  DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = OLD.AppointmentId;
END;

-- Equipment is shown in the text of the appointment.
CREATE TRIGGER ref_AppointmentEquipment_Inserted AFTER INSERT ON ref_AppointmentEquipment
BEGIN
  UPDATE ref_Appointment SET Subject = Subject WHERE AppointmentId = NEW.AppointmentId;
END;

CREATE TRIGGER ref_AppointmentEquipment_Updated AFTER UPDATE ON ref_AppointmentEquipment
BEGIN
  UPDATE ref_Appointment SET Subject = Subject WHERE AppointmentId IN (OLD.AppointmentId, NEW.AppointmentId);
END;

CREATE TRIGGER ref_AppointmentEquipment_Deleted AFTER DELETE ON ref_AppointmentEquipment
BEGIN
  UPDATE ref_Appointment SET Subject = Subject WHERE AppointmentId = OLD.AppointmentId;
END;

CREATE TRIGGER ref_Task_Inserted AFTER INSERT ON ref_Task
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 1 AND EserpId = NEW.TaskId AND StaffNumber = NEW.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (1, NEW.TaskId, NEW.StaffNumber, 0);
END;

CREATE TRIGGER ref_Task_Updated AFTER UPDATE OF
  StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber
ON ref_Task
BEGIN
  UPDATE ref_Task SET Modified = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE TaskId = NEW.TaskId;
  DELETE FROM es_ChangeLog WHERE Kind = 1 AND EserpId = NEW.TaskId AND StaffNumber IN (OLD.StaffNumber, NEW.StaffNumber);
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) SELECT 1, NEW.TaskId, OLD.StaffNumber, 1 WHERE OLD.StaffNumber <> NEW.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (1, NEW.TaskId, NEW.StaffNumber, 0);
END;

CREATE TRIGGER ref_Task_Deleted AFTER DELETE ON ref_Task
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 1 AND EserpId = OLD.TaskId AND StaffNumber = OLD.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (1, OLD.TaskId, OLD.StaffNumber, 1);
END;

CREATE TRIGGER ref_ContactPerson_Updated AFTER UPDATE OF
  Company, Department, Salutation, FirstName, LastName, Nickname, Birthday, EMail, BusinessPhone, MobilePhone, HomePhone, Fax, Street, PostalCode, City, Country
ON ref_ContactPerson
BEGIN
  UPDATE ref_ContactPerson SET Modified = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE ContactPersonId = NEW.ContactPersonId;
  DELETE FROM es_ChangeLog WHERE Kind = 2 AND EserpId = NEW.ContactPersonId
    AND StaffNumber IN (SELECT StaffNumber FROM ref_ContactPersonTransfer WHERE ContactPersonId = NEW.ContactPersonId);
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, ContactPersonId, StaffNumber, 0 FROM ref_ContactPersonTransfer WHERE ContactPersonId = NEW.ContactPersonId;
END;

CREATE TRIGGER ref_ContactPersonTransfer_Inserted AFTER INSERT ON ref_ContactPersonTransfer
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 2 AND EserpId = NEW.ContactPersonId AND StaffNumber = NEW.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (2, NEW.ContactPersonId, NEW.StaffNumber, 0);
END;

CREATE TRIGGER ref_ContactPersonTransfer_Deleted AFTER DELETE ON ref_ContactPersonTransfer
BEGIN
  DELETE FROM es_ChangeLog WHERE Kind = 2 AND EserpId = OLD.ContactPersonId AND StaffNumber = OLD.StaffNumber;
  INSERT INTO es_ChangeLog (Kind, EserpId, StaffNumber, IsDeleted) VALUES (2, OLD.ContactPersonId, OLD.StaffNumber, 1);
END;

CREATE TRIGGER ref_ContactPerson_Deleted BEFORE DELETE ON ref_ContactPerson
BEGIN
  DELETE FROM ref_ContactPersonTransfer WHERE ContactPersonId = OLD.ContactPersonId;
END;
