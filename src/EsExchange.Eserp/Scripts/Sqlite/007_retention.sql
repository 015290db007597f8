-- What is out of date is found without reading what is not.
CREATE INDEX es_Run_Started ON es_Run (ConnectionId, Started);
CREATE INDEX es_Issue_Ended ON es_Issue (ConnectionId, Ended) WHERE Ended IS NOT NULL;
CREATE INDEX es_Conflict_Resolved ON es_Conflict (ConnectionId, Resolved) WHERE Resolved IS NOT NULL;
CREATE INDEX es_ChangeLog_Deleted ON es_ChangeLog (StaffNumber, Kind) WHERE IsDeleted = 1;
