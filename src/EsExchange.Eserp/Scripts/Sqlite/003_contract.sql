-- The views through which the module reads and writes, over the reference tables. A database with tables of its own has views of the same
-- names and columns over those, and triggers that keep the change log as the reference tables' triggers do.

CREATE VIEW es_Staff AS
  SELECT StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments FROM ref_Staff;

CREATE VIEW es_ActivityType AS SELECT ActivityTypeNumber, Name FROM ref_ActivityType;
CREATE VIEW es_Priority AS SELECT PriorityNumber, Name FROM ref_Priority;
CREATE VIEW es_Equipment AS SELECT EquipmentNumber, Name FROM ref_Equipment;

CREATE VIEW es_AppointmentEquipment AS
  SELECT AppointmentId, EquipmentNumber, Quantity FROM ref_AppointmentEquipment;

CREATE VIEW es_Appointment AS
  SELECT AppointmentId, Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity,
    ActivityTypeNumber, PriorityNumber, SeriesId, OccurrenceStart, Modified, NULL AS CreationKey
  FROM ref_Appointment;

CREATE VIEW es_AppointmentParticipant AS
  SELECT AppointmentId, StaffNumber FROM ref_AppointmentParticipant;

CREATE TRIGGER es_Appointment_Insert INSTEAD OF INSERT ON es_Appointment
BEGIN
  INSERT INTO ref_Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber, SeriesId, OccurrenceStart)
  VALUES (NEW.Subject, NEW.Body, NEW.Location, NEW.StartTime, NEW.EndTime, NEW.IsAllDay, NEW.ShowAs, NEW.ReminderMinutes, NEW.Importance, NEW.Sensitivity,
    COALESCE(NEW.ActivityTypeNumber, (SELECT min(ActivityTypeNumber) FROM ref_ActivityType)), NEW.PriorityNumber, NEW.SeriesId, NEW.OccurrenceStart);
  INSERT INTO es_Created (CreationKey, EserpId) VALUES (NEW.CreationKey, last_insert_rowid());
END;

CREATE TRIGGER es_Appointment_Update INSTEAD OF UPDATE ON es_Appointment
BEGIN
  UPDATE ref_Appointment SET
    Subject = NEW.Subject, Body = NEW.Body, Location = NEW.Location, StartTime = NEW.StartTime, EndTime = NEW.EndTime, IsAllDay = NEW.IsAllDay,
    ShowAs = NEW.ShowAs, ReminderMinutes = NEW.ReminderMinutes, Importance = NEW.Importance, Sensitivity = NEW.Sensitivity,
    ActivityTypeNumber = NEW.ActivityTypeNumber, PriorityNumber = NEW.PriorityNumber, SeriesId = NEW.SeriesId, OccurrenceStart = NEW.OccurrenceStart
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

CREATE VIEW es_Task AS
  SELECT TaskId, StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity,
    ActivityTypeNumber, PriorityNumber, Modified, NULL AS CreationKey
  FROM ref_Task;

CREATE TRIGGER es_Task_Insert INSTEAD OF INSERT ON es_Task
BEGIN
  INSERT INTO ref_Task (StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber)
  VALUES (NEW.StaffNumber, NEW.Subject, NEW.Body, NEW.StartDate, NEW.DueDate, NEW.CompletedDate, NEW.PercentComplete, NEW.Status, NEW.ReminderTime, NEW.Importance, NEW.Sensitivity,
    COALESCE(NEW.ActivityTypeNumber, (SELECT min(ActivityTypeNumber) FROM ref_ActivityType)), NEW.PriorityNumber);
  INSERT INTO es_Created (CreationKey, EserpId) VALUES (NEW.CreationKey, last_insert_rowid());
END;

CREATE TRIGGER es_Task_Update INSTEAD OF UPDATE ON es_Task
BEGIN
  UPDATE ref_Task SET
    StaffNumber = NEW.StaffNumber, Subject = NEW.Subject, Body = NEW.Body, StartDate = NEW.StartDate, DueDate = NEW.DueDate, CompletedDate = NEW.CompletedDate,
    PercentComplete = NEW.PercentComplete, Status = NEW.Status, ReminderTime = NEW.ReminderTime, Importance = NEW.Importance, Sensitivity = NEW.Sensitivity,
    ActivityTypeNumber = NEW.ActivityTypeNumber, PriorityNumber = NEW.PriorityNumber
  WHERE TaskId = OLD.TaskId;
END;

CREATE TRIGGER es_Task_Delete INSTEAD OF DELETE ON es_Task
BEGIN
  DELETE FROM ref_Task WHERE TaskId = OLD.TaskId;
END;

CREATE VIEW es_ContactPerson AS
  SELECT ContactPersonId, Company, Department, Salutation, FirstName, LastName, Nickname, Birthday, EMail, BusinessPhone, MobilePhone, HomePhone, Fax,
    Street, PostalCode, City, Country, Modified
  FROM ref_ContactPerson;

CREATE TRIGGER es_ContactPerson_Update INSTEAD OF UPDATE ON es_ContactPerson
BEGIN
  UPDATE ref_ContactPerson SET
    Company = NEW.Company, Department = NEW.Department, Salutation = NEW.Salutation, FirstName = NEW.FirstName, LastName = NEW.LastName, Nickname = NEW.Nickname,
    Birthday = NEW.Birthday, EMail = NEW.EMail, BusinessPhone = NEW.BusinessPhone, MobilePhone = NEW.MobilePhone, HomePhone = NEW.HomePhone, Fax = NEW.Fax,
    Street = NEW.Street, PostalCode = NEW.PostalCode, City = NEW.City, Country = NEW.Country
  WHERE ContactPersonId = OLD.ContactPersonId;
END;

CREATE VIEW es_ContactPersonTransfer AS
  SELECT ContactPersonId, StaffNumber FROM ref_ContactPersonTransfer;
