-- Redefines the views of EsExchange over tables of your own: adapt names and codes, keep the columns of the views.
-- Run it with Initialize-EsDatabase -MappingScript, or let Export-EsDatabaseScript -MappingScript put it into the file for the DBA. It is kept in the
-- database and runs again after each upgrade; so it drops what it creates.
DROP VIEW IF EXISTS es.Staff;
GO
CREATE VIEW es.Staff AS
  SELECT PERSNR AS StaffNumber, LTRIM(VORNAME + N' ' + NAME) AS Name, EMAIL AS EMail,
    CASE BESCHAEFTIGUNG WHEN 'A' THEN N'active' WHEN 'E' THEN N'parental leave' ELSE N'left' END AS EmploymentStatus,
    CAST(CASE TERMINRECHT WHEN 'J' THEN 1 ELSE 0 END AS bit) AS MayCreateAppointments
  FROM dbo.PERSONAL;
GO
DROP VIEW IF EXISTS es.ActivityType;
GO
CREATE VIEW es.ActivityType AS
  SELECT AKTART AS ActivityTypeNumber, BEZEICHNUNG AS Name FROM dbo.AKTIVITAETSART;
GO
DROP VIEW IF EXISTS es.Priority;
GO
CREATE VIEW es.Priority AS
  SELECT PRIO AS PriorityNumber, BEZEICHNUNG AS Name FROM dbo.PRIORITAET;
GO
DROP VIEW IF EXISTS es.Equipment;
GO
CREATE VIEW es.Equipment AS
  SELECT EQUIPNR AS EquipmentNumber, BEZEICHNUNG AS Name FROM dbo.EQUIPMENT;
GO
DROP VIEW IF EXISTS es.AppointmentEquipment;
GO
CREATE VIEW es.AppointmentEquipment AS
  SELECT TERMINNR AS AppointmentId, EQUIPNR AS EquipmentNumber, MENGE AS Quantity FROM dbo.TERMIN_EQUIPMENT;
GO
DROP VIEW IF EXISTS es.AppointmentParticipant;
GO
CREATE VIEW es.AppointmentParticipant AS
  SELECT TERMINNR AS AppointmentId, PERSNR AS StaffNumber FROM dbo.TERMIN_PERSONAL;
GO
DROP TRIGGER IF EXISTS es.Appointment_Insert;
DROP TRIGGER IF EXISTS es.Appointment_Update;
DROP TRIGGER IF EXISTS es.Appointment_Delete;
DROP VIEW IF EXISTS es.Appointment;
GO
CREATE VIEW es.Appointment AS
  SELECT TERMINNR AS AppointmentId, BETREFF AS Subject, NOTIZ AS Body, ORT AS Location, BEGINN AS StartTime, ENDE AS EndTime,
    CAST(CASE GANZTAG WHEN 'J' THEN 1 ELSE 0 END AS bit) AS IsAllDay, ANZEIGE AS ShowAs, NULLIF(ERINNERUNG, -1) AS ReminderMinutes,
    WICHTIGKEIT - 1 AS Importance, CASE VERTRAULICH WHEN 'I' THEN 1 WHEN 'P' THEN 2 WHEN 'V' THEN 3 ELSE 0 END AS Sensitivity,
    AKTART AS ActivityTypeNumber, PRIO AS PriorityNumber, SERIE AS SeriesId, SERIENBEGINN AS OccurrenceStart, GEAENDERT AS Modified,
    CAST(NULL AS uniqueidentifier) AS CreationKey
  FROM dbo.TERMIN;
GO
CREATE TRIGGER es.Appointment_Insert ON es.Appointment INSTEAD OF INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF (SELECT COUNT(*) FROM inserted) <> 1
  BEGIN
    RAISERROR(N'Insert one appointment at a time into es.Appointment.', 16, 1);
    RETURN;
  END;
  INSERT INTO dbo.TERMIN (BETREFF, NOTIZ, ORT, BEGINN, ENDE, GANZTAG, ANZEIGE, ERINNERUNG, WICHTIGKEIT, VERTRAULICH, AKTART, PRIO, SERIE, SERIENBEGINN)
    SELECT Subject, Body, Location, StartTime, EndTime, CASE IsAllDay WHEN 1 THEN 'J' ELSE 'N' END, ShowAs, COALESCE(ReminderMinutes, -1), Importance + 1,
      CASE Sensitivity WHEN 1 THEN 'I' WHEN 2 THEN 'P' WHEN 3 THEN 'V' ELSE 'N' END,
      COALESCE(ActivityTypeNumber, (SELECT MIN(t.AKTART) FROM dbo.AKTIVITAETSART t)), PriorityNumber, SeriesId, OccurrenceStart
    FROM inserted;
  INSERT INTO es.Created (CreationKey, EserpId) SELECT CreationKey, CAST(SCOPE_IDENTITY() AS bigint) FROM inserted;
