-- The reference tables, where they are there: a database with tables of its own needs none.
-- Not filtered: appointments are written in sessions of other programs, whose settings may forbid them a filtered index.
IF EXISTS (SELECT 1 FROM sys.indexes i WHERE i.object_id = OBJECT_ID(N'ref.Appointment', N'U') AND i.name = N'IX_Appointment_Series' AND i.has_filter = 1)
BEGIN
  DROP INDEX IX_Appointment_Series ON ref.Appointment;
  CREATE INDEX IX_Appointment_Series ON ref.Appointment (SeriesId);
END;
GO
-- Whom a change concerns stays locked until the transaction ends.
IF OBJECT_ID(N'ref.Appointment_Updated', N'TR') IS NOT NULL
BEGIN
  DROP TRIGGER ref.Appointment_Updated;
  EXEC (N'CREATE TRIGGER ref.Appointment_Updated ON ref.Appointment AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(Subject) OR UPDATE(Body) OR UPDATE(Location) OR UPDATE(StartTime) OR UPDATE(EndTime) OR UPDATE(IsAllDay) OR UPDATE(ShowAs)
    OR UPDATE(ReminderMinutes) OR UPDATE(Importance) OR UPDATE(Sensitivity) OR UPDATE(ActivityTypeNumber) OR UPDATE(PriorityNumber))
    RETURN;
  UPDATE a SET Modified = SYSUTCDATETIME() FROM ref.Appointment a JOIN inserted i ON i.AppointmentId = a.AppointmentId;
  UPDATE c SET IsDeleted = 0
    FROM es.ChangeLog c
    JOIN ref.AppointmentParticipant p WITH (REPEATABLEREAD) ON p.AppointmentId = c.EserpId AND p.StaffNumber = c.StaffNumber
    JOIN inserted i ON i.AppointmentId = p.AppointmentId
    WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, p.AppointmentId, p.StaffNumber, 0
    FROM ref.AppointmentParticipant p WITH (REPEATABLEREAD) JOIN inserted i ON i.AppointmentId = p.AppointmentId
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = p.AppointmentId AND c.StaffNumber = p.StaffNumber);
END;');
END;
GO
IF OBJECT_ID(N'ref.ContactPerson_Updated', N'TR') IS NOT NULL
BEGIN
  DROP TRIGGER ref.ContactPerson_Updated;
  EXEC (N'CREATE TRIGGER ref.ContactPerson_Updated ON ref.ContactPerson AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(Company) OR UPDATE(Department) OR UPDATE(Salutation) OR UPDATE(FirstName) OR UPDATE(LastName) OR UPDATE(Nickname) OR UPDATE(Birthday)
    OR UPDATE(EMail) OR UPDATE(BusinessPhone) OR UPDATE(MobilePhone) OR UPDATE(HomePhone) OR UPDATE(Fax) OR UPDATE(Street) OR UPDATE(PostalCode) OR UPDATE(City) OR UPDATE(Country))
    RETURN;
  UPDATE p SET Modified = SYSUTCDATETIME() FROM ref.ContactPerson p JOIN inserted i ON i.ContactPersonId = p.ContactPersonId;
  UPDATE c SET IsDeleted = 0
    FROM es.ChangeLog c
    JOIN ref.ContactPersonTransfer p WITH (REPEATABLEREAD) ON p.ContactPersonId = c.EserpId AND p.StaffNumber = c.StaffNumber
    JOIN inserted i ON i.ContactPersonId = p.ContactPersonId
    WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, p.ContactPersonId, p.StaffNumber, 0
    FROM ref.ContactPersonTransfer p WITH (REPEATABLEREAD) JOIN inserted i ON i.ContactPersonId = p.ContactPersonId
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = p.ContactPersonId AND c.StaffNumber = p.StaffNumber);
END;');
END;
