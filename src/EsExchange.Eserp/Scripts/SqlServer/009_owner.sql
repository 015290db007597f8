-- The schemas belong to dbo, as eserp's tables do, whoever has created them: only then do the tables' triggers write the change log for users who have
-- no right to it, and the views show what lies behind them. A new owner takes away all rights on what the schema holds; so the role gets them again. Babelfish
-- changes no owner of a schema.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  AND EXISTS (SELECT 1 FROM sys.schemas s WHERE s.name = N'es' AND s.principal_id <> (SELECT d.principal_id FROM sys.schemas d WHERE d.name = N'dbo'))
  EXEC (N'ALTER AUTHORIZATION ON SCHEMA::es TO dbo');
IF SERVERPROPERTY(N'Babelfish') IS NULL AND OBJECT_ID(N'ref.AppointmentParticipant', N'U') IS NOT NULL
  AND EXISTS (SELECT 1 FROM sys.schemas s WHERE s.name = N'ref' AND s.principal_id <> (SELECT d.principal_id FROM sys.schemas d WHERE d.name = N'dbo'))
  EXEC (N'ALTER AUTHORIZATION ON SCHEMA::ref TO dbo');
GO
GRANT SELECT ON SCHEMA::es TO esexchange;
GRANT DELETE ON es.ChangeLog TO esexchange;
GRANT DELETE ON es.Created TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Connection TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.SyncedStaff TO esexchange;
GRANT INSERT, DELETE ON es.ActivityCategory TO esexchange;
GRANT INSERT, DELETE ON es.SecretKey TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Position TO esexchange;
GRANT INSERT, DELETE ON es.Series TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Link TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Run TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Journal TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Conflict TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Issue TO esexchange;
GRANT INSERT, UPDATE ON es.Lease TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Appointment TO esexchange;
GRANT INSERT, DELETE ON es.AppointmentParticipant TO esexchange;
GRANT INSERT, UPDATE, DELETE ON es.Task TO esexchange;
GRANT UPDATE ON es.ContactPerson TO esexchange;
