-- What the module keeps: configuration, change log, links, journal, issues, runs and leases. Instants are UTC.
-- The schema belongs to dbo, whoever creates it: the triggers of dbo's tables write the change log for users who have no right to it.
CREATE SCHEMA es AUTHORIZATION dbo;
GO
CREATE TABLE es.SchemaVersion (Version int NOT NULL CONSTRAINT PK_SchemaVersion PRIMARY KEY, Applied datetime2(3) NOT NULL);

CREATE TABLE es.Setting (Name nvarchar(64) NOT NULL CONSTRAINT PK_Setting PRIMARY KEY, Value nvarchar(400) NOT NULL);

-- The last change of each item for each staff member whom it concerns, written by triggers on eserp's tables, whoever writes there.
-- Kind is 0 for appointments, 1 for tasks, 2 for contact persons.
CREATE TABLE es.ChangeLog (
  Kind int NOT NULL,
  EserpId bigint NOT NULL,
  StaffNumber int NOT NULL,
  IsDeleted bit NOT NULL,
  Seq rowversion NOT NULL,
  CONSTRAINT PK_ChangeLog PRIMARY KEY (Kind, EserpId, StaffNumber)
);
CREATE INDEX IX_ChangeLog_Staff ON es.ChangeLog (StaffNumber, Kind, Seq) INCLUDE (IsDeleted);

-- Which number eserp gave to an item that the module created under a key.
CREATE TABLE es.Created (CreationKey uniqueidentifier NOT NULL CONSTRAINT PK_Created PRIMARY KEY, EserpId bigint NOT NULL);

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

-- The Outlook colour of an activity type's category, by its index; NULL for none.
CREATE TABLE es.ActivityCategory (ActivityTypeNumber int NOT NULL CONSTRAINT PK_ActivityCategory PRIMARY KEY, Color int NULL);

CREATE TABLE es.Position (
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  Kind int NOT NULL,
  MailboxAddress nvarchar(320) NULL,
  SyncState nvarchar(max) NULL,
  ChangeToken nvarchar(100) NULL,
  WindowEnd datetime2(3) NULL,
  Settings nvarchar(100) NULL,
  CONSTRAINT PK_Position PRIMARY KEY (ConnectionId, StaffNumber, Kind)
);

-- Which Exchange item stands for which series.
CREATE TABLE es.Series (
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  ItemId nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
  SeriesId nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
  CONSTRAINT PK_Series PRIMARY KEY (ConnectionId, StaffNumber, ItemId)
);

CREATE TABLE es.Link (
  LinkId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Link PRIMARY KEY,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  Kind int NOT NULL,
  EserpId bigint NOT NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  ChangeKey nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  EserpVersion bigint NOT NULL CONSTRAINT DF_Link_EserpVersion DEFAULT 0,
  Base nvarchar(max) NULL,
  Intent nvarchar(max) NULL,
  State int NOT NULL CONSTRAINT DF_Link_State DEFAULT 0,
  IsMeeting bit NOT NULL CONSTRAINT DF_Link_IsMeeting DEFAULT 0,
  IsUnseen bit NOT NULL CONSTRAINT DF_Link_IsUnseen DEFAULT 0,
  SeriesId nvarchar(400) COLLATE Latin1_General_BIN2 NULL,
  OccurrenceStart datetime2(3) NULL,
  CONSTRAINT UQ_Link_Eserp UNIQUE (ConnectionId, StaffNumber, Kind, EserpId)
);
CREATE UNIQUE INDEX UX_Link_Item ON es.Link (ConnectionId, StaffNumber, Kind, ItemId) WHERE ItemId IS NOT NULL;
CREATE INDEX IX_Link_Page ON es.Link (ConnectionId, StaffNumber, Kind, LinkId);
CREATE INDEX IX_Link_Open ON es.Link (ConnectionId, StaffNumber, Kind) WHERE Intent IS NOT NULL;
CREATE INDEX IX_Link_Unseen ON es.Link (ConnectionId, StaffNumber, Kind) WHERE IsUnseen = 1;
CREATE INDEX IX_Link_Series ON es.Link (ConnectionId, StaffNumber, Kind, SeriesId) WHERE SeriesId IS NOT NULL;

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
  Kind int NOT NULL,
  EserpId bigint NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  Side int NOT NULL,
  Action int NOT NULL,
  Reason nvarchar(64) NOT NULL,
  Before nvarchar(max) NULL,
  After nvarchar(max) NULL,
  Undone datetime2(3) NULL
);
CREATE INDEX IX_Journal_Run ON es.Journal (RunId);
CREATE INDEX IX_Journal_Item ON es.Journal (Kind, EserpId);

-- Fields that both sides had changed, with the values that were and were not kept.
CREATE TABLE es.Conflict (
  ConflictId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Conflict PRIMARY KEY,
  RunId bigint NOT NULL,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  Kind int NOT NULL,
  EserpId bigint NOT NULL,
  ItemId nvarchar(512) COLLATE Latin1_General_BIN2 NULL,
  Field nvarchar(64) NOT NULL,
  Base nvarchar(max) NULL,
  Eserp nvarchar(max) NOT NULL,
  Exchange nvarchar(max) NOT NULL,
  Winner int NOT NULL,
  Seen datetime2(3) NOT NULL,
  Resolved datetime2(3) NULL,
  Kept nvarchar(64) NULL
);
CREATE INDEX IX_Conflict_Open ON es.Conflict (ConnectionId, StaffNumber) WHERE Resolved IS NULL;
CREATE INDEX IX_Conflict_Seen ON es.Conflict (Seen);

CREATE TABLE es.Issue (
  IssueId bigint IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Issue PRIMARY KEY,
  ConnectionId int NOT NULL,
  StaffNumber int NOT NULL,
  Kind int NOT NULL,
  EserpId bigint NULL,
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
CREATE INDEX IX_Issue_Eserp ON es.Issue (ConnectionId, StaffNumber, Kind, EserpId) WHERE Ended IS NULL;
CREATE INDEX IX_Issue_Item ON es.Issue (ConnectionId, StaffNumber, Kind, ItemId) WHERE Ended IS NULL;
CREATE INDEX IX_Issue_LastSeen ON es.Issue (LastSeen);

CREATE TABLE es.Lease (
  Name nvarchar(64) NOT NULL CONSTRAINT PK_Lease PRIMARY KEY,
  Token bigint NOT NULL,
  Holder nvarchar(256) NULL,
  Expires datetime2(3) NOT NULL
);
