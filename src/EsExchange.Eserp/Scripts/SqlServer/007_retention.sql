-- What is out of date is found without reading what is not.
CREATE INDEX IX_Run_Started ON es.Run (ConnectionId, Started);
CREATE INDEX IX_Issue_Ended ON es.Issue (ConnectionId, Ended) WHERE Ended IS NOT NULL;
CREATE INDEX IX_Conflict_Resolved ON es.Conflict (ConnectionId, Resolved) WHERE Resolved IS NOT NULL;

-- Not filtered: the change log is written in sessions of other programs, whose settings may forbid them a filtered index.
CREATE INDEX IX_ChangeLog_Deleted ON es.ChangeLog (IsDeleted, StaffNumber, Kind) INCLUDE (Seq);
