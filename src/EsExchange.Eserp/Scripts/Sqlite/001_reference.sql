-- The reference schema of eserp. Times are local times of the database's zone, as yyyy-MM-ddTHH:mm:ss.
-- Content is written as eserp's own users write it; the change log is kept by triggers, whoever writes.

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
  DueDate TEXT NULL,
  IsCompleted INTEGER NOT NULL DEFAULT 0,
  ActivityTypeNumber INTEGER NULL REFERENCES ref_ActivityType (ActivityTypeNumber),
  PriorityNumber INTEGER NULL REFERENCES ref_Priority (PriorityNumber)
);

CREATE TABLE ref_ContactPerson (
  ContactPersonId INTEGER PRIMARY KEY AUTOINCREMENT,
  Company TEXT NOT NULL DEFAULT '',
  FirstName TEXT NOT NULL DEFAULT '',
  LastName TEXT NOT NULL,
  EMail TEXT NULL,
  Phone TEXT NULL
);

CREATE TABLE es_ChangeLog (
  Seq INTEGER PRIMARY KEY AUTOINCREMENT,
  StaffNumber INTEGER NOT NULL,
  AppointmentId INTEGER NOT NULL,
  IsDeleted INTEGER NOT NULL
);
CREATE INDEX es_ChangeLog_Staff ON es_ChangeLog (StaffNumber, Seq);
CREATE INDEX es_ChangeLog_Appointment ON es_ChangeLog (AppointmentId, StaffNumber, Seq);

CREATE TRIGGER ref_Appointment_Updated AFTER UPDATE OF
  Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber
ON ref_Appointment
BEGIN
  UPDATE ref_Appointment SET Modified = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE AppointmentId = NEW.AppointmentId;
  INSERT INTO es_ChangeLog (StaffNumber, AppointmentId, IsDeleted)
    SELECT StaffNumber, AppointmentId, 0 FROM ref_AppointmentParticipant WHERE AppointmentId = NEW.AppointmentId;
END;

CREATE TRIGGER ref_AppointmentParticipant_Inserted AFTER INSERT ON ref_AppointmentParticipant
BEGIN
  INSERT INTO es_ChangeLog (StaffNumber, AppointmentId, IsDeleted) VALUES (NEW.StaffNumber, NEW.AppointmentId, 0);
END;

CREATE TRIGGER ref_AppointmentParticipant_Deleted AFTER DELETE ON ref_AppointmentParticipant
BEGIN
  INSERT INTO es_ChangeLog (StaffNumber, AppointmentId, IsDeleted) VALUES (OLD.StaffNumber, OLD.AppointmentId, 1);
END;

CREATE TRIGGER ref_Appointment_Deleted BEFORE DELETE ON ref_Appointment
BEGIN
  DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = OLD.AppointmentId;
END;

-- The views through which the module reads and writes; a customer may redefine them over other tables.
CREATE VIEW es_Staff AS
  SELECT StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments FROM ref_Staff;

CREATE VIEW es_Appointment AS
  SELECT AppointmentId, Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, Modified
  FROM ref_Appointment;

CREATE VIEW es_AppointmentParticipant AS
  SELECT AppointmentId, StaffNumber FROM ref_AppointmentParticipant;

CREATE TRIGGER es_Appointment_Insert INSTEAD OF INSERT ON es_Appointment
BEGIN
  INSERT INTO ref_Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber)
  VALUES (NEW.Subject, NEW.Body, NEW.Location, NEW.StartTime, NEW.EndTime, NEW.IsAllDay, NEW.ShowAs, NEW.ReminderMinutes, NEW.Importance, NEW.Sensitivity,
    COALESCE(NEW.ActivityTypeNumber, (SELECT min(ActivityTypeNumber) FROM ref_ActivityType)));
END;

CREATE TRIGGER es_Appointment_Update INSTEAD OF UPDATE ON es_Appointment
BEGIN
  UPDATE ref_Appointment SET
    Subject = NEW.Subject, Body = NEW.Body, Location = NEW.Location, StartTime = NEW.StartTime, EndTime = NEW.EndTime, IsAllDay = NEW.IsAllDay,
    ShowAs = NEW.ShowAs, ReminderMinutes = NEW.ReminderMinutes, Importance = NEW.Importance, Sensitivity = NEW.Sensitivity
  WHERE AppointmentId = OLD.AppointmentId;
END;

CREATE TRIGGER es_Appointment_Delete INSTEAD OF DELETE ON es_Appointment
BEGIN
  DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = OLD.AppointmentId;
  DELETE FROM ref_Appointment WHERE AppointmentId = OLD.AppointmentId;
END;

CREATE TRIGGER es_AppointmentParticipant_Insert INSTEAD OF INSERT ON es_AppointmentParticipant
BEGIN
  INSERT INTO ref_AppointmentParticipant (AppointmentId, StaffNumber) VALUES (NEW.AppointmentId, NEW.StaffNumber);
END;

CREATE TRIGGER es_AppointmentParticipant_Delete INSTEAD OF DELETE ON es_AppointmentParticipant
BEGIN
  DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = OLD.AppointmentId AND StaffNumber = OLD.StaffNumber;
END;