END;
GO
CREATE TRIGGER es.Appointment_Update ON es.Appointment INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE t SET
    BETREFF = i.Subject, NOTIZ = i.Body, ORT = i.Location, BEGINN = i.StartTime, ENDE = i.EndTime, GANZTAG = CASE i.IsAllDay WHEN 1 THEN 'J' ELSE 'N' END,
    ANZEIGE = i.ShowAs, ERINNERUNG = COALESCE(i.ReminderMinutes, -1), WICHTIGKEIT = i.Importance + 1,
    VERTRAULICH = CASE i.Sensitivity WHEN 1 THEN 'I' WHEN 2 THEN 'P' WHEN 3 THEN 'V' ELSE 'N' END,
    AKTART = i.ActivityTypeNumber, PRIO = i.PriorityNumber, SERIE = i.SeriesId, SERIENBEGINN = i.OccurrenceStart
  FROM dbo.TERMIN t JOIN inserted i ON i.AppointmentId = t.TERMINNR;
END;
GO
CREATE TRIGGER es.Appointment_Delete ON es.Appointment INSTEAD OF DELETE AS
BEGIN
  SET NOCOUNT ON;
  DELETE p FROM dbo.TERMIN_PERSONAL p JOIN deleted d ON d.AppointmentId = p.TERMINNR;
  DELETE t FROM dbo.TERMIN t JOIN deleted d ON d.AppointmentId = t.TERMINNR;
END;
GO
DROP TRIGGER IF EXISTS es.Task_Insert;
DROP TRIGGER IF EXISTS es.Task_Update;
DROP TRIGGER IF EXISTS es.Task_Delete;
DROP VIEW IF EXISTS es.Task;
GO
CREATE VIEW es.Task AS
  SELECT AUFGABENR AS TaskId, PERSNR AS StaffNumber, BETREFF AS Subject, NOTIZ AS Body, BEGINN AS StartDate, FAELLIG AS DueDate, ERLEDIGT AS CompletedDate,
    PROZENT AS PercentComplete, STATUS AS Status, ERINNERN AS ReminderTime, WICHTIGKEIT - 1 AS Importance,
    CASE VERTRAULICH WHEN 'I' THEN 1 WHEN 'P' THEN 2 WHEN 'V' THEN 3 ELSE 0 END AS Sensitivity,
    AKTART AS ActivityTypeNumber, PRIO AS PriorityNumber, GEAENDERT AS Modified, CAST(NULL AS uniqueidentifier) AS CreationKey
  FROM dbo.AUFGABE;
GO
CREATE TRIGGER es.Task_Insert ON es.Task INSTEAD OF INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF (SELECT COUNT(*) FROM inserted) <> 1
  BEGIN
    RAISERROR(N'Insert one task at a time into es.Task.', 16, 1);
    RETURN;
  END;
  INSERT INTO dbo.AUFGABE (PERSNR, BETREFF, NOTIZ, BEGINN, FAELLIG, ERLEDIGT, PROZENT, STATUS, ERINNERN, WICHTIGKEIT, VERTRAULICH, AKTART, PRIO)
    SELECT StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance + 1,
      CASE Sensitivity WHEN 1 THEN 'I' WHEN 2 THEN 'P' WHEN 3 THEN 'V' ELSE 'N' END,
      COALESCE(ActivityTypeNumber, (SELECT MIN(t.AKTART) FROM dbo.AKTIVITAETSART t)), PriorityNumber
    FROM inserted;
  INSERT INTO es.Created (CreationKey, EserpId) SELECT CreationKey, CAST(SCOPE_IDENTITY() AS bigint) FROM inserted;
END;
GO
CREATE TRIGGER es.Task_Update ON es.Task INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET
    PERSNR = i.StaffNumber, BETREFF = i.Subject, NOTIZ = i.Body, BEGINN = i.StartDate, FAELLIG = i.DueDate, ERLEDIGT = i.CompletedDate,
    PROZENT = i.PercentComplete, STATUS = i.Status, ERINNERN = i.ReminderTime, WICHTIGKEIT = i.Importance + 1,
    VERTRAULICH = CASE i.Sensitivity WHEN 1 THEN 'I' WHEN 2 THEN 'P' WHEN 3 THEN 'V' ELSE 'N' END,
    AKTART = i.ActivityTypeNumber, PRIO = i.PriorityNumber
  FROM dbo.AUFGABE a JOIN inserted i ON i.TaskId = a.AUFGABENR;
END;
GO
CREATE TRIGGER es.Task_Delete ON es.Task INSTEAD OF DELETE AS
BEGIN
  SET NOCOUNT ON;
  DELETE a FROM dbo.AUFGABE a JOIN deleted d ON d.TaskId = a.AUFGABENR;
