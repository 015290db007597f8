-- The role reads what is in the schema and writes what the sync writes. It may neither change eserp's master data through the views nor the
-- script that an upgrade runs with higher rights.
REVOKE INSERT, UPDATE, DELETE ON SCHEMA::es FROM esexchange;
GO
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
