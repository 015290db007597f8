-- The views through which the module reads and writes, over the reference tables. A database with tables of its own has views of the same
-- names and columns over those, and triggers that keep the change log as the reference tables' triggers do.
CREATE VIEW es.Staff AS
  SELECT StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments FROM ref.Staff;
GO
CREATE VIEW es.ActivityType AS SELECT ActivityTypeNumber, Name FROM ref.ActivityType;
GO
CREATE VIEW es.Priority AS SELECT PriorityNumber, Name FROM ref.Priority;
GO
CREATE VIEW es.Equipment AS SELECT EquipmentNumber, Name FROM ref.Equipment;
GO
CREATE VIEW es.AppointmentEquipment AS
  SELECT AppointmentId, EquipmentNumber, Quantity FROM ref.AppointmentEquipment;
GO
CREATE VIEW es.Appointment AS
  SELECT AppointmentId, Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity,
    ActivityTypeNumber, PriorityNumber, SeriesId, OccurrenceStart, Modified, CAST(NULL AS uniqueidentifier) AS CreationKey
  FROM ref.Appointment;
GO
CREATE VIEW es.AppointmentParticipant AS
  SELECT AppointmentId, StaffNumber FROM ref.AppointmentParticipant;
GO
-- One row at a time: the module creates appointments singly, since each is to be known by its key.
CREATE TRIGGER es.Appointment_Insert ON es.Appointment INSTEAD OF INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF (SELECT COUNT(*) FROM inserted) <> 1
  BEGIN
    RAISERROR(N'Insert one appointment at a time into es.Appointment.', 16, 1);
    RETURN;
  END;
  INSERT INTO ref.Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber, SeriesId, OccurrenceStart)
    SELECT Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity,
      COALESCE(ActivityTypeNumber, (SELECT MIN(t.ActivityTypeNumber) FROM ref.ActivityType t)), PriorityNumber, SeriesId, OccurrenceStart
    FROM inserted;
  INSERT INTO es.Created (CreationKey, EserpId) SELECT CreationKey, CAST(SCOPE_IDENTITY() AS bigint) FROM inserted;
END;
GO
CREATE TRIGGER es.Appointment_Update ON es.Appointment INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET
    Subject = i.Subject, Body = i.Body, Location = i.Location, StartTime = i.StartTime, EndTime = i.EndTime, IsAllDay = i.IsAllDay, ShowAs = i.ShowAs,
    ReminderMinutes = i.ReminderMinutes, Importance = i.Importance, Sensitivity = i.Sensitivity,
    ActivityTypeNumber = i.ActivityTypeNumber, PriorityNumber = i.PriorityNumber, SeriesId = i.SeriesId, OccurrenceStart = i.OccurrenceStart
  FROM ref.Appointment a JOIN inserted i ON i.AppointmentId = a.AppointmentId;
END;
GO
CREATE TRIGGER es.Appointment_Delete ON es.Appointment INSTEAD OF DELETE AS
BEGIN
  SET NOCOUNT ON;
  DELETE p FROM ref.AppointmentParticipant p JOIN deleted d ON d.AppointmentId = p.AppointmentId;
  DELETE a FROM ref.Appointment a JOIN deleted d ON d.AppointmentId = a.AppointmentId;
END;
GO
CREATE VIEW es.Task AS
  SELECT TaskId, StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity,
    ActivityTypeNumber, PriorityNumber, Modified, CAST(NULL AS uniqueidentifier) AS CreationKey
  FROM ref.Task;
GO
CREATE TRIGGER es.Task_Insert ON es.Task INSTEAD OF INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF (SELECT COUNT(*) FROM inserted) <> 1
  BEGIN
    RAISERROR(N'Insert one task at a time into es.Task.', 16, 1);
    RETURN;
  END;
  INSERT INTO ref.Task (StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber)
    SELECT StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity,
      COALESCE(ActivityTypeNumber, (SELECT MIN(t.ActivityTypeNumber) FROM ref.ActivityType t)), PriorityNumber
    FROM inserted;
  INSERT INTO es.Created (CreationKey, EserpId) SELECT CreationKey, CAST(SCOPE_IDENTITY() AS bigint) FROM inserted;
END;
GO
CREATE TRIGGER es.Task_Update ON es.Task INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE t SET
    StaffNumber = i.StaffNumber, Subject = i.Subject, Body = i.Body, StartDate = i.StartDate, DueDate = i.DueDate, CompletedDate = i.CompletedDate,
    PercentComplete = i.PercentComplete, Status = i.Status, ReminderTime = i.ReminderTime, Importance = i.Importance, Sensitivity = i.Sensitivity,
    ActivityTypeNumber = i.ActivityTypeNumber, PriorityNumber = i.PriorityNumber
  FROM ref.Task t JOIN inserted i ON i.TaskId = t.TaskId;
END;
GO
CREATE TRIGGER es.Task_Delete ON es.Task INSTEAD OF DELETE AS
BEGIN
  SET NOCOUNT ON;
  DELETE t FROM ref.Task t JOIN deleted d ON d.TaskId = t.TaskId;
END;
GO
CREATE VIEW es.ContactPerson AS
  SELECT ContactPersonId, Company, Department, Salutation, FirstName, LastName, Nickname, Birthday, EMail, BusinessPhone, MobilePhone, HomePhone, Fax,
    Street, PostalCode, City, Country, Modified
  FROM ref.ContactPerson;
GO
CREATE TRIGGER es.ContactPerson_Update ON es.ContactPerson INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE p SET
    Company = i.Company, Department = i.Department, Salutation = i.Salutation, FirstName = i.FirstName, LastName = i.LastName, Nickname = i.Nickname,
    Birthday = i.Birthday, EMail = i.EMail, BusinessPhone = i.BusinessPhone, MobilePhone = i.MobilePhone, HomePhone = i.HomePhone, Fax = i.Fax,
    Street = i.Street, PostalCode = i.PostalCode, City = i.City, Country = i.Country
  FROM ref.ContactPerson p JOIN inserted i ON i.ContactPersonId = p.ContactPersonId;
END;
GO
CREATE VIEW es.ContactPersonTransfer AS
  SELECT ContactPersonId, StaffNumber FROM ref.ContactPersonTransfer;