END;
GO
DROP TRIGGER IF EXISTS es.ContactPerson_Update;
DROP VIEW IF EXISTS es.ContactPerson;
GO
CREATE VIEW es.ContactPerson AS
  SELECT ANSPNR AS ContactPersonId, FIRMA AS Company, ABTEILUNG AS Department, ANREDE AS Salutation, VORNAME AS FirstName, NAME AS LastName,
    SPITZNAME AS Nickname, GEBURTSTAG AS Birthday, EMAIL AS EMail, TELEFON AS BusinessPhone, MOBIL AS MobilePhone, TELEFON_PRIVAT AS HomePhone,
    TELEFAX AS Fax, STRASSE AS Street, PLZ AS PostalCode, ORT AS City, LAND AS Country, GEAENDERT AS Modified
  FROM dbo.ANSPPART;
GO
CREATE TRIGGER es.ContactPerson_Update ON es.ContactPerson INSTEAD OF UPDATE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE a SET
    FIRMA = i.Company, ABTEILUNG = i.Department, ANREDE = i.Salutation, VORNAME = i.FirstName, NAME = i.LastName, SPITZNAME = i.Nickname,
    GEBURTSTAG = i.Birthday, EMAIL = i.EMail, TELEFON = i.BusinessPhone, MOBIL = i.MobilePhone, TELEFON_PRIVAT = i.HomePhone, TELEFAX = i.Fax,
    STRASSE = i.Street, PLZ = i.PostalCode, ORT = i.City, LAND = i.Country
  FROM dbo.ANSPPART a JOIN inserted i ON i.ContactPersonId = a.ANSPNR;
END;
GO
DROP VIEW IF EXISTS es.ContactPersonTransfer;
GO
CREATE VIEW es.ContactPersonTransfer AS
  SELECT ANSPNR AS ContactPersonId, PERSNR AS StaffNumber FROM dbo.ANSPPART_PERSONAL;
GO
-- The change log: kind 0 for appointments, 1 for tasks, 2 for contact persons. Owners are read under locks, also where the database
-- reads snapshots, and stay locked until the transaction ends.
DROP TRIGGER IF EXISTS dbo.TERMIN_ES_UPDATE;
GO
CREATE TRIGGER dbo.TERMIN_ES_UPDATE ON dbo.TERMIN AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(BETREFF) OR UPDATE(NOTIZ) OR UPDATE(ORT) OR UPDATE(BEGINN) OR UPDATE(ENDE) OR UPDATE(GANZTAG) OR UPDATE(ANZEIGE) OR UPDATE(ERINNERUNG) OR UPDATE(WICHTIGKEIT) OR UPDATE(VERTRAULICH) OR UPDATE(AKTART) OR UPDATE(PRIO))
    RETURN;
  UPDATE t SET GEAENDERT = SYSUTCDATETIME() FROM dbo.TERMIN t JOIN inserted i ON i.TERMINNR = t.TERMINNR;
  UPDATE c SET IsDeleted = 0
    FROM es.ChangeLog c
    JOIN dbo.TERMIN_PERSONAL p WITH (REPEATABLEREAD) ON p.TERMINNR = c.EserpId AND p.PERSNR = c.StaffNumber
    JOIN inserted i ON i.TERMINNR = p.TERMINNR
    WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, p.TERMINNR, p.PERSNR, 0
    FROM dbo.TERMIN_PERSONAL p WITH (REPEATABLEREAD) JOIN inserted i ON i.TERMINNR = p.TERMINNR
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = p.TERMINNR AND c.StaffNumber = p.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.TERMIN_PERSONAL_ES_INSERT;
GO
CREATE TRIGGER dbo.TERMIN_PERSONAL_ES_INSERT ON dbo.TERMIN_PERSONAL AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.TERMINNR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, x.TERMINNR, x.PERSNR, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = x.TERMINNR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.TERMIN_PERSONAL_ES_DELETE;
GO
CREATE TRIGGER dbo.TERMIN_PERSONAL_ES_DELETE ON dbo.TERMIN_PERSONAL AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.TERMINNR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 0;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 0, x.TERMINNR, x.PERSNR, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 0 AND c.EserpId = x.TERMINNR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.TERMIN_EQUIPMENT_ES_CHANGE;
GO
CREATE TRIGGER dbo.TERMIN_EQUIPMENT_ES_CHANGE ON dbo.TERMIN_EQUIPMENT AFTER INSERT, UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE t SET BETREFF = t.BETREFF FROM dbo.TERMIN t
    WHERE t.TERMINNR IN (SELECT i.TERMINNR FROM inserted i) OR t.TERMINNR IN (SELECT d.TERMINNR FROM deleted d);
