-- What the module keeps: configuration, change log, links, journal, issues, runs and leases. Instants are UTC.
CREATE SCHEMA es;
GO
CREATE TABLE es.SchemaVersion (Version int NOT NULL CONSTRAINT PK_SchemaVersion PRIMARY KEY, Applied datetime2(3) NOT NULL);

CREATE TABLE es.Setting (Name nvarchar(64) NOT NULL CONSTRAINT PK_Setting PRIMARY KEY, Value nvarchar(400) NOT NULL);

-- The last change of each appointment for each of its participants, written by triggers on eserp's tables, whoever writes there.
CREATE TABLE es.ChangeLog (
  AppointmentId bigint NOT NULL,
  StaffNumber int NOT NULL,
  IsDeleted bit NOT NULL,
  Seq rowversion NOT NULL,
  CONSTRAINT PK_ChangeLog PRIMARY KEY (AppointmentId, StaffNumber)
);
CREATE INDEX IX_ChangeLog_Staff ON es.ChangeLog (StaffNumber, Seq) INCLUDE (IsDeleted);

-- Which number eserp gave to an appointment that the module created under a key.
CREATE TABLE es.Created (CreationKey uniqueidentifier NOT NULL CONSTRAINT PK_Created PRIMARY KEY, AppointmentId bigint NOT NULL);

CREATE TABLE es.Connection (
  ConnectionId int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Connection PRIMARY KEY,
  Name nvarchar(64) COLLATE Latin1_General_CI_AS NOT NULL CONSTRAINT UQ_Connection_Name UNIQUE,
  Settings nvarchar(max) NOT NULL,
  Secret varbinary(max) NULL
);

CREATE TABLE es.SyncedStaff (
  StaffNumber int NOT NULL CONSTRAINT PK_SyncedStaff PRIMARY KEY,
  ConnectionId int NOT NULL CONSTRAINT FK_SyncedStaff_Connection REFERENCES es.Connection (ConnectionId),
  Options nvarchar(max) NOT NULL
);

CREATE TABLE es.Position (
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  MailboxAddress nvarchar(320) NULL,
  SyncState nvarchar(max) NULL,
  ChangeToken nvarchar(100) NULL,
  CONSTRAINT PK_Position PRIMARY KEY (ConnectionId, StaffNumber)
);

CREATE TABLE es.Link (
  LinkId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Link PRIMARY KEY,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  AppointmentId bigint NOT NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  ChangeKey nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  EserpVersion bigint NOT NULL CONSTRAINT DF_Link_EserpVersion DEFAULT 0,
  Base nvarchar(max) NULL,
  Intent nvarchar(max) NULL,
  State int NOT NULL CONSTRAINT DF_Link_State DEFAULT 0,
  CONSTRAINT UQ_Link_Appointment UNIQUE (ConnectionId, StaffNumber, AppointmentId)
);
CREATE UNIQUE INDEX UX_Link_Item ON es.Link (ConnectionId, StaffNumber, ItemId) WHERE ItemId IS NOT NULL;
CREATE INDEX IX_Link_Page ON es.Link (ConnectionId, StaffNumber, LinkId);
CREATE INDEX IX_Link_Open ON es.Link (ConnectionId, StaffNumber) WHERE Intent IS NOT NULL;

CREATE TABLE es.Run (
  RunId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Run PRIMARY KEY,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  Started datetime2(3) NOT NULL,
  Finished datetime2(3) NULL,
  IsComplete bit NOT NULL CONSTRAINT DF_Run_IsComplete DEFAULT 0,
  Summary nvarchar(max) NULL
);
CREATE INDEX IX_Run_Mailbox ON es.Run (ConnectionId, StaffNumber, IsComplete, Finished);

CREATE TABLE es.Journal (
  JournalId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Journal PRIMARY KEY,
  RunId bigint NOT NULL,
  AppointmentId bigint NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  Side int NOT NULL,
  Action int NOT NULL,
  Reason nvarchar(64) NOT NULL,
  Before nvarchar(max) NULL,
  After nvarchar(max) NULL
);
CREATE INDEX IX_Journal_Run ON es.Journal (RunId);

CREATE TABLE es.Issue (
  IssueId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Issue PRIMARY KEY,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  AppointmentId bigint NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  Subject nvarchar(max) NULL,
  Reason nvarchar(64) NOT NULL,
  Message nvarchar(max) NOT NULL,
  Retry bit NOT NULL,
  DeletedIn int NULL,
  FirstSeen datetime2(3) NOT NULL,
  LastSeen datetime2(3) NOT NULL,
  LastRunId bigint NOT NULL,
  Approved datetime2(3) NULL,
  Ended datetime2(3) NULL
);
CREATE INDEX IX_Issue_Appointment ON es.Issue (ConnectionId, StaffNumber, AppointmentId) WHERE Ended IS NULL;
CREATE INDEX IX_Issue_Item ON es.Issue (ConnectionId, StaffNumber, ItemId) WHERE Ended IS NULL;
CREATE INDEX IX_Issue_LastSeen ON es.Issue (LastSeen);

CREATE TABLE es.Lease (
  Name nvarchar(64) NOT NULL CONSTRAINT PK_Lease PRIMARY KEY,
  Token bigint NOT NULL,
  Holder nvarchar(256) NULL,
  Expires datetime2(3) NOT NULL
);
