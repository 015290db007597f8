-- The reference schema of eserp. Times are local times of the database's zone, Modified is UTC.
-- A task's status is 0 not started, 1 in progress, 2 completed, 3 waiting on others, 4 deferred.
CREATE SCHEMA ref AUTHORIZATION dbo;
GO
CREATE TABLE ref.Staff (
  StaffNumber int NOT NULL CONSTRAINT PK_Staff PRIMARY KEY,
  Name nvarchar(200) NOT NULL,
  EMail nvarchar(320) NULL,
  EmploymentStatus nvarchar(64) NOT NULL CONSTRAINT DF_Staff_EmploymentStatus DEFAULT N'active',
  MayCreateAppointments bit NOT NULL CONSTRAINT DF_Staff_MayCreateAppointments DEFAULT 1
);

CREATE TABLE ref.ActivityType (ActivityTypeNumber int NOT NULL CONSTRAINT PK_ActivityType PRIMARY KEY, Name nvarchar(200) NOT NULL);
CREATE TABLE ref.Priority (PriorityNumber int NOT NULL CONSTRAINT PK_Priority PRIMARY KEY, Name nvarchar(200) NOT NULL);
CREATE TABLE ref.Equipment (EquipmentNumber int NOT NULL CONSTRAINT PK_Equipment PRIMARY KEY, Name nvarchar(200) NOT NULL);

CREATE TABLE ref.Appointment (
  AppointmentId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Appointment PRIMARY KEY,
  Subject nvarchar(max) NOT NULL CONSTRAINT DF_Appointment_Subject DEFAULT N'',
  Body nvarchar(max) NOT NULL CONSTRAINT DF_Appointment_Body DEFAULT N'',
  Location nvarchar(max) NOT NULL CONSTRAINT DF_Appointment_Location DEFAULT N'',
  StartTime datetime2(0) NOT NULL,
  EndTime datetime2(0) NOT NULL,
  IsAllDay bit NOT NULL CONSTRAINT DF_Appointment_IsAllDay DEFAULT 0,
  ShowAs int NOT NULL CONSTRAINT DF_Appointment_ShowAs DEFAULT 2,
  ReminderMinutes int NULL,
  Importance int NOT NULL CONSTRAINT DF_Appointment_Importance DEFAULT 1,
  Sensitivity int NOT NULL CONSTRAINT DF_Appointment_Sensitivity DEFAULT 0,
  ActivityTypeNumber int NULL CONSTRAINT FK_Appointment_ActivityType REFERENCES ref.ActivityType (ActivityTypeNumber),
  PriorityNumber int NULL CONSTRAINT FK_Appointment_Priority REFERENCES ref.Priority (PriorityNumber),
  SeriesId nvarchar(400) COLLATE Latin1_General_BIN2 NULL,
  OccurrenceStart datetime2(3) NULL,
  Modified datetime2(3) NOT NULL CONSTRAINT DF_Appointment_Modified DEFAULT SYSUTCDATETIME(),
  CONSTRAINT CK_Appointment_Time CHECK (EndTime >= StartTime)
);
-- Not filtered: appointments are written in sessions of other programs, whose settings may forbid them a filtered index.
CREATE INDEX IX_Appointment_Series ON ref.Appointment (SeriesId);

CREATE TABLE ref.AppointmentParticipant (
  AppointmentId bigint NOT NULL CONSTRAINT FK_AppointmentParticipant_Appointment REFERENCES ref.Appointment (AppointmentId) ON DELETE CASCADE,
  StaffNumber int NOT NULL CONSTRAINT FK_AppointmentParticipant_Staff REFERENCES ref.Staff (StaffNumber),
  CONSTRAINT PK_AppointmentParticipant PRIMARY KEY (AppointmentId, StaffNumber)
);
CREATE INDEX IX_AppointmentParticipant_Staff ON ref.AppointmentParticipant (StaffNumber, AppointmentId);

