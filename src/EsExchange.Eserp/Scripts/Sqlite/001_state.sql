-- What the module keeps: configuration, change log, links, journal, issues, runs and leases. Instants are text in UTC.

CREATE TABLE es_Setting (Name TEXT PRIMARY KEY, Value TEXT NOT NULL) WITHOUT ROWID;

-- The last change of each item for each staff member whom it concerns, written by triggers on eserp's tables, whoever writes there.
-- Kind is 0 for appointments, 1 for tasks, 2 for contact persons.
CREATE TABLE es_ChangeLog (
  Seq INTEGER PRIMARY KEY AUTOINCREMENT,
  Kind INTEGER NOT NULL,
  EserpId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  IsDeleted INTEGER NOT NULL,
  UNIQUE (Kind, EserpId, StaffNumber)
);
CREATE INDEX es_ChangeLog_Staff ON es_ChangeLog (StaffNumber, Kind, Seq);

-- Which number eserp gave to an item that the module created under a key.
CREATE TABLE es_Created (CreationKey TEXT PRIMARY KEY, EserpId INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE es_Connection (
  ConnectionId INTEGER PRIMARY KEY AUTOINCREMENT,
  Name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  Settings TEXT NOT NULL,
  Secret BLOB NULL
);

CREATE TABLE es_SyncedStaff (
  StaffNumber INTEGER PRIMARY KEY,
  ConnectionId INTEGER NOT NULL REFERENCES es_Connection (ConnectionId),
  Options TEXT NOT NULL
);

-- The Outlook colour of an activity type's category, by its index; NULL for none.
CREATE TABLE es_ActivityCategory (ActivityTypeNumber INTEGER PRIMARY KEY, Color INTEGER NULL);

CREATE TABLE es_Position (
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  MailboxAddress TEXT NULL,
  SyncState TEXT NULL,
  ChangeToken TEXT NULL,
  WindowEnd TEXT NULL,
  Settings TEXT NULL,
  PRIMARY KEY (ConnectionId, StaffNumber, Kind)
) WITHOUT ROWID;

-- Which Exchange item stands for which series.
CREATE TABLE es_Series (
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  ItemId TEXT NOT NULL,
  SeriesId TEXT NOT NULL,
  PRIMARY KEY (ConnectionId, StaffNumber, ItemId)
) WITHOUT ROWID;

CREATE TABLE es_Link (
  LinkId INTEGER PRIMARY KEY AUTOINCREMENT,
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  EserpId INTEGER NOT NULL,
  ItemId TEXT NULL,
  ChangeKey TEXT NULL,
  EserpVersion INTEGER NOT NULL DEFAULT 0,
  Base TEXT NULL,
  Intent TEXT NULL,
  State INTEGER NOT NULL DEFAULT 0,
  IsMeeting INTEGER NOT NULL DEFAULT 0,
  IsUnseen INTEGER NOT NULL DEFAULT 0,
  SeriesId TEXT NULL,
  OccurrenceStart TEXT NULL,
  UNIQUE (ConnectionId, StaffNumber, Kind, EserpId)
);
CREATE UNIQUE INDEX es_Link_Item ON es_Link (ConnectionId, StaffNumber, Kind, ItemId) WHERE ItemId IS NOT NULL;
CREATE INDEX es_Link_Page ON es_Link (ConnectionId, StaffNumber, Kind, LinkId);
CREATE INDEX es_Link_Open ON es_Link (ConnectionId, StaffNumber, Kind) WHERE Intent IS NOT NULL;
CREATE INDEX es_Link_Unseen ON es_Link (ConnectionId, StaffNumber, Kind) WHERE IsUnseen = 1;
CREATE INDEX es_Link_Series ON es_Link (ConnectionId, StaffNumber, Kind, SeriesId) WHERE SeriesId IS NOT NULL;

CREATE TABLE es_Run (
  RunId INTEGER PRIMARY KEY AUTOINCREMENT,
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  Started TEXT NOT NULL,
  Finished TEXT NULL,
  IsComplete INTEGER NOT NULL DEFAULT 0,
  Summary TEXT NULL
);
CREATE INDEX es_Run_Mailbox ON es_Run (ConnectionId, StaffNumber, IsComplete, Finished);

CREATE TABLE es_Journal (
  JournalId INTEGER PRIMARY KEY AUTOINCREMENT,
  RunId INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  EserpId INTEGER NULL,
  ItemId TEXT NULL,
  Side INTEGER NOT NULL,
  Action INTEGER NOT NULL,
  Reason TEXT NOT NULL,
  Before TEXT NULL,
  After TEXT NULL,
  Undone TEXT NULL
);
CREATE INDEX es_Journal_Run ON es_Journal (RunId);
CREATE INDEX es_Journal_Item ON es_Journal (Kind, EserpId);

-- Fields that both sides had changed, with the values that were and were not kept.
CREATE TABLE es_Conflict (
  ConflictId INTEGER PRIMARY KEY AUTOINCREMENT,
  RunId INTEGER NOT NULL,
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  EserpId INTEGER NOT NULL,
  ItemId TEXT NULL,
  Field TEXT NOT NULL,
  Base TEXT NULL,
  Eserp TEXT NOT NULL,
  Exchange TEXT NOT NULL,
  Winner INTEGER NOT NULL,
  Seen TEXT NOT NULL,
  Resolved TEXT NULL,
  Kept TEXT NULL
);
CREATE INDEX es_Conflict_Open ON es_Conflict (ConnectionId, StaffNumber) WHERE Resolved IS NULL;
CREATE INDEX es_Conflict_Seen ON es_Conflict (Seen);

CREATE TABLE es_Issue (
  IssueId INTEGER PRIMARY KEY AUTOINCREMENT,
  ConnectionId INTEGER NOT NULL,
  StaffNumber INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  EserpId INTEGER NULL,
  ItemId TEXT NULL,
  Subject TEXT NULL,
  Reason TEXT NOT NULL,
  Message TEXT NOT NULL,
  Retry INTEGER NOT NULL,
  DeletedIn INTEGER NULL,
  FirstSeen TEXT NOT NULL,
  LastSeen TEXT NOT NULL,
  LastRunId INTEGER NOT NULL,
  Approved TEXT NULL,
  Ended TEXT NULL
);
CREATE INDEX es_Issue_Eserp ON es_Issue (ConnectionId, StaffNumber, Kind, EserpId) WHERE Ended IS NULL;
CREATE INDEX es_Issue_Item ON es_Issue (ConnectionId, StaffNumber, Kind, ItemId) WHERE Ended IS NULL;
CREATE INDEX es_Issue_Retry ON es_Issue (ConnectionId, StaffNumber, Kind) WHERE Ended IS NULL AND Retry = 1;
CREATE INDEX es_Issue_LastSeen ON es_Issue (LastSeen);

CREATE TABLE es_Lease (
  Name TEXT PRIMARY KEY,
  Token INTEGER NOT NULL,
  Holder TEXT NULL,
  Expires TEXT NOT NULL
) WITHOUT ROWID;