END;
GO
DROP TRIGGER IF EXISTS dbo.AUFGABE_ES_INSERT;
GO
CREATE TRIGGER dbo.AUFGABE_ES_INSERT ON dbo.AUFGABE AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.AUFGABENR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.AUFGABENR, x.PERSNR, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.AUFGABENR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.AUFGABE_ES_UPDATE;
GO
CREATE TRIGGER dbo.AUFGABE_ES_UPDATE ON dbo.AUFGABE AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(PERSNR) OR UPDATE(BETREFF) OR UPDATE(NOTIZ) OR UPDATE(BEGINN) OR UPDATE(FAELLIG) OR UPDATE(ERLEDIGT) OR UPDATE(PROZENT) OR UPDATE(STATUS) OR UPDATE(ERINNERN) OR UPDATE(WICHTIGKEIT) OR UPDATE(VERTRAULICH) OR UPDATE(AKTART) OR UPDATE(PRIO))
    RETURN;
  UPDATE a SET GEAENDERT = SYSUTCDATETIME() FROM dbo.AUFGABE a JOIN inserted i ON i.AUFGABENR = a.AUFGABENR;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.AUFGABENR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 1
    AND NOT EXISTS (SELECT 1 FROM inserted i WHERE i.AUFGABENR = x.AUFGABENR AND i.PERSNR = x.PERSNR);
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.AUFGABENR, x.PERSNR, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.AUFGABENR AND c.StaffNumber = x.PERSNR)
    AND NOT EXISTS (SELECT 1 FROM inserted i WHERE i.AUFGABENR = x.AUFGABENR AND i.PERSNR = x.PERSNR);
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.AUFGABENR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.AUFGABENR, x.PERSNR, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.AUFGABENR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.AUFGABE_ES_DELETE;
GO
CREATE TRIGGER dbo.AUFGABE_ES_DELETE ON dbo.AUFGABE AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.AUFGABENR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 1;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 1, x.AUFGABENR, x.PERSNR, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 1 AND c.EserpId = x.AUFGABENR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.ANSPPART_ES_UPDATE;
GO
CREATE TRIGGER dbo.ANSPPART_ES_UPDATE ON dbo.ANSPPART AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT (UPDATE(FIRMA) OR UPDATE(ABTEILUNG) OR UPDATE(ANREDE) OR UPDATE(VORNAME) OR UPDATE(NAME) OR UPDATE(SPITZNAME) OR UPDATE(GEBURTSTAG) OR UPDATE(EMAIL) OR UPDATE(TELEFON) OR UPDATE(MOBIL) OR UPDATE(TELEFON_PRIVAT) OR UPDATE(TELEFAX) OR UPDATE(STRASSE) OR UPDATE(PLZ) OR UPDATE(ORT) OR UPDATE(LAND))
    RETURN;
  UPDATE t SET GEAENDERT = SYSUTCDATETIME() FROM dbo.ANSPPART t JOIN inserted i ON i.ANSPNR = t.ANSPNR;
  UPDATE c SET IsDeleted = 0
    FROM es.ChangeLog c
    JOIN dbo.ANSPPART_PERSONAL p WITH (REPEATABLEREAD) ON p.ANSPNR = c.EserpId AND p.PERSNR = c.StaffNumber
    JOIN inserted i ON i.ANSPNR = p.ANSPNR
    WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, p.ANSPNR, p.PERSNR, 0
    FROM dbo.ANSPPART_PERSONAL p WITH (REPEATABLEREAD) JOIN inserted i ON i.ANSPNR = p.ANSPNR
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = p.ANSPNR AND c.StaffNumber = p.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.ANSPPART_PERSONAL_ES_INSERT;
GO
CREATE TRIGGER dbo.ANSPPART_PERSONAL_ES_INSERT ON dbo.ANSPPART_PERSONAL AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 0 FROM es.ChangeLog c JOIN inserted x ON x.ANSPNR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, x.ANSPNR, x.PERSNR, 0 FROM inserted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = x.ANSPNR AND c.StaffNumber = x.PERSNR);
END;
GO
DROP TRIGGER IF EXISTS dbo.ANSPPART_PERSONAL_ES_DELETE;
GO
CREATE TRIGGER dbo.ANSPPART_PERSONAL_ES_DELETE ON dbo.ANSPPART_PERSONAL AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  UPDATE c SET IsDeleted = 1 FROM es.ChangeLog c JOIN deleted x ON x.ANSPNR = c.EserpId AND x.PERSNR = c.StaffNumber WHERE c.Kind = 2;
  INSERT INTO es.ChangeLog (Kind, EserpId, StaffNumber, IsDeleted)
    SELECT 2, x.ANSPNR, x.PERSNR, 1 FROM deleted x
    WHERE NOT EXISTS (SELECT 1 FROM es.ChangeLog c WHERE c.Kind = 2 AND c.EserpId = x.ANSPNR AND c.StaffNumber = x.PERSNR);
END;
GO