CREATE TABLE ref.AppointmentEquipment (
  AppointmentId bigint NOT NULL CONSTRAINT FK_AppointmentEquipment_Appointment REFERENCES ref.Appointment (AppointmentId) ON DELETE CASCADE,
  EquipmentNumber int NOT NULL CONSTRAINT FK_AppointmentEquipment_Equipment REFERENCES ref.Equipment (EquipmentNumber),
  Quantity int NOT NULL CONSTRAINT DF_AppointmentEquipment_Quantity DEFAULT 1,
  CONSTRAINT PK_AppointmentEquipment PRIMARY KEY (AppointmentId, EquipmentNumber)
);

CREATE TABLE ref.Task (
  TaskId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Task PRIMARY KEY,
  StaffNumber int NOT NULL CONSTRAINT FK_Task_Staff REFERENCES ref.Staff (StaffNumber),
  Subject nvarchar(max) NOT NULL CONSTRAINT DF_Task_Subject DEFAULT N'',
  Body nvarchar(max) NOT NULL CONSTRAINT DF_Task_Body DEFAULT N'',
  StartDate datetime2(0) NULL,
  DueDate datetime2(0) NULL,
  CompletedDate datetime2(0) NULL,
  PercentComplete int NOT NULL CONSTRAINT DF_Task_PercentComplete DEFAULT 0,
  Status int NOT NULL CONSTRAINT DF_Task_Status DEFAULT 0,
  ReminderTime datetime2(0) NULL,
  Importance int NOT NULL CONSTRAINT DF_Task_Importance DEFAULT 1,
  Sensitivity int NOT NULL CONSTRAINT DF_Task_Sensitivity DEFAULT 0,
  ActivityTypeNumber int NULL CONSTRAINT FK_Task_ActivityType REFERENCES ref.ActivityType (ActivityTypeNumber),
  PriorityNumber int NULL CONSTRAINT FK_Task_Priority REFERENCES ref.Priority (PriorityNumber),
  Modified datetime2(3) NOT NULL CONSTRAINT DF_Task_Modified DEFAULT SYSUTCDATETIME(),
  CONSTRAINT CK_Task_PercentComplete CHECK (PercentComplete BETWEEN 0 AND 100)
);
CREATE INDEX IX_Task_Staff ON ref.Task (StaffNumber, TaskId);

CREATE TABLE ref.ContactPerson (
  ContactPersonId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_ContactPerson PRIMARY KEY,
  Company nvarchar(200) NOT NULL CONSTRAINT DF_ContactPerson_Company DEFAULT N'',
  Department nvarchar(200) NULL,
  Salutation nvarchar(64) NULL,
  FirstName nvarchar(200) NOT NULL CONSTRAINT DF_ContactPerson_FirstName DEFAULT N'',
  LastName nvarchar(200) NOT NULL,
  Nickname nvarchar(200) NULL,
  Birthday date NULL,
  EMail nvarchar(320) NULL,
  BusinessPhone nvarchar(64) NULL,
  MobilePhone nvarchar(64) NULL,
  HomePhone nvarchar(64) NULL,
  Fax nvarchar(64) NULL,
  Street nvarchar(200) NULL,
  PostalCode nvarchar(32) NULL,
  City nvarchar(200) NULL,
  Country nvarchar(200) NULL,
  Modified datetime2(3) NOT NULL CONSTRAINT DF_ContactPerson_Modified DEFAULT SYSUTCDATETIME()
);

-- Whose contacts in Outlook a contact person is to be transferred to.
CREATE TABLE ref.ContactPersonTransfer (
  ContactPersonId bigint NOT NULL CONSTRAINT FK_ContactPersonTransfer_ContactPerson REFERENCES ref.ContactPerson (ContactPersonId) ON DELETE CASCADE,
  StaffNumber int NOT NULL CONSTRAINT FK_ContactPersonTransfer_Staff REFERENCES ref.Staff (StaffNumber),
  CONSTRAINT PK_ContactPersonTransfer PRIMARY KEY (ContactPersonId, StaffNumber)
);
CREATE INDEX IX_ContactPersonTransfer_Staff ON ref.ContactPersonTransfer (StaffNumber, ContactPersonId);
GO
-- The participants are read under locks, also where the database reads snapshots: one who is just being added is waited for, and nobody leaves before
-- the transaction ends, whose change would otherwise undo the note that he left.
CREATE TRIGGER ref.Appointment_Updated ON ref.Appointment AFTER UPDATE AS
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
END;
GO
CREATE TRIGGER ref.AppointmentParticipant_Inserted ON ref.AppointmentParticipant AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.AppointmentId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, x.AppointmentId, x.StaffNumber, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = x.AppointmentId AND c.StaffNumber = x.StaffNumber);
END;
GO
CREATE TRIGGER ref.AppointmentParticipant_Deleted ON ref.AppointmentParticipant AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.AppointmentId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, x.AppointmentId, x.StaffNumber, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = x.AppointmentId AND c.StaffNumber = x.StaffNumber);
END;
GO
-- Equipment is shown in the text of the appointment.
CREATE TRIGGER ref.AppointmentEquipment_Inserted ON ref.AppointmentEquipment AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET Subject = a.Subject FROM ref.Appointment a WHERE a.AppointmentId IN (SELECT i.AppointmentId FROM inserted i);
END;
GO
CREATE TRIGGER ref.AppointmentEquipment_Updated ON ref.AppointmentEquipment AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET Subject = a.Subject FROM ref.Appointment a
    WHERE a.AppointmentId IN (SELECT i.AppointmentId FROM inserted i) OR a.AppointmentId IN (SELECT d.AppointmentId FROM deleted d);
END;
GO
CREATE TRIGGER ref.AppointmentEquipment_Deleted ON ref.AppointmentEquipment AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET Subject = a.Subject FROM ref.Appointment a WHERE a.AppointmentId IN (SELECT d.AppointmentId FROM deleted d);
END;
GO
CREATE TRIGGER ref.Task_Inserted ON ref.Task AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.TaskId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.TaskId, x.StaffNumber, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.TaskId AND c.StaffNumber = x.StaffNumber);
END;
GO
CREATE TRIGGER ref.Task_Updated ON ref.Task AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(StaffNumber) OR UPDATE(Subject) OR UPDATE(Body) OR UPDATE(StartDate) OR UPDATE(DueDate) OR UPDATE(CompletedDate) OR UPDATE(PercentComplete)
    OR UPDATE(Status) OR UPDATE(ReminderTime) OR UPDATE(Importance) OR UPDATE(Sensitivity) OR UPDATE(ActivityTypeNumber) OR UPDATE(PriorityNumber))
    RETURN;
  UPDATE t SET Modified = SYSUTCDATETIME() FROM ref.Task t JOIN inserted i ON i.TaskId = t.TaskId;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.TaskId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 1
    AND NOT EXISTS (SELECT 1 FROM inserted i WHERE i.TaskId = x.TaskId AND i.StaffNumber = x.StaffNumber);
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.TaskId, x.StaffNumber, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.TaskId AND c.StaffNumber = x.StaffNumber)
    AND NOT EXISTS (SELECT 1 FROM inserted i WHERE i.TaskId = x.TaskId AND i.StaffNumber = x.StaffNumber);
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.TaskId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.TaskId, x.StaffNumber, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.TaskId AND c.StaffNumber = x.StaffNumber);
END;
GO
CREATE TRIGGER ref.Task_Deleted ON ref.Task AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.TaskId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.TaskId, x.StaffNumber, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.TaskId AND c.StaffNumber = x.StaffNumber);
END;
GO
CREATE TRIGGER ref.ContactPerson_Updated ON ref.ContactPerson AFTER UPDATE AS
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
END;
GO
CREATE TRIGGER ref.ContactPersonTransfer_Inserted ON ref.ContactPersonTransfer AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.ContactPersonId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, x.ContactPersonId, x.StaffNumber, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = x.ContactPersonId AND c.StaffNumber = x.StaffNumber);
END;
GO
CREATE TRIGGER ref.ContactPersonTransfer_Deleted ON ref.ContactPersonTransfer AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.ContactPersonId = c.EserpId AND x.StaffNumber = c.StaffNumber WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, x.ContactPersonId, x.StaffNumber, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = x.ContactPersonId AND c.StaffNumber = x.StaffNumber);
END;
